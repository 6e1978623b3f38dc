import type { Tx } from "../../lib/db.ts";
import { giveBackParts, takePartsBack } from "../../orders/giving-back/giving-back.actions.ts";
import type { RefundPart } from "../../orders/giving-back/giving-back.ts";
import type { Order } from "../../orders/order.ts";
import { insertParts, listParts } from "./refunding.sql.ts";

interface Moved {
  movementId: string;
  now: Date;
}

/** A refund of the ledger gives these lines back; returns the order as it is then, whose facts the caller keeps. */
export async function givePartsOf(
  tx: Tx,
  order: Order,
  parts: readonly RefundPart[],
  { movementId, now }: Moved,
): Promise<{ order: Order; parts: RefundPart[] }> {
  const done = await giveBackParts(tx, order, parts, { event: `refund ${movementId}`, now });
  await insertParts(tx, order.shopId, { movementId, orderId: order.id, parts: done.parts });
  return done;
}

/** A refund of the ledger is taken back, and its lines with it. */
export async function takePartsOf(
  tx: Tx,
  order: Order,
  stock: "moves" | "stays",
  { movementId, now }: Moved,
): Promise<Order> {
  const parts = await partsOfRefund(tx, order, movementId);
  return takePartsBack(tx, order, { parts, stock }, { event: `refund ${movementId} taken back`, now });
}

/** The lines of a refund of the ledger; none where it gave back an amount of nothing in particular that was too much. */
export async function partsOfRefund(tx: Tx, order: Order, movementId: string): Promise<RefundPart[]> {
  const all = await listParts(tx, order.shopId, order.id);
  return all.find((one) => one.movementId === movementId)?.parts ?? [];
}

/** What an order's refunds gave back, line by line, oldest first. */
export const refundPartsOf = listParts;
