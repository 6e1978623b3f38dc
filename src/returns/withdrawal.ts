import type { Milli } from "../../shared/money.ts";
import type { WithdrawalGround } from "../../shared/withdrawal/grounds.ts";
import { piecesBack } from "../orders/giving-back/giving-back.ts";
import type { Order, OrderLine } from "../orders/order.ts";
import type { Parcel } from "../shipping/shipment.ts";
import { offersWithdrawal } from "../shops/law.ts";
import type { Shop } from "../shops/shop.ts";
import { isWithin, lastDay } from "./period.ts";

export const withdrawalStates = ["requested", "closed", "refused"] as const;
export type WithdrawalState = (typeof withdrawalStates)[number];

/** Part of an order the customer withdraws from, as it was called then. Quantities in thousandths. */
export interface WithdrawnLine {
  lineId: string;
  name: string;
  variantName: string;
  quantity: Milli;
}

/** What a customer declared: he withdraws from these lines. It cancels and gives back nothing by itself. */
export interface Withdrawal {
  id: string;
  orderId: string;
  /** Drawn by the page of the statement, so that a form sent twice says it once. */
  requestKey: string;
  requestedAt: Date;
  name: string;
  /** Where the acknowledgement goes. */
  email: string;
  lines: WithdrawnLine[];
  state: WithdrawalState;
  decidedAt: Date | null;
  /** The merchant's note when he closed it; the reason told to the customer when he refused it. */
  note: string;
}

/** What the customer fills in: who he is, where the acknowledgement goes, and from how much of which lines he withdraws. */
export interface Statement {
  key: string;
  name: string;
  email: string;
  lines: readonly { lineId: string; quantity: Milli }[];
}

/** Why nothing can be declared (any more). */
export type ClosedWhy = "not_offered" | "over" | "cancelled" | "excepted" | "declared";

/** Whether the customer may withdraw now: from which lines, until which day (null: nothing has arrived yet, or not all). */
export type Door = { excepted: { line: OrderLine; ground: WithdrawalGround }[]; lastDay: string | null } & (
  | { kind: "open"; lines: { line: OrderLine; quantity: Milli }[] }
  | { kind: "closed"; why: ClosedWhy }
);

export interface Known {
  shop: Shop;
  order: Order;
  parcels: readonly Parcel[];
  withdrawals: readonly Withdrawal[];
}

/** What the law and the shop leave the customer at this instant. What was declared already is not declared again. */
export function doorOf({ shop, order, parcels, withdrawals }: Known, now: Date): Door {
  const last = lastDay(shop, order, parcels);
  // A fee goes with what it is charged for: nobody withdraws from it alone.
  const sold = order.lines.filter((line) => line.quantity > 0 && line.kind !== "fee");
  const excepted = sold.flatMap((line) => {
    const ground = groundOf(order, line);
    return ground ? [{ line, ground }] : [];
  });
  const door = { excepted, lastDay: last };
  const closed = (why: ClosedWhy): Door => ({ ...door, kind: "closed", why });
  if (!offersWithdrawal(shop)) return closed("not_offered");
  const free = sold.filter((line) => !groundOf(order, line));
  if (free.length === 0) return closed("excepted");
  const bought = free.map((line) => ({ line, quantity: boughtOf(order, line) })).filter(({ quantity }) => quantity > 0);
  if (bought.length === 0) return closed("cancelled");
  const lines = bought
    .map(({ line, quantity }) => ({ line, quantity: (quantity - goneOf(order, line, withdrawals)) as Milli }))
    .filter(({ quantity }) => quantity > 0);
  if (lines.length === 0) return closed("declared");
  return isWithin(last, shop, now) ? { ...door, kind: "open", lines } : closed("over");
}

/**
 * Why nobody withdraws from a line; empty where he may. Who wanted his files at once, and acknowledged what he lost by it,
 * has lost it once they are his (C. conso. L. 221-28, 13°).
 */
export const groundOf = (
  order: Pick<Order, "digitalConsent" | "captured">,
  line: OrderLine,
): OrderLine["noWithdrawal"] =>
  line.noWithdrawal || (line.kind === "digital" && order.digitalConsent && order.captured > 0 ? "digital" : "");

/** Of a cancelled order only what had left binds anybody still. */
const boughtOf = (order: Order, line: OrderLine): Milli => (order.cancelledAt ? line.shipped : line.quantity);

/** What is declared, or given back already, is not to be declared again; what is given back was mostly declared before. */
const goneOf = (order: Order, line: OrderLine, withdrawals: readonly Withdrawal[]): number =>
  Math.max(declaredOf(line.id, withdrawals), order.cancelledAt ? 0 : piecesBack(line));

/** How much of a line was declared; a refused statement counts for nothing. */
const declaredOf = (lineId: string, withdrawals: readonly Withdrawal[]): number =>
  withdrawals
    .filter(({ state }) => state !== "refused")
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => (line.lineId === lineId ? sum + line.quantity : sum), 0);

/** The statement that says it already: sent by the same page, or of lines of which nothing is left to declare. */
export function alreadySaid(
  withdrawals: readonly Withdrawal[],
  { key, lines }: Statement,
  door: Door,
): Withdrawal | undefined {
  const same = withdrawals.find(({ requestKey }) => requestKey === key);
  if (same) return same;
  const left = new Map(door.kind === "open" ? door.lines.map(({ line, quantity }) => [line.id, quantity]) : []);
  if (lines.some(({ lineId, quantity }) => quantity <= (left.get(lineId) ?? 0))) return undefined;
  return withdrawals.findLast((one) => one.state !== "refused" && covers(one, lines));
}

const covers = (one: Withdrawal, lines: Statement["lines"]): boolean =>
  lines.length > 0 &&
  lines.every(({ lineId, quantity }) => one.lines.some((said) => said.lineId === lineId && said.quantity >= quantity));

/** An order as its customer may withdraw from it now. */
export interface Withdrawing extends Known {
  door: Door;
  /** Of the signed link to its pages. */
  token: string;
}
