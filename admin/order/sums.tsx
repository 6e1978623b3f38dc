import { Fragment } from "react";
import { formatQuantity, formatRate, type Milli, type Ppm } from "../../shared/money.ts";
import type { OrderPage } from "../../src/overview/order-page.ts";
import { useDesk } from "../desk.tsx";
import { useWords, type Words } from "../words.tsx";
import { useOrder } from "./order-context.ts";

interface SumRow {
  label: string;
  about?: string;
  amount: number;
  weight?: "strong" | "soft fine";
}

/** What the sums are made of; an order that is being typed in has it too. */
type Summed = Pick<
  OrderPage,
  "currency" | "pricesIncludeTax" | "itemCount" | "subtotal" | "discount" | "shipping" | "taxes" | "total"
> & { deliveryMethod: { name: string } | null; discountGiven?: { code?: string | undefined } | null };

/** From the lines to the total, with each tax. */
export function Sums() {
  const { order } = useOrder();
  return <SumsOf order={order} />;
}

export function SumsOf({ order }: { order: Summed }) {
  const { t } = useWords();
  const { place, money } = useDesk();
  return (
    <dl className="sums">
      {rowsOf(order, place.locale, t).map(({ label, about, amount, weight }) => (
        <Fragment key={label}>
          <dt className={weight}>{label}</dt>
          <dd className="soft">{about}</dd>
          <dd className={`figures ${weight ?? ""}`}>{money(amount, order.currency)}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function rowsOf(order: Summed, locale: string, t: Words): SumRow[] {
  const words = t.order.payment;
  const isOne = order.itemCount < 2_000;
  const items = t.order.goods.items(formatQuantity(order.itemCount as Milli, locale), isOne);
  const rate = (tax: OrderPage["taxes"][number]) => formatRate(tax.rate as Ppm, locale);
  const inside = order.taxes.map((tax) => words.taxInside(tax.name, rate(tax)));
  const taxRows = order.taxes.map((tax) => ({
    label: order.pricesIncludeTax ? words.taxInside(tax.name, rate(tax)) : words.tax(tax.name, rate(tax)),
    amount: tax.tax,
    ...(order.pricesIncludeTax && { weight: "soft fine" as const }),
  }));
  const total: SumRow = { label: words.total, amount: order.total, weight: "strong" };
  const goods: SumRow[] = [
    { label: words.subtotal, about: items, amount: order.subtotal },
    ...(order.discount > 0
      ? [{ label: words.discount, about: order.discountGiven?.code ?? "", amount: -order.discount }]
      : []),
    ...(order.deliveryMethod
      ? [{ label: words.shipping, about: order.deliveryMethod.name, amount: order.shipping }]
      : []),
  ];
  if (order.pricesIncludeTax && inside.length > 0) return [...goods, total, ...taxRows];
  return [...goods, ...taxRows, total];
}
