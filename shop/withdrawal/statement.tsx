import { formatQuantity, type Milli } from "../../shared/money.ts";
import { quantityChoices } from "../../src/returns/statement-form.ts";
import type { Withdrawing } from "../../src/returns/withdrawal.ts";
import { Document } from "../document.tsx";
import { renderPage, type Frame } from "../frame.ts";
import { ErrorSummary, Field, FieldError, isWrong, type FormState } from "../parts/form.tsx";
import { Deadline, NotOpen } from "./standing.tsx";

interface StatementView {
  withdrawing: Withdrawing;
  form: FormState;
  /** Where the form goes. */
  path: string;
}

/** First step: who withdraws, from what, and where the acknowledgement goes; all lines unless he says otherwise. */
export function statementPage(frame: Frame, { withdrawing, form, path }: StatementView): string {
  const { words } = frame;
  const said = words.withdrawal.statement;
  const { order, door } = withdrawing;
  const title = said.title(order.reference);
  return renderPage(
    <Document frame={frame} title={title} isPrivate hasErrors={isWrong(form)}>
      <div className="wide narrow">
        <div className="panel withdrawal">
          <ErrorSummary frame={frame} errors={form.errors} />
          <h1>{title}</h1>
          {door.kind === "closed" ? (
            <NotOpen frame={frame} withdrawing={withdrawing} />
          ) : (
            <form className="form" method="post" action={path} noValidate>
              <div>
                <p>{said.intro}</p>
                <Deadline frame={frame} lastDay={door.lastDay} />
              </div>
              <input type="hidden" name="cle" value={form.values["cle"]} />
              <fieldset>
                <legend id="lignes">{said.lines}</legend>
                {form.errors["lignes"] && <FieldError id="lignes" text={form.errors["lignes"]} />}
                {door.lines.map((open) => (
                  <Choice key={open.line.id} frame={frame} open={open} value={form.values[`q-${open.line.id}`]} />
                ))}
                <Excepted frame={frame} withdrawing={withdrawing} />
              </fieldset>
              <fieldset>
                <Field frame={frame} form={form} name="nom" label={said.name} autoComplete="name" />
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
                {said.next}
              </button>
            </form>
          )}
        </div>
      </div>
    </Document>,
  );
}

type Open = Extract<Withdrawing["door"], { kind: "open" }>["lines"][number];

function Choice({ frame, open, value }: { frame: Frame; open: Open; value: string | undefined }) {
  const said = frame.words.withdrawal.statement;
  const { line, quantity } = open;
  const id = `q-${line.id}`;
  const named = [line.name, line.variantName].filter(Boolean).join(", ");
  return (
    <div className="declared">
      <label htmlFor={id}>
        <bdi>{line.name}</bdi>
        {line.variantName && (
          <span className="soft">
            <bdi>{line.variantName}</bdi>
          </span>
        )}
      </label>
      <select id={id} name={id} defaultValue={value ?? String(quantity)} aria-label={said.quantityOf(named)}>
        {quantityChoices(quantity).map((choice) => (
          <option key={choice} value={choice}>
            {labelOf(frame, choice, quantity)}
          </option>
        ))}
      </select>
    </div>
  );
}

function labelOf({ words, locale }: Frame, choice: Milli, whole: Milli): string {
  const said = words.withdrawal.statement;
  if (choice === 0) return said.none;
  const count = formatQuantity(choice, locale);
  return choice === whole ? said.all(count) : count;
}

/** What gives no right is shown as such, with the ground in law. */
function Excepted({ frame, withdrawing }: { frame: Frame; withdrawing: Withdrawing }) {
  const { statement, grounds } = frame.words.withdrawal;
  return withdrawing.door.excepted.map(({ line, ground }) => (
    <div className="declared" key={line.id}>
      <span>
        <bdi>{line.name}</bdi>
        <span className="soft">{statement.excepted(grounds[ground])}</span>
      </span>
    </div>
  ));
}
