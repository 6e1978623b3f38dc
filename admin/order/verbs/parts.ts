import { quantityTyped } from "../../kit/forms/typed.ts";
import type { OrderPage } from "../../../src/overview/order-page.ts";

type Line = Pick<OrderPage["lines"][number], "id" | "kind" | "quantity" | "shipped" | "givenBack">;

/** What was typed beside each line, by the line's id; a line not touched goes whole. */
export type TypedParts = Readonly<Record<string, string>>;

type Parcel =
  | { parts: { lineId: string; quantity: number }[] }
  | { fault: "quantity" | "too_many" | "nothing"; lineId?: string; left?: number };

/** Thousandths of the line still to leave: what was given back before it left stays. */
export const leftOf = (line: Line): number => line.quantity - line.shipped - line.givenBack.unsent;

export const toShip = <One extends Line>(lines: readonly One[]): One[] =>
  lines.filter((line) => line.kind === "goods" && leftOf(line) > 0);

/** The parcel as it will be sent, or the first thing wrong with it. Zero leaves a line out. */
export function partsTyped(lines: readonly Line[], typed: TypedParts): Parcel {
  const parts: { lineId: string; quantity: number }[] = [];
  for (const line of toShip(lines)) {
    const text = typed[line.id];
    const quantity = text === undefined ? leftOf(line) : text.trim() === "" ? 0 : quantityTyped(text);
    if (quantity === undefined || quantity < 0) return { fault: "quantity", lineId: line.id };
    if (quantity > leftOf(line)) return { fault: "too_many", lineId: line.id, left: leftOf(line) };
    if (quantity > 0) parts.push({ lineId: line.id, quantity });
  }
  return parts.length > 0 ? { parts } : { fault: "nothing" };
}
