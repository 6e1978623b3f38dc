import type { ReactNode } from "react";
import { addressLines, type Address } from "../../shared/addresses.ts";
import { payToFacts } from "../../shared/banking/pay-facts.ts";
import type { Cart } from "../../src/checkout/cart.ts";
import type { Quote } from "../../src/checkout/quote.ts";
import type { PaymentMethod } from "../../src/payments/payment-method.ts";
import { stepPath } from "../../src/checkout/steps/steps.ts";
import { amount, renderPage, type Frame } from "../frame.ts";
import { daysText, priceText } from "../parts/delivery.tsx";
import { ErrorSummary, FieldError, isWrong, type FormState } from "../parts/form.tsx";
import { StepPage } from "../parts/steps.tsx";

interface ChoiceView {
  quote: Quote;
  cart: Cart;
  form: FormState;
}

/** Second step, when something is delivered: how, by when, for how much. */
export function deliveryPage(frame: Frame, { quote, cart, form }: ChoiceView): string {
  const { words, base, shop, locale } = frame;
  const { delivery, steps } = words;
  const { deliveryOptions } = quote;
  const hasPickup = deliveryOptions.some((one) => one.kind === "pickup");
  return renderPage(
    <StepPage frame={frame} quote={quote} step="delivery" title={delivery.title} hasErrors={isWrong(form)}>
      <ErrorSummary frame={frame} errors={form.errors} />
      {cart.deliveryAddress && (
        <SendTo frame={frame} address={cart.deliveryAddress} place={{ locale, homeCountry: shop.country }} />
      )}
      {deliveryOptions.length === 0 ? (
        <p className="notice warn">{delivery.none}</p>
      ) : (
        <form className="panel form" method="post" action={`${base}${stepPath.delivery}`} noValidate>
          <Options
            name="deliveryMethodId"
            legend={hasPickup ? delivery.pickupLegend : delivery.legend}
            error={form.errors["deliveryMethodId"]}
          >
            {deliveryOptions.map((method, index) => (
              <Option
                key={method.id}
                id={index === 0 ? "deliveryMethodId" : undefined}
                name="deliveryMethodId"
                value={method.id}
                isChosen={method.id === (quote.delivery ?? deliveryOptions[0])?.id}
                title={method.name}
                aside={priceText(frame, method.price)}
                details={[daysText(frame, method), method.instructions]}
              />
            ))}
          </Options>
          <p className="hint">{delivery.estimate}</p>
          <StepButtons frame={frame} back={stepPath.contact} next={steps.toPayment} />
        </form>
      )}
    </StepPage>,
  );
}

/** Next step: by which of the means that the merchant offers; and a word to the shop. */
export function paymentPage(frame: Frame, { quote, cart, form }: ChoiceView): string {
  const { words, base } = frame;
  const { payment, steps } = words;
  const { paymentOptions } = quote;
  return renderPage(
    <StepPage frame={frame} quote={quote} step="payment" title={payment.title} hasErrors={isWrong(form)}>
      <ErrorSummary frame={frame} errors={form.errors} />
      {paymentOptions.length === 0 ? (
        <p className="notice warn">{payment.none}</p>
      ) : (
        <form className="panel form" method="post" action={`${base}${stepPath.payment}`} noValidate>
          <Options name="paymentMethodId" legend={payment.legend} error={form.errors["paymentMethodId"]}>
            {paymentOptions.map((method, index) => (
              <Option
                key={method.id}
                id={index === 0 ? "paymentMethodId" : undefined}
                name="paymentMethodId"
                value={method.id}
                isChosen={method.id === (quote.payment ?? paymentOptions[0])?.id}
                title={method.name}
                details={[method.mode === "test" ? payment.test : "", ...sentTo(method, frame), method.instructions]}
              />
            ))}
          </Options>
          <OfferedFee frame={frame} quote={quote} />
          <Message frame={frame} form={form} cart={cart} />
          <StepButtons
            frame={frame}
            back={quote.isDelivered ? stepPath.delivery : stepPath.contact}
            next={steps.toReview}
          />
        </form>
      )}
    </StepPage>,
  );
}

/** Ticked only by who wants it. */
function OfferedFee({ frame, quote: { fee } }: { frame: Frame; quote: Quote }) {
  const { selling } = frame.words;
  if (!fee?.isOffered) return null;
  return (
    <fieldset>
      <legend>{selling.feeLegend}</legend>
      <label className="tick">
        <input type="checkbox" name="takesFee" value="1" defaultChecked={fee.isTaken} />
        <span>{selling.fee(fee.item.name, amount(frame, fee.item.price))}</span>
      </label>
    </fieldset>
  );
}

/** "IBAN : FR14 2004…", line by line. */
const sentTo = (method: PaymentMethod, { locale }: Frame): string[] =>
  payToFacts(method, locale).map(({ label, value }) =>
    [label, value.replaceAll("\n", ", ")].join(locale.startsWith("fr") ? "\u00a0: " : ": "),
  );

function SendTo({
  frame,
  address,
  place,
}: {
  frame: Frame;
  address: Address;
  place: { locale: string; homeCountry: string };
}) {
  const { words, base } = frame;
  return (
    <p className="send-to">
      <span className="soft">{words.delivery.sendTo}</span>
      <bdi>{addressLines(address, place).join(", ")}</bdi>
      <a className="link" href={`${base}${stepPath.contact}`}>
        {words.modify}
      </a>
    </p>
  );
}

function Options(props: { name: string; legend: string; error?: string; children: ReactNode }) {
  const { name, legend, error, children } = props;
  return (
    <fieldset className="choices" aria-describedby={error ? `${name}-error` : undefined}>
      <legend>{legend}</legend>
      {error && <FieldError id={name} text={error} />}
      {children}
    </fieldset>
  );
}

interface OptionProps {
  id?: string;
  name: string;
  value: string;
  isChosen: boolean;
  title: string;
  aside?: string;
  details: readonly string[];
}

function Option({ id, name, value, isChosen, title, aside, details }: OptionProps) {
  return (
    <label className="choice">
      <input id={id} type="radio" name={name} value={value} defaultChecked={isChosen} required />
      <span className="choice-name">
        <bdi>{title}</bdi>
        {details.filter(Boolean).map((detail) => (
          <span key={detail} className="soft prose">
            {detail}
          </span>
        ))}
      </span>
      {aside && <span className="figures">{aside}</span>}
    </label>
  );
}

function Message({ frame, form, cart }: { frame: Frame; form: FormState; cart: Cart }) {
  const { words } = frame;
  const error = form.errors["customerMessage"];
  const described = ["customerMessage-hint", error && "customerMessage-error"].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor="customerMessage">
        {words.payment.message} <span className="soft">{words.optional}</span>
      </label>
      <span className="hint" id="customerMessage-hint">
        {words.payment.messageHint}
      </span>
      {error && <FieldError id="customerMessage" text={error} />}
      <textarea
        id="customerMessage"
        name="customerMessage"
        rows={3}
        defaultValue={form.values["customerMessage"] ?? cart.customerMessage}
        aria-describedby={described}
        aria-invalid={error ? true : undefined}
      />
    </div>
  );
}

function StepButtons({ frame, back, next }: { frame: Frame; back: string; next: string }) {
  return (
    <div className="step-buttons">
      <button className="button primary" type="submit">
        {next}
      </button>
      <a className="link" href={`${frame.base}${back}`}>
        {frame.words.steps.back}
      </a>
    </div>
  );
}
