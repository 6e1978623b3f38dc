import { minor, type Milli } from "../../../../shared/money.ts";
import { worthOf } from "../../../../shared/refunds/refunding.ts";
import type { OrderPage } from "../../../../src/overview/order-page.ts";
import { amountTyped, quantityTyped } from "../../../kit/forms/typed.ts";

export type RefundLine = Pick<
  OrderPage["lines"][number],
  "id" | "name" | "variantName" | "quantity" | "shipped" | "total" | "givenBack" | "isStockCounted"
>;

/** What was typed beside one line: how many pieces, and whether they go back in stock. */
export interface TypedLine {
  quantity: string;
  restock: boolean;
}

export interface TypedParts {
  lines: Readonly<Record<string, TypedLine>>;
  shipping: string;
}

export type PartFault =
  | { kind: "quantity" | "too_many"; lineId: string; left: number }
  | { kind: "shipping"; left: number }
  | { kind: "nothing" };

export interface ChosenParts {
  lines: { lineId: string; quantity: number; restock: boolean }[];
  shipping: number;
  /** What they are worth, in minor units. */
  worth: number;
}

type Order = Pick<OrderPage, "currency" | "shipping" | "shippingGivenBack"> & { lines: readonly RefundLine[] };

/** Thousandths of a line that may still be given back. */
export const leftOf = ({ quantity, givenBack }: RefundLine): number => quantity - givenBack.unsent - givenBack.sent;

/** Of so many pieces given back, how many have not left: they leave no more. */
export const stayingOf = ({ quantity, shipped, givenBack }: RefundLine, back: number): number =>
  Math.min(back, Math.max(0, quantity - shipped - givenBack.unsent));

export const refundable = <One extends RefundLine>(lines: readonly One[]): One[] =>
  lines.filter((line) => leftOf(line) > 0);

export const shippingLeft = ({ shipping, shippingGivenBack }: Pick<Order, "shipping" | "shippingGivenBack">): number =>
  shipping - shippingGivenBack;

/** The pieces as they were typed, and what they are worth; or the first thing wrong with them. */
export function chosenParts(order: Order, typed: TypedParts): ChosenParts | { fault: PartFault } {
  const chosen: ChosenParts = { lines: [], shipping: 0, worth: 0 };
  for (const line of refundable(order.lines)) {
    const { quantity: text = "", restock = false } = typed.lines[line.id] ?? {};
    const quantity = text.trim() === "" ? 0 : quantityTyped(text);
    const left = leftOf(line);
    if (quantity === undefined || quantity < 0) return { fault: { kind: "quantity", lineId: line.id, left } };
    if (quantity > left) return { fault: { kind: "too_many", lineId: line.id, left } };
    if (quantity === 0) continue;
    chosen.lines.push({ lineId: line.id, quantity, restock });
    chosen.worth += worthOfPieces(line, quantity);
  }
  const shipping = typed.shipping.trim() === "" ? 0 : amountTyped(typed.shipping, order.currency);
  const left = shippingLeft(order);
  if (shipping === undefined || shipping < 0 || shipping > left) return { fault: { kind: "shipping", left } };
  chosen.shipping = shipping;
  chosen.worth += shipping;
  return chosen.worth > 0 ? chosen : { fault: { kind: "nothing" } };
}

function worthOfPieces({ quantity, total, givenBack }: RefundLine, pieces: number): number {
  const given = { quantity: (givenBack.unsent + givenBack.sent) as Milli, total: minor(givenBack.total) };
  return worthOf({ quantity: quantity as Milli, total: minor(total) }, given, pieces as Milli);
}
