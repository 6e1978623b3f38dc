import type { Statement } from "../../src/transfers/statements/statements.http.ts";

export type Entry = Statement["entries"][number];
export type Payable = Statement["orders"][number];
type Part = NonNullable<Entry["proposal"]>["parts"][number];

/** The references typed beside a line: "1001, 1002". */
const referencesTyped = (typed: string): string[] => typed.split(/[,;+\s]+/).filter(Boolean);

/** The orders of these references, in this order; undefined when one of them cannot be paid. */
export function ordersTyped(typed: string, orders: ReadonlyMap<string, Payable>): Payable[] | undefined {
  const found = [...new Set(referencesTyped(typed))].map((reference) => orders.get(reference.toLowerCase()));
  return found.length > 0 && found.every((one) => one !== undefined) ? found : undefined;
}

/** Each order gets what it owes, in turn; what is left over goes to the last. */
export function partsOf(amount: number, orders: readonly Payable[]): Part[] {
  let left = amount;
  return orders.flatMap(({ id, due }, index) => {
    const part = index === orders.length - 1 ? left : Math.min(left, Math.max(due, 0));
    left -= part;
    return part > 0 ? [{ orderId: id, amount: part }] : [];
  });
}

/** What is still owed once the line is recorded; negative for what came too much. */
export const leftAfter = (amount: number, orders: readonly Payable[]): number =>
  orders.reduce((sum, { due }) => sum + due, 0) - amount;
