import { giveStockBack, takeMoreStock } from "../../catalog/stock.actions.ts";
import type { Tx } from "../../lib/db.ts";
import type { Actor } from "../../lib/outbox.ts";
import type { Order, OrderState } from "../order.ts";
import { findOrder, keepFacts, type Asked } from "../orders.actions.ts";
import { insertLines } from "../orders.sql.ts";
import { contentOfOrder, stockMovesOf, type OrderVersion } from "./content.ts";
import * as kept from "./editing.sql.ts";

/**
 * Writes a locked order as it was edited: its lines, sums and addresses, the stock by the difference of each line, the four
 * statuses its facts give now, and a version that can be read for ever. Too little stock fails the transaction with an error
 * that `isShortOfStock` knows.
 */
export async function keepEdit(
  tx: Tx,
  asked: Asked,
  { before, after, reason }: { before: Order; after: Order; reason: string },
): Promise<OrderState & { sequence: number }> {
  const { shopId, id: orderId } = before;
  const { now } = asked;
  const event = `edited at version ${before.version}`;
  const { taken, given } = stockMovesOf(before, after);
  await giveStockBack(tx, shopId, given, { event, now });
  await takeMoreStock(tx, shopId, taken, { event, now });
  const known = new Set(before.lines.map((line) => line.id));
  const left = new Set(after.lines.map((line) => line.id));
  await kept.deleteLines(
    tx,
    shopId,
    [...known].filter((id) => !left.has(id)),
  );
  await kept.updateLines(
    tx,
    shopId,
    after.lines.filter((line) => known.has(line.id)),
  );
  const added = after.lines.filter((line) => !known.has(line.id));
  if (added.length > 0) await insertLines(tx, shopId, orderId, added);
  await kept.updateContent(tx, after);
  const sequence = await keepVersions(tx, asked, { before, after, reason });
  return { ...(await keepFacts(tx, after, {}, asked)), sequence };
}

/** The first change also keeps the order as it was placed. */
async function keepVersions(
  tx: Tx,
  { caller, now }: Asked,
  { before, after, reason }: { before: Order; after: Order; reason: string },
): Promise<number> {
  const { shopId, id: orderId } = before;
  const last = await kept.lastSequence(tx, shopId, orderId);
  const at = { shopId, orderId };
  if (last === 0) await kept.insertVersion(tx, { ...at, ...firstOf(before), reason: "", now: before.placedAt });
  const sequence = Math.max(last, 1) + 1;
  await kept.insertVersion(tx, { ...at, sequence, content: contentOfOrder(after), actor: caller.actor, reason, now });
  return sequence;
}

/** The versions of an order, oldest first; one that was never changed has one. Refuses `order_not_found`. */
export async function versionsOf(tx: Tx, shopId: string, orderId: string): Promise<OrderVersion[]> {
  const order = await findOrder(tx, shopId, orderId);
  const versions = await kept.listVersionRows(tx, shopId, orderId);
  if (versions.length > 0) return versions;
  return [{ ...firstOf(order), reason: "", madeAt: order.placedAt }];
}

const firstOf = (order: Order): Pick<OrderVersion, "sequence" | "content" | "actor"> => ({
  sequence: 1,
  content: contentOfOrder(order),
  actor: placer(order),
});

/** Who placed it is told by the history; a version names the customer, or nobody when it was typed in. */
const placer = ({ origin, customerName }: Order): Actor =>
  origin === "storefront" ? { kind: "customer", id: null, name: customerName } : { kind: "system", id: null, name: "" };
