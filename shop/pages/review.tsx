import type { ReactNode } from "react";
import { isPaidInHand } from "../../shared/banking/means.ts";
import { addressLines, type Address } from "../../shared/addresses.ts";
import type { Cart } from "../../src/checkout/cart.ts";
import type { Quote } from "../../src/checkout/quote.ts";
import { stepPath } from "../../src/checkout/steps/steps.ts";
import { amount, renderPage, type Frame } from "../frame.ts";
import { daysText, priceText } from "../parts/delivery.tsx";
import { ErrorSummary, FieldError, type FormState } from "../parts/form.tsx";
import { LineList } from "../parts/lines.tsx";
import { StepPage } from "../parts/steps.tsx";
import { quoteTotals, shownLines } from "../parts/summary.tsx";
import { TotalsList } from "../parts/totals.tsx";

interface ReviewView {
  quote: Quote;
  cart: Cart;
  errors: FormState["errors"];
}

/** Last step: everything on one page, each part with its way back, and the button that binds. */
export function reviewPage(frame: Frame, { quote, cart, errors }: ReviewView): string {
  const { words, base } = frame;
  const { review } = words;
  const hasErrors = Object.keys(errors).length > 0;
  return renderPage(
    <StepPage frame={frame} quote={quote} step="review" title={review.title} hasErrors={hasErrors}>
      <ErrorSummary frame={frame} errors={errors} />
      <p className="soft">{review.notYet}</p>
      <div className="panel review">
        <People frame={frame} quote={quote} cart={cart} />
        <Means frame={frame} quote={quote} cart={cart} />
        <Part frame={frame} title={review.items} path="/panier">
          <LineList frame={frame} lines={shownLines(frame, quote)} />
          <TotalsList frame={frame} totals={quoteTotals(frame, quote)} />
        </Part>
        <form className="place" method="post" action={`${base}${stepPath.review}`}>
          <input type="hidden" name="shownTotal" value={quote.priced.total} />
          {quote.asksConsent && <Consent frame={frame} error={errors["digitalConsent"]} />}
          <p>{review.engages(amount(frame, quote.priced.total))}</p>
          <button className="button primary large" type="submit" data-wait={review.placing}>
            {review.place}
          </button>
        </form>
      </div>
    </StepPage>,
  );
}

/** Never ticked beforehand: what is not asked for expressly is not agreed to. */
function Consent({ frame, error }: { frame: Frame; error: string | undefined }) {
  const { consent } = frame.words;
  return (
    <fieldset className={error ? "field wrong" : "field"}>
      <legend>{consent.title}</legend>
      {error && <FieldError id="digitalConsent" text={error} />}
      <label className="tick">
        <input
          id="digitalConsent"
          type="checkbox"
          name="digitalConsent"
          value="1"
          required
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "digitalConsent-error" : undefined}
        />
        <span>{consent.text}</span>
      </label>
    </fieldset>
  );
}

function People({ frame, quote, cart }: { frame: Frame; quote: Quote; cart: Cart }) {
  const { review } = frame.words;
  const { contact, deliveryAddress, billingAddress } = cart;
  const billing = billingAddress ?? deliveryAddress;
  const isSame = quote.isBrought && billingAddress === null;
  return (
    <>
      <Part frame={frame} title={review.contact} path={stepPath.contact}>
        <Lines lines={[contact?.name, contact?.email, contact?.phone]} />
      </Part>
      {quote.isBrought && deliveryAddress && (
        <Part frame={frame} title={review.deliveryAddress} path={stepPath.contact}>
          <AddressLines frame={frame} address={deliveryAddress} />
        </Part>
      )}
      <Part frame={frame} title={review.billingAddress} path={stepPath.contact}>
        {isSame ? <p>{review.same}</p> : billing && <AddressLines frame={frame} address={billing} />}
      </Part>
    </>
  );
}

function Means({ frame, quote, cart }: { frame: Frame; quote: Quote; cart: Cart }) {
  const { review } = frame.words;
  const { delivery, payment } = quote;
  return (
    <>
      {delivery && (
        <Part frame={frame} title={review.delivery} path={stepPath.delivery}>
          <Lines lines={[`${delivery.name}, ${priceText(frame, delivery.price)}`, arrivalText(frame, quote)]} />
        </Part>
      )}
      <Part frame={frame} title={review.payment} path={stepPath.payment}>
        <Lines lines={[payment?.name]} />
      </Part>
      {cart.customerMessage && (
        <Part frame={frame} title={review.message} path={stepPath.payment}>
          <p className="prose">
            <bdi>{cart.customerMessage}</bdi>
          </p>
        </Part>
      )}
    </>
  );
}

/** Money sent by the customer takes its own time: the days then count from its arrival. */
function arrivalText(frame: Frame, { delivery, payment }: Quote): string {
  if (!delivery) return "";
  const isSent = payment !== null && !isPaidInHand(payment.kind);
  if (!isSent) return daysText(frame, delivery);
  const { afterPayment, onceReceived } = frame.words.delivery;
  return delivery.daysMax === 0 ? onceReceived : afterPayment(delivery.daysMin, delivery.daysMax);
}

function Part(props: { frame: Frame; title: string; path: string; children: ReactNode }) {
  const { frame, title, path, children } = props;
  return (
    <section className="part">
      <h2>{title}</h2>
      <div>{children}</div>
      <a className="link" href={`${frame.base}${path}`} aria-label={frame.words.review.modifyOne(title)}>
        {frame.words.modify}
      </a>
    </section>
  );
}

function Lines({ lines }: { lines: readonly (string | undefined)[] }) {
  return (
    <p>
      {lines.filter(Boolean).map((line) => (
        <span key={line} className="line">
          <bdi>{line}</bdi>
        </span>
      ))}
    </p>
  );
}

function AddressLines({ frame: { locale, shop }, address }: { frame: Frame; address: Address }) {
  return (
    <address>
      <Lines lines={addressLines(address, { locale, homeCountry: shop.country })} />
    </address>
  );
}
