import { isPaidInHand } from "../../shared/banking/means.ts";
import { formatDateTime } from "../../shared/dates.ts";
import type { CustomerOrder } from "../../src/overview/customer/customer-order.ts";
import type { Withdrawing } from "../../src/returns/withdrawal.ts";
import { Document } from "../document.tsx";
import { amount, renderPage, type Frame } from "../frame.ts";
import { Bought, Places } from "../order/bought.tsx";
import { ShopContact } from "../parts/contact.tsx";
import { Icon } from "../parts/icons.tsx";
import { Files } from "../order/files.tsx";
import { Parcels } from "../order/parcels.tsx";
import { isOwed, isToPay, PaymentPanel } from "../order/paying.tsx";
import { Standing } from "../order/standing.tsx";
import { Pickup } from "../order/pickup.tsx";
import { Progress } from "../order/progress.tsx";
import { WithdrawalPanel } from "../withdrawal/standing.tsx";

/** The customer's page of an order, opened by a signed link: where it is, its parcels, its documents. */
export function orderPageOf(frame: Frame, view: CustomerOrder & { withdrawing: Withdrawing }): string {
  const { words, locale, shop } = frame;
  const { order } = view;
  const placedAt = formatDateTime(order.placedAt, { locale, timeZone: shop.timeZone });
  return renderPage(
    <Document frame={frame} title={words.order.pageTitle(order.reference)} isPrivate>
      <div className="wide after">
        <div className="asked">
          <header>
            <h1>{words.order.title(order.reference)}</h1>
            <p className="soft">
              <time dateTime={order.placedAt.toISOString()}>{words.order.placedOn(placedAt)}</time>
            </p>
          </header>
          <section className="panel" aria-labelledby="avancement">
            <h2 id="avancement">{words.order.progress}</h2>
            <Standing frame={frame} view={view} />
            <Progress frame={frame} view={view} />
            <MoneyNote frame={frame} view={view} />
          </section>
          {isToPay(view) && <PaymentPanel frame={frame} view={view} />}
          <Files frame={frame} view={view} />
          {order.deliveryMethod?.kind === "pickup" ? (
            <Pickup frame={frame} order={order} />
          ) : (
            <Parcels frame={frame} view={view} />
          )}
          <Bought frame={frame} order={order} />
        </div>
        <div className="beside">
          <Documents frame={frame} view={view} />
          <WithdrawalPanel frame={frame} withdrawing={view.withdrawing} />
          <Places frame={frame} order={order} />
          <section className="panel" aria-labelledby="question">
            <h2 id="question">{words.order.contact}</h2>
            <ShopContact frame={frame} />
          </section>
        </div>
      </div>
    </Document>,
  );
}

function MoneyNote({ frame, view: { order, due } }: { frame: Frame; view: CustomerOrder }) {
  const { words } = frame;
  if (!isOwed({ order, due })) return null;
  // What is paid in hand is paid as it is handed over: nothing is awaited before.
  if (order.captured === 0 && isPaidInHand(order.paymentMethod.kind)) return null;
  if (order.paymentStatus === "failed") return <p className="notice bad">{words.order.failed}</p>;
  const text = order.captured > 0 ? words.order.partlyPaid(amount(frame, due)) : words.order.awaitingPayment;
  return <p className="notice warn">{text}</p>;
}

function Documents({ frame, view }: { frame: Frame; view: CustomerOrder }) {
  const { words, path, locale, shop } = frame;
  if (view.invoices.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="documents">
      <h2 id="documents">{words.order.documents}</h2>
      <ul className="documents">
        {view.invoices.map(({ id, number, kind, issuedAt }) => (
          <li key={id}>
            <Icon name="file" />
            <span>
              <a className="link" href={`${path}/factures/${id}.pdf`}>
                {`${kind === "invoice" ? words.order.invoice(number) : words.order.creditNote(number)} (${words.order.pdf})`}
              </a>
              <span className="soft">
                {words.order.issuedOn(formatDateTime(issuedAt, { locale, timeZone: shop.timeZone }))}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
