import type { Action, OrderPage } from "../../src/overview/order-page.ts";

export type Verb = Action["verb"];

type Facts = Pick<OrderPage, "life" | "due" | "paymentMethod"> & { actions: readonly Action[] };

/** Means whose money comes only when the goods are handed over. */
const paidOnHandOver = new Set(["cash", "cash_on_delivery"]);

/**
 * The one thing to do next, shown as the only filled button: the money first, unless it comes with the goods; then the
 * parcel, its arrival, the end, the archive. Null when nothing is left to do.
 */
export function nextStep({ actions, due, paymentMethod, life }: Facts): Verb | null {
  const may = (verb: Verb) => actions.some((action) => action.verb === verb);
  const isOwed = due > 0 && may("record_payment") && life === "open";
  if (isOwed && !paidOnHandOver.has(paymentMethod.kind)) return "record_payment";
  if (may("ship")) return "ship";
  if (isOwed) return "record_payment";
  const rest = ["deliver", "complete", "archive", "restore"] as const;
  return rest.find(may) ?? null;
}
