import { giveStockBack } from "../catalog/stock.actions.ts";
import type { Tell } from "../happenings.ts";
import type { Tx } from "../lib/db.ts";
import {
  mayBeDelivered,
  mayBeReady,
  mayBeReturned,
  mayBeSentOut,
  mayBeWithheld,
  notNow,
  type Order,
  type OrderState,
} from "./order.ts";
import { sentMoves } from "./taking-back/stock-moves.ts";
import { keepFacts, lockFor, recordOn, stateOf, type Asked } from "./orders.actions.ts";

// The facts of fulfilment that no parcel says. Said twice, nothing happens the second time.

/** It waits for the customer in the shop or at the pickup point, and he is told to come. */
export async function readyOrder(tx: Tx, asked: Asked, tell: Tell): Promise<OrderState> {
  const order = await lockFor(tx, asked, "ready");
  if (order.fulfilmentStatus === "ready_for_pickup") return stateOf(order);
  if (!mayBeReady(order)) throw notNow(order, "ready");
  const state = await keepFacts(tx, order, { readyAt: asked.now }, asked);
  await recordOn(tx, state, asked, { kind: "order.ready", data: { tell } });
  return state;
}

/** The shop's own staff leaves with it, and the customer is told to expect them. */
export async function sendOutOrder(tx: Tx, asked: Asked, tell: Tell): Promise<OrderState> {
  const order = await lockFor(tx, asked, "send_out");
  if (order.fulfilmentStatus === "out_for_delivery") return stateOf(order);
  if (!mayBeSentOut(order)) throw notNow(order, "send_out");
  const state = await keepFacts(tx, order, { sentOutAt: asked.now }, asked);
  await recordOn(tx, state, asked, { kind: "order.sent_out", data: { tell } });
  return state;
}

/** Nothing of it has left and nothing will. What it holds of the stock comes back when it is cancelled, not before. */
export async function withholdOrder(tx: Tx, asked: Asked, tell: Tell): Promise<OrderState> {
  const order = await lockFor(tx, asked, "withhold");
  if (order.withheldAt) return stateOf(order);
  if (!mayBeWithheld(order)) throw notNow(order, "withhold");
  const state = await keepFacts(tx, order, { withheldAt: asked.now }, asked);
  await recordOn(tx, state, asked, { kind: "order.withheld", data: { tell } });
  return state;
}

/** The customer sent the whole order back; its goods go back in stock once, if they can be sold again. */
export async function returnOrder(
  tx: Tx,
  asked: Asked,
  { restock, tell }: { restock: boolean; tell: Tell },
): Promise<OrderState> {
  const order = await lockFor(tx, asked, "return");
  if (order.returnedAt) return stateOf(order);
  if (!mayBeReturned(order)) throw notNow(order, "return");
  const { now } = asked;
  if (restock)
    await giveStockBack(tx, order.shopId, sentMoves(order), { event: `returned at version ${order.version}`, now });
  const state = await keepFacts(tx, order, { returnedAt: now, restockedAt: restock ? now : null }, asked);
  await recordOn(tx, state, asked, { kind: "order.returned", data: { tell, restocked: restock } });
  return state;
}

/** An order without goods, already locked, is delivered by hand: no parcel says it. */
export async function deliverByHand(
  tx: Tx,
  order: Order,
  asked: Asked,
  { at, tell }: { at: Date; tell: Tell },
): Promise<OrderState> {
  if (order.deliveredAt) return stateOf(order);
  if (!mayBeDelivered(order)) throw notNow(order, "deliver");
  const state = await keepFacts(tx, order, { deliveredAt: at }, asked);
  await recordOn(tx, state, asked, { kind: "order.delivered", data: { tell } });
  return state;
}
