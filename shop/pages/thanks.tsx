import { isPaidInHand } from "../../shared/banking/means.ts";
import type { CustomerOrder } from "../../src/overview/customer/customer-order.ts";
import { Document } from "../document.tsx";
import { amount, renderPage, type Frame } from "../frame.ts";
import { Bought, Places } from "../order/bought.tsx";
import { Files } from "../order/files.tsx";
import { ShopContact } from "../parts/contact.tsx";
import { Icon } from "../parts/icons.tsx";
import { isToPay, PaymentPanel } from "../order/paying.tsx";

/** The order is in: its number, what happens next, how to pay, whom to ask. The page stays valid. */
export function thanksPage(frame: Frame, view: CustomerOrder & { trackingPath: string }): string {
  const { words, base, shop } = frame;
  const { thanks } = words;
  const { order } = view;
  return renderPage(
    <Document frame={frame} title={thanks.pageTitle(order.reference)} isPrivate>
      <div className="wide after">
        <div className="asked">
          <header className="panel thanks">
            <span className="big-icon good">
              <Icon name="check" />
            </span>
            <h1>{thanks.title}</h1>
            <p className="number">
              {thanks.number} <strong>{order.reference}</strong>
            </p>
            <p>{thanks.sentTo(order.email)}</p>
            <div className="buttons">
              <a className="button primary" href={view.trackingPath}>
                {thanks.follow}
              </a>
              <button className="button" type="button" data-print="" hidden>
                <Icon name="print" />
                {thanks.print}
              </button>
            </div>
          </header>
          <section className="panel" aria-labelledby="ensuite">
            <h2 id="ensuite">{thanks.next}</h2>
            <ol className="next">
              {nextSteps(frame, view).map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <p className="soft">{thanks.keep}</p>
          </section>
          {isToPay(view) && <PaymentPanel frame={frame} view={view} />}
          <Files frame={frame} view={view} />
          <Bought frame={frame} order={order} />
        </div>
        <div className="beside">
          <Places frame={frame} order={order} />
          <section className="panel" aria-labelledby="question">
            <h2 id="question">{words.contactTitle(shop.name)}</h2>
            <ShopContact frame={frame} />
            <p>
              <a className="link" href={`${base}/`}>
                {thanks.backToShop}
              </a>
            </p>
          </section>
        </div>
      </div>
    </Document>,
  );
}

function nextSteps(frame: Frame, view: CustomerOrder): string[] {
  const { thanks } = frame.words;
  const { order, due } = view;
  const kind = order.deliveryMethod?.kind;
  const goods = kind === "pickup" ? thanks.wePickup : thanks.weShip;
  return [
    ...paymentSteps(frame, { due, reference: order.reference, isByHand: isPaidInHand(order.paymentMethod.kind) }),
    ...(kind ? [goods] : []),
  ];
}

function paymentSteps(
  frame: Frame,
  { due, reference, isByHand }: { due: number; reference: string; isByHand: boolean },
): string[] {
  const { thanks } = frame.words;
  const total = amount(frame, due);
  if (due <= 0) return [thanks.nothingToPay, thanks.paid];
  if (isByHand) return [thanks.payLater(total), thanks.paid];
  return [thanks.pay(total, reference), thanks.weWrite];
}
