import { record, type Tell } from "../happenings.ts";
import type { Tx } from "../lib/db.ts";
import { newId } from "../lib/ids.ts";
import { keepWithdrawing, orderIdRemembered } from "../orders/law/withdrawing.actions.ts";
import { findOrder, lockOrder, recordOn, stateOf, type Asked } from "../orders/orders.actions.ts";
import type { OrderState } from "../orders/order.ts";
import { trackingToken } from "../orders/tracking.ts";
import { Refusal } from "../refusals.ts";
import { parcelsOfOrder } from "../shipping/shipments.actions.ts";
import type { Shop } from "../shops/shop.ts";
import { alreadySaid, doorOf, type Door, type Statement, type Withdrawal, type Withdrawing } from "./withdrawal.ts";
import { findWithdrawalRow, insertWithdrawal, listWithdrawals, updateDecision } from "./withdrawals.sql.ts";

/** Refuses `order_not_found`. */
export async function withdrawingOf(
  tx: Tx,
  shop: Shop,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Withdrawing> {
  const [order, parcels, withdrawals] = await Promise.all([
    findOrder(tx, shop.id, orderId),
    parcelsOfOrder(tx, shop.id, orderId),
    listWithdrawals(tx, shop.id, orderId),
  ]);
  const known = { shop, order, parcels, withdrawals };
  return { ...known, door: doorOf(known, now), token: trackingToken(shop, orderId) };
}

export const withdrawalsOfOrder = listWithdrawals;

/** One statement. Refuses `withdrawal_not_found`. */
export async function findWithdrawal(tx: Tx, shopId: string, id: string): Promise<Withdrawal> {
  const found = await findWithdrawalRow(tx, shopId, id);
  if (!found) throw new Refusal("withdrawal_not_found", { id });
  return found;
}

/**
 * The customer withdraws from these lines. It is kept with its instant and acknowledged by mail; it cancels and gives back
 * nothing by itself. Said again, it is the statement that was said. Refuses `withdrawal_closed` with why, and
 * `withdrawal_exceeds` for more than is left of a line.
 */
export async function requestWithdrawal(
  tx: Tx,
  shop: Shop,
  asked: Asked,
  statement: Statement,
): Promise<{ withdrawal: Withdrawal; isNew: boolean }> {
  const order = await lockOrder(tx, asked);
  const [parcels, withdrawals] = await Promise.all([
    parcelsOfOrder(tx, shop.id, order.id),
    listWithdrawals(tx, shop.id, order.id),
  ]);
  const door = doorOf({ shop, order, parcels, withdrawals }, asked.now);
  const said = alreadySaid(withdrawals, statement, door);
  if (said) return { withdrawal: said, isNew: false };
  const lines = linesOf(door, statement, order.reference);
  const { key: requestKey, name, email } = statement;
  const decision = { state: "requested", decidedAt: null, note: "" } as const;
  const who = { orderId: order.id, requestKey, requestedAt: asked.now, name, email };
  const withdrawal: Withdrawal = { id: newId(), ...who, lines, ...decision };
  await insertWithdrawal(tx, shop.id, withdrawal);
  const state = await keepWithdrawing(tx, order, { isRequested: true, now: asked.now, quietly: true });
  const items = lines.map(({ name: item, quantity }) => ({ name: item, quantity }));
  const data = { withdrawalId: withdrawal.id, to: email, name, items };
  await recordOn(tx, state, asked, { kind: "withdrawal.requested", data });
  return { withdrawal, isNew: true };
}

function linesOf(door: Door, { lines }: Statement, reference: string): Withdrawal["lines"] {
  if (door.kind === "closed") throw new Refusal("withdrawal_closed", { why: door.why, reference });
  if (lines.length === 0) throw new Refusal("withdrawal_without_lines", { reference });
  return lines.map(({ lineId, quantity }) => {
    const open = door.lines.find(({ line }) => line.id === lineId);
    if (!open || quantity <= 0 || quantity > open.quantity)
      throw new Refusal("withdrawal_exceeds", { lineId, asked: quantity, remaining: open?.quantity ?? 0 });
    const { name, variantName } = open.line;
    return { lineId, name, variantName, quantity };
  });
}

/** What the merchant made of a statement: dealt with, with a note for the team, or refused, with a reason for the customer. */
export type Decision = { kind: "closed"; note: string } | { kind: "refused"; reason: string; tell: Tell };

/** Decided already: nothing happens where it is the same, else `withdrawal_decided`. Refuses `withdrawal_not_found`. */
export async function decideWithdrawal(
  tx: Tx,
  asked: Asked,
  { id, decision }: { id: string; decision: Decision },
): Promise<OrderState> {
  const order = await lockOrder(tx, asked);
  const withdrawals = await listWithdrawals(tx, order.shopId, order.id);
  const one = withdrawals.find((each) => each.id === id);
  if (!one) throw new Refusal("withdrawal_not_found", { id });
  if (one.state === decision.kind) return stateOf(order);
  if (one.state !== "requested") throw new Refusal("withdrawal_decided", { reference: order.reference });
  const note = decision.kind === "closed" ? decision.note : decision.reason;
  await updateDecision(tx, order.shopId, { id, state: decision.kind, note, now: asked.now });
  const isRequested = withdrawals.some((each) => each.id !== id && each.state === "requested");
  const state = await keepWithdrawing(tx, order, { isRequested, now: asked.now });
  if (decision.kind === "closed") {
    await recordOn(tx, state, asked, { kind: "withdrawal.closed", data: { withdrawalId: id, note } });
  } else {
    const data = { withdrawalId: id, to: one.email, reason: note, tell: decision.tell };
    await recordOn(tx, state, asked, { kind: "withdrawal.refused", data });
  }
  return state;
}

/** The order a guest names by what he remembers; undefined when there is none. Nobody is told which. */
export const orderRemembered = orderIdRemembered;

/** Sends the link of the statement to the order's own address, and nowhere else. `name`: as the guest typed it. */
export async function sendWithdrawalLink(tx: Tx, { caller, orderId, now }: Asked, name: string): Promise<void> {
  const { shopId, actor } = caller;
  await record(tx, { shopId, kind: "withdrawal.link_asked", orderId, actor, data: { name }, now });
}
