import { milli } from "../../shared/money.ts";
import type { Quote } from "../../src/checkout/quote.ts";
import { amount, type Frame } from "../frame.ts";
import { priceText } from "./delivery.tsx";
import { LineList, type ShownLine } from "./lines.tsx";
import { TotalsList, type Totals } from "./totals.tsx";

/** What is being bought, beside the form; folded on a phone, its total always in sight. */
export function OrderSummary({ frame, quote }: { frame: Frame; quote: Quote }) {
  const { summary } = frame.words;
  const content = (
    <>
      <LineList frame={frame} lines={shownLines(frame, quote)} />
      <TotalsList frame={frame} totals={quoteTotals(frame, quote)} />
    </>
  );
  return (
    <aside className="summary" aria-labelledby="resume">
      <details className="folded">
        <summary>
          <span>{summary.show}</span>
          <span className="figures">{amount(frame, quote.priced.total)}</span>
        </summary>
        {content}
      </details>
      <div className="panel unfolded">
        <h2 id="resume">{summary.title}</h2>
        {content}
      </div>
    </aside>
  );
}

export function shownLines(frame: Frame, quote: Quote): ShownLine[] {
  const lines = quote.lines.map(({ variantId, item, quantity, total }) => ({
    key: variantId,
    name: item?.name ?? frame.words.basket.goneName,
    variantName: item?.variantName ?? "",
    pictureId: item?.pictureId ?? null,
    quantity,
    total,
  }));
  if (!quote.fee?.isTaken) return lines;
  const { name, price } = quote.fee.item;
  return [...lines, { key: "fee", name, variantName: "", pictureId: null, quantity: milli(1_000), total: price }];
}

export function quoteTotals(frame: Frame, quote: Quote): Totals {
  const { priced, isDelivered, delivery } = quote;
  const { summary } = frame.words;
  return {
    pricesIncludeTax: frame.shop.pricesIncludeTax,
    subtotal: priced.subtotal,
    discount: priced.discount,
    code: quote.coupon?.discountGiven?.code,
    taxes: priced.taxes,
    total: priced.total,
    ...(isDelivered ? { shipping: shippingRow(frame, quote) } : {}),
    ...(isDelivered && !delivery ? { note: summary.beforeDelivery } : {}),
  };
}

function shippingRow(frame: Frame, { delivery, deliveryOptions }: Quote): { name: string; price: string } {
  const { summary } = frame.words;
  if (delivery)
    return {
      name: delivery.kind === "pickup" ? summary.pickup : summary.shipping,
      price: priceText(frame, delivery.price),
    };
  const prices = deliveryOptions.filter((one) => one.kind !== "pickup").map((one) => one.price);
  const price = prices.length > 0 ? summary.shippingFrom(priceText(frame, Math.min(...prices))) : summary.shippingLater;
  return { name: summary.shipping, price };
}
