import type { Tell } from "../happenings.ts";
import type { Tx } from "../lib/db.ts";
import { mayBeHeld, notNow, type OrderState } from "../orders/order.ts";
import { keepFacts, lockFor, recordOn, stateOf, type Asked } from "../orders/orders.actions.ts";

// An order that costs nothing has no payment to record: where the shop wants to look at it first, accepting it is what makes it paid.

/** It counts as paid from now on; its invoice follows by the shop's rule. Said twice, nothing happens the second time. */
export async function acceptFree(tx: Tx, asked: Asked, tell: Tell): Promise<OrderState> {
  const order = await lockFor(tx, asked, "accept_free");
  if (order.total !== 0) throw notNow(order, "accept_free");
  if (!order.isHeldFree) return stateOf(order);
  const state = await keepFacts(tx, order, { isHeldFree: false }, asked);
  await recordOn(tx, state, asked, { kind: "order.accepted", data: { tell } });
  return state;
}

/** It waits for the merchant's word again. An order with its invoice stays as it is. */
export async function holdFree(tx: Tx, asked: Asked): Promise<OrderState> {
  const order = await lockFor(tx, asked, "hold_free");
  if (order.isHeldFree) return stateOf(order);
  if (!mayBeHeld(order)) throw notNow(order, "hold_free");
  const state = await keepFacts(tx, order, { isHeldFree: true }, asked);
  await recordOn(tx, state, asked, { kind: "order.held", data: {} });
  return state;
}
