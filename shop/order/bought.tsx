import { addressLines, type Address } from "../../shared/addresses.ts";
import type { Order } from "../../src/orders/order.ts";
import { amount, type Frame } from "../frame.ts";
import { priceText } from "../parts/delivery.tsx";
import { LineList } from "../parts/lines.tsx";
import { TotalsList, type Totals } from "../parts/totals.tsx";

/** What was ordered and what it came to, as it was on the day. */
export function Bought({ frame, order }: { frame: Frame; order: Order }) {
  const lines = order.lines.map(({ id, name, variantName, pictureId, quantity, gross }) => ({
    key: id,
    name,
    variantName,
    pictureId,
    quantity,
    total: gross,
  }));
  return (
    <section className="panel" aria-labelledby="articles">
      <h2 id="articles">{frame.words.order.items}</h2>
      <LineList frame={frame} lines={lines} />
      <TotalsList frame={frame} totals={orderTotals(frame, order)} />
      {order.refunded > 0 && <p className="strong">{frame.words.order.refunded(amount(frame, order.refunded))}</p>}
    </section>
  );
}

function orderTotals(frame: Frame, order: Order): Totals {
  const { pricesIncludeTax, subtotal, discount, taxes, total, shipping, shippingTax, deliveryMethod } = order;
  const { summary } = frame.words;
  const price = pricesIncludeTax ? shipping : shipping - shippingTax;
  const name = deliveryMethod?.kind === "pickup" ? summary.pickup : summary.shipping;
  return {
    pricesIncludeTax,
    subtotal,
    discount,
    code: order.discountGiven?.code,
    taxes,
    total,
    ...(deliveryMethod ? { shipping: { name, price: priceText(frame, price) } } : {}),
  };
}

/** Where it goes and whom it is billed to. */
export function Places({ frame, order }: { frame: Frame; order: Order }) {
  const { review } = frame.words;
  const isSame = JSON.stringify(order.deliveryAddress) === JSON.stringify(order.billingAddress);
  return (
    <section className="panel places">
      {order.deliveryAddress && <Place frame={frame} title={review.deliveryAddress} address={order.deliveryAddress} />}
      {isSame ? (
        <div>
          <h2>{review.billingAddress}</h2>
          <p>{review.same}</p>
        </div>
      ) : (
        <Place frame={frame} title={review.billingAddress} address={order.billingAddress} />
      )}
    </section>
  );
}

function Place({ frame: { locale, shop }, title, address }: { frame: Frame; title: string; address: Address }) {
  return (
    <div>
      <h2>{title}</h2>
      <address>
        {addressLines(address, { locale, homeCountry: shop.country }).map((line) => (
          <span key={line} className="line">
            <bdi>{line}</bdi>
          </span>
        ))}
      </address>
    </div>
  );
}
