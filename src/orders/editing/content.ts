import type { StockMove } from "../../catalog/stock.ts";
import { milli } from "../../../shared/money.ts";
import type { Actor } from "../../lib/outbox.ts";
import type { Order, OrderLine } from "../order.ts";

/** What an order says, apart from what has happened to it: what an edit may change, and what each of its versions keeps. */
export type OrderContent = Pick<Order, (typeof contentFields)[number]> & {
  lines: Omit<OrderLine, "shipped" | "givenBack">[];
};

const contentFields = [
  "customerId",
  "customerName",
  "email",
  "phone",
  "deliveryAddress",
  "billingAddress",
  "customerMessage",
  "deliveryMethod",
  "currency",
  "pricesIncludeTax",
  "itemCount",
  "subtotal",
  "discount",
  "discountGiven",
  "shipping",
  "shippingTax",
  "net",
  "tax",
  "total",
  "taxes",
] as const satisfies (keyof Order)[];

/** One version of an order. 1 is the order as it was placed. */
export interface OrderVersion {
  sequence: number;
  content: OrderContent;
  actor: Actor;
  /** Why it was changed, in the merchant's words; empty when he gave no reason, and for the first. */
  reason: string;
  madeAt: Date;
}

/** The order's content, as a version keeps it. */
export function contentOfOrder(order: Order): OrderContent {
  const picked = Object.fromEntries(contentFields.map((field) => [field, order[field]])) as Pick<
    Order,
    (typeof contentFields)[number]
  >;
  return { ...picked, lines: order.lines.map(({ shipped: _left, givenBack: _back, ...line }) => line) };
}

/** What the change of an order's lines takes out of the counted stock, and what it gives back. */
export function stockMovesOf(before: Pick<Order, "lines">, after: Pick<Order, "lines">) {
  const [was, is] = [heldBy(before), heldBy(after)];
  const taken: StockMove[] = [];
  const given: StockMove[] = [];
  for (const lineId of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [was.get(lineId), is.get(lineId)];
    const variantId = now?.variantId ?? old?.variantId;
    const difference = (now?.quantity ?? 0) - (old?.quantity ?? 0);
    if (variantId === undefined || difference === 0) continue;
    (difference > 0 ? taken : given).push({ variantId, lineId, quantity: milli(Math.abs(difference)) });
  }
  return { taken, given };
}

function heldBy({ lines }: Pick<Order, "lines">): Map<string, StockMove> {
  const held = lines.flatMap(({ id, variantId, isStockCounted, quantity }) =>
    isStockCounted && variantId !== null ? [{ variantId, lineId: id, quantity }] : [],
  );
  return new Map(held.map((move) => [move.lineId, move]));
}
