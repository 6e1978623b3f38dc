import { isPaidInHand } from "../../shared/banking/means.ts";
import { epcPayload, epcVersionMax } from "../../shared/banking/epc.ts";
import { payFacts } from "../../shared/banking/pay-facts.ts";
import { pathOf, qrCode } from "../../ui/qr-code.ts";
import { transferReference } from "../../shared/banking/references.ts";
import type { CustomerOrder } from "../../src/overview/customer/customer-order.ts";
import { trackingToken } from "../../src/orders/tracking.ts";
import { payPath } from "../../src/payments/paying/paths.ts";
import { amount, type Frame } from "../frame.ts";

/** True while the customer owes money for what he gets: nothing for what was given up, sent back or refunded. */
export const isOwed = ({ order, due }: Pick<CustomerOrder, "order" | "due">): boolean =>
  due > 0 &&
  order.cancelledAt === null &&
  order.paymentStatus !== "refunded" &&
  order.fulfilmentStatus !== "will_not_deliver" &&
  order.fulfilmentStatus !== "returned";

/** True while the customer has money to send. */
export const isToPay = (view: CustomerOrder): boolean => isOwed(view) && !isPaidInHand(view.order.paymentMethod.kind);

/** What to pay, how, and what to write on it. */
export function PaymentPanel({ frame, view }: { frame: Frame; view: CustomerOrder }) {
  const { order, due, asked } = view;
  const { thanks, pay } = frame.words;
  const { name, instructions } = order.paymentMethod;
  return (
    <section className="panel paying" aria-labelledby="paiement">
      <h2 id="paiement">{thanks.payTitle(name)}</h2>
      <dl className="facts">
        <div>
          <dt>{thanks.amount}</dt>
          <dd className="figures">{amount(frame, asked)}</dd>
        </div>
        {asked < due && (
          <div>
            <dt>{pay.balance}</dt>
            <dd className="figures">{amount(frame, due - asked)}</dd>
          </div>
        )}
        {payFacts(order, frame.locale).map(({ name: field, label, value }) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd className="prose">
              <bdi>{value.replaceAll("\u00a0", " ")}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {order.paymentMethod.kind === "online" && (
        <a className="button primary" href={payPath(frame.base, trackingToken(frame.shop, order.id))} rel="nofollow">
          {pay.online}
        </a>
      )}
      {instructions && (
        <p className="prose">
          <bdi>{instructions}</bdi>
        </p>
      )}
      <TransferCode frame={frame} view={view} />
    </section>
  );
}

/** The transfer for a bank's app to read, below the lines that people copy: many banks of France read no such code. */
function TransferCode({ frame, view: { order, asked: due } }: { frame: Frame; view: CustomerOrder }) {
  const { kind, payTo } = order.paymentMethod;
  if (kind !== "transfer" || !payTo) return null;
  const { number, reference: text, currency } = order;
  const payload = epcPayload({ payTo, amount: due, currency, reference: transferReference(payTo.iban, number), text });
  if (payload === null) return null;
  const code = qrCode(payload, epcVersionMax);
  const margin = 4;
  const side = code.side + 2 * margin;
  const { thanks } = frame.words;
  return (
    <figure className="scan">
      <svg viewBox={`${-margin} ${-margin} ${side} ${side}`} role="img" aria-label={thanks.codeFor(amount(frame, due))}>
        <path d={pathOf(code)} shapeRendering="crispEdges" />
      </svg>
      <figcaption>{thanks.scan}</figcaption>
    </figure>
  );
}
