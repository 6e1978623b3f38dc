import type { AddressAsked } from "../../src/checkout/steps/details-form.ts";
import type { Quote } from "../../src/checkout/quote.ts";
import { stepPath } from "../../src/checkout/steps/steps.ts";
import { renderPage, type Frame } from "../frame.ts";
import { AddressFields } from "../parts/address-fields.tsx";
import { ErrorSummary, Field, isWrong, type FormState } from "../parts/form.tsx";
import { StepPage } from "../parts/steps.tsx";

interface DetailsView {
  quote: Quote;
  form: FormState;
  asked: AddressAsked;
}

/** First step: who orders, and where it goes. No account, nothing asked twice. */
export function detailsPage(frame: Frame, { quote, form, asked }: DetailsView): string {
  const { words, base } = frame;
  const { contact, steps } = words;
  return renderPage(
    <StepPage frame={frame} quote={quote} step="contact" title={contact.title} hasErrors={isWrong(form)}>
      <ErrorSummary frame={frame} errors={form.errors} />
      <p className="soft">{contact.allRequired}</p>
      <form className="panel form" method="post" action={`${base}${stepPath.contact}`} noValidate>
        <Person frame={frame} form={form} />
        <fieldset>
          <legend>{asked === "delivery" ? contact.delivery : contact.billing}</legend>
          {asked === "delivery" && (
            <Field
              {...{ frame, form }}
              name="recipient"
              label={contact.otherRecipient}
              isOptional
              autoComplete="shipping name"
            />
          )}
          <Field {...{ frame, form }} name="company" label={contact.company} isOptional autoComplete="organization" />
          <AddressFields frame={frame} form={form} kind={asked === "delivery" ? "shipping" : "billing"} />
        </fieldset>
        {asked === "delivery" && <OtherBilling frame={frame} form={form} />}
        <button className="button primary" type="submit">
          {quote.isDelivered ? steps.toDelivery : steps.toPayment}
        </button>
      </form>
    </StepPage>,
  );
}

function Person({ frame, form }: { frame: Frame; form: FormState }) {
  const { contact } = frame.words;
  return (
    <fieldset>
      <legend>{contact.you}</legend>
      <p className="hint">{contact.guest}</p>
      <Field {...{ frame, form }} name="name" label={contact.name} autoComplete="name" />
      <Field
        {...{ frame, form }}
        name="email"
        label={contact.email}
        hint={contact.emailHint}
        type="email"
        autoComplete="email"
        inputMode="email"
      />
      <Field
        {...{ frame, form }}
        name="phone"
        label={contact.phone}
        hint={contact.phoneHint}
        isOptional
        type="tel"
        autoComplete="tel"
        inputMode="tel"
        size="medium"
      />
      {frame.shop.settings.cartReminders !== "off" && <ReminderBox frame={frame} form={form} />}
    </fieldset>
  );
}

/** Never ticked beforehand: the law wants that the customer asks for it himself. */
function ReminderBox({ frame, form }: { frame: Frame; form: FormState }) {
  const { box, boxHint } = frame.words.reminders;
  return (
    <div className="field">
      <label className="tick">
        <input
          type="checkbox"
          name="reminder"
          value="1"
          defaultChecked={form.values["reminder"] === "1"}
          aria-describedby="reminder-hint"
        />
        <span>{box}</span>
      </label>
      <span className="hint" id="reminder-hint">
        {boxHint}
      </span>
    </div>
  );
}

/** Shown by the style sheet once its box is ticked; without the box its fields are not read. */
function OtherBilling({ frame, form }: { frame: Frame; form: FormState }) {
  const { contact } = frame.words;
  return (
    <fieldset className="other-billing">
      <legend className="aloud">{contact.billing}</legend>
      <label className="tick">
        <input type="checkbox" name="otherBilling" value="1" defaultChecked={form.values["otherBilling"] === "1"} />
        <span>{contact.otherBilling}</span>
      </label>
      <div className="revealed">
        <Field
          {...{ frame, form }}
          name="billingName"
          label={contact.billingName}
          isOptional
          autoComplete="billing name"
        />
        <Field
          {...{ frame, form }}
          name="billingCompany"
          label={contact.company}
          isOptional
          autoComplete="billing organization"
        />
        <AddressFields frame={frame} form={form} kind="billing" prefix="billing" />
      </div>
    </fieldset>
  );
}
