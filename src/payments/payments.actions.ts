import { minor } from "../../shared/money.ts";
import type { Tell } from "../happenings.ts";
import type { Tx } from "../lib/db.ts";
import { newId } from "../lib/ids.ts";
import { dueOf, type Order, type OrderState } from "../orders/order.ts";
import { keepFacts, lockFor, recordOn, stateOf, type Asked } from "../orders/orders.actions.ts";
import { Refusal } from "../refusals.ts";
import { balanceOf, standing, type Movement } from "./payment.ts";
import { insertMovement, insertPayment, listMovements } from "./payments.sql.ts";

export interface ReceivedPayment {
  /** Minor units; what is still due when unsaid. */
  amount?: number | undefined;
  currency?: string | undefined;
  /** "2026-11-22"; the merchant's word. */
  receivedOn: string;
  /** How it came; the means the customer had chosen when unsaid, or none at all (""). */
  method?: string | undefined;
  reference: string;
  tell: Tell;
}

/** Records money that arrived outside of Carnet: transfer, cheque, cash, the shop's terminal. More than is due is kept and shown, never refused. */
export async function recordPayment(tx: Tx, asked: Asked, received: ReceivedPayment): Promise<OrderState> {
  const order = await lockFor(tx, asked, "record_payment");
  const amount = received.amount ?? dueOf(order);
  if (amount <= 0) throw new Refusal("amount_not_positive", { amount, currency: order.currency });
  if (received.currency !== undefined && received.currency !== order.currency)
    throw new Refusal("currency_mismatch", { expected: order.currency, given: received.currency });
  const method = received.method ?? order.paymentMethod.name;
  const paymentId = newId();
  const { receivedOn, reference } = received;
  const { currency } = order;
  const captured = { id: newId(), paymentId, kind: "captured", reversesId: null } as const;
  const movement: Movement = { ...captured, amount, currency, method, receivedOn, reference };
  await insertPayment(tx, {
    shopId: order.shopId,
    id: paymentId,
    orderId: order.id,
    method,
    amount,
    currency: order.currency,
    now: asked.now,
  });
  const state = await writeMovement(tx, asked, { order, movement });
  const isPaid = state.paymentStatus === "paid" || state.paymentStatus === "overpaid";
  const data = { tell: received.tell, movementId: movement.id, amount, currency: order.currency, isPaid };
  await recordOn(tx, state, asked, { kind: "payment.received", data });
  return state;
}

/** Not paid after all: every capture that stands, or the one named, is taken back by a new entry. An invoice already issued stays. */
export async function reversePayment(tx: Tx, asked: Asked, movementId?: string): Promise<OrderState> {
  const order = await lockFor(tx, asked, "record_payment");
  const all = await listMovements(tx, order.shopId, order.id);
  const captures = standing(all).filter((one) => movementId === undefined || one.id === movementId);
  if (captures.length === 0) {
    const known = all.some((one) => one.id === movementId);
    throw new Refusal(known || movementId === undefined ? "already_reversed" : "movement_not_found", { movementId });
  }
  let current = order;
  let state = stateOf(order);
  for (const capture of captures) {
    const movement: Movement = { ...capture, id: newId(), kind: "reversed", reversesId: capture.id };
    state = await writeMovement(tx, asked, { order: current, movement });
    current = { ...current, ...state, captured: minor(current.captured - capture.amount) };
    const data = {
      movementId: movement.id,
      reversesId: capture.id,
      amount: capture.amount,
      currency: capture.currency,
    };
    await recordOn(tx, state, asked, { kind: "payment.reversed", data });
  }
  return state;
}

/** Sends the customer the confirmation that his payment arrived, because the merchant asks for it. */
export async function confirmPayment(tx: Tx, asked: Asked): Promise<OrderState> {
  const order = await lockFor(tx, asked, "record_payment");
  if (order.captured <= 0)
    throw new Refusal("amount_not_positive", { amount: order.captured, currency: order.currency });
  const state = stateOf(order);
  await recordOn(tx, state, asked, { kind: "payment.confirmation_sent", data: {} });
  return state;
}

/** An order's ledger, oldest first. */
export const movementsOfOrder = (tx: Tx, shopId: string, orderId: string): Promise<Movement[]> =>
  listMovements(tx, shopId, orderId);

async function writeMovement(
  tx: Tx,
  asked: Asked,
  { order, movement }: { order: Order; movement: Movement },
): Promise<OrderState> {
  const { shopId, id: orderId } = order;
  await insertMovement(tx, shopId, movement, { orderId, actor: asked.caller.actor, now: asked.now });
  const { captured, refunded } = balanceOf(await listMovements(tx, shopId, orderId));
  return keepFacts(tx, order, { captured: minor(captured), refunded: minor(refunded) }, asked);
}
