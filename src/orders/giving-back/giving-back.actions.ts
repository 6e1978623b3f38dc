import { giveStockBack } from "../../catalog/stock.actions.ts";
import type { Tx } from "../../lib/db.ts";
import type { Order } from "../order.ts";
import { takeAgain } from "../orders.actions.ts";
import { stockBetween, withGivenBack, withoutGivenBack, type RefundPart } from "./giving-back.ts";
import { keepLinesGivenBack } from "./giving-back.sql.ts";

/** `event` names the refund: its stock moves once. */
interface By {
  event: string;
  now: Date;
}

/**
 * Gives parts of a locked order back: its lines, and the stock of those the merchant puts back. Returns the order as it is
 * then; the caller keeps its facts. The money is another matter.
 */
export async function giveBackParts(
  tx: Tx,
  before: Order,
  parts: readonly RefundPart[],
  by: By,
): Promise<{ order: Order; parts: RefundPart[] }> {
  const done = withGivenBack(before, parts);
  await keepLines(tx, before, done.order, by);
  return done;
}

/** Not given back after all; where `stock` stays, a person sees to it. Refuses `out_of_stock` when others have bought it meanwhile. */
export async function takePartsBack(
  tx: Tx,
  before: Order,
  { parts, stock }: { parts: readonly RefundPart[]; stock: "moves" | "stays" },
  by: By,
): Promise<Order> {
  const order = withoutGivenBack(before, parts, stock);
  if (stock === "moves") await keepLines(tx, before, order, by);
  else await keepLinesGivenBack(tx, before.shopId, changedLines(before, order));
  return order;
}

async function keepLines(tx: Tx, before: Order, after: Order, { event, now }: By): Promise<void> {
  const changed = changedLines(before, after);
  if (changed.length === 0) return;
  const { given, taken } = stockBetween(before, after);
  await giveStockBack(tx, before.shopId, given, { event, now });
  if (taken.length > 0) await takeAgain(tx, before, { moves: taken, event, now });
  await keepLinesGivenBack(tx, before.shopId, changed);
}

const changedLines = (before: Order, after: Order): Order["lines"] =>
  after.lines.filter((line) => before.lines.find(({ id }) => id === line.id)?.givenBack !== line.givenBack);
