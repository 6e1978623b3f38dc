import { Document } from "../document.tsx";
import { renderPage, type Frame } from "../frame.ts";
import { ErrorSummary, Field, isWrong, type FormState } from "../parts/form.tsx";

/** Where a guest who has lost the link of his order asks for it. */
export function guestWithdrawalPage(frame: Frame, { form, path }: { form: FormState; path: string }): string {
  const { words } = frame;
  const said = words.withdrawal.guest;
  return renderPage(
    <Document frame={frame} title={said.title} hasErrors={isWrong(form)}>
      <div className="wide narrow">
        <div className="panel withdrawal">
          <ErrorSummary frame={frame} errors={form.errors} />
          <h1>{said.title}</h1>
          <p>{said.intro}</p>
          <form className="form" method="post" action={path} noValidate>
            <fieldset>
              <Field frame={frame} form={form} name="nom" label={said.name} autoComplete="name" />
              <Field
                frame={frame}
                form={form}
                name="commande"
                label={said.reference}
                hint={said.referenceHint}
                autoComplete="off"
                size="medium"
              />
              <Field
                frame={frame}
                form={form}
                name="courriel"
                label={said.email}
                type="email"
                inputMode="email"
                autoComplete="email"
              />
            </fieldset>
            <button className="button primary" type="submit">
              {said.send}
            </button>
          </form>
        </div>
      </div>
    </Document>,
  );
}

/** The same answer whatever was typed: it never says whether there is such an order. */
export function linkSentPage(frame: Frame): string {
  const { words, base, path } = frame;
  const said = words.withdrawal.guest;
  return renderPage(
    <Document frame={frame} title={said.sentTitle} isPrivate>
      <div className="wide narrow">
        <div className="panel withdrawal">
          <h1>{said.sentTitle}</h1>
          <p>{said.sentText}</p>
          <div className="buttons">
            <a className="button" href={path}>
              {said.again}
            </a>
            <a className="button primary" href={`${base}/`}>
              {words.problem.toShop}
            </a>
          </div>
        </div>
      </div>
    </Document>,
  );
}
