import { minor } from "../../shared/money.ts";
import type { Tell } from "../happenings.ts";
import type { Tx } from "../lib/db.ts";
import { newId } from "../lib/ids.ts";
import { askedOf } from "../orders/deposit/deposit.ts";
import { dueOf, type Order, type OrderState } from "../orders/order.ts";
import type { WantedBack } from "../orders/giving-back/giving-back.ts";
import { keepFacts, lockFor, recordOn, stateOf, type Asked } from "../orders/orders.actions.ts";
import { Refusal } from "../refusals.ts";
import { waitingOf } from "./attempts/refunds.actions.ts";
import { balanceOf, standing, type Movement } from "./payment.ts";
import { insertMovement, insertPayment, listMovements } from "./payments.sql.ts";
import { fitting, planRefund, saidOf } from "./refunding/refund.ts";
import { givePartsOf, partsOfRefund, takePartsOf } from "./refunding/refunding.actions.ts";

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

/**
 * Not paid after all: every capture that stands, or the one named, is taken back by a new entry; a refund that is named too.
 * An invoice already issued stays. Refuses `movement_not_found`, `already_reversed`, and `refunded_already` where the money
 * named was given back since.
 */
export async function reversePayment(
  tx: Tx,
  asked: Asked,
  { movementId, tell }: { movementId?: string | undefined; tell?: Tell | undefined } = {},
): Promise<OrderState> {
  const order = await lockFor(tx, asked, "record_payment");
  const all = await listMovements(tx, order.shopId, order.id);
  const named = [...standing(all), ...standing(all, "refunded")].filter((one) => one.id === movementId);
  const taken = movementId === undefined ? standing(all) : named;
  if (taken.length === 0) {
    const known = all.some((one) => one.id === movementId);
    throw new Refusal(known || movementId === undefined ? "already_reversed" : "movement_not_found", { movementId });
  }
  return takeBack(tx, asked, order, { taken, tell });
}

/** Nothing was given back after all: every refund that stands is taken back by a new entry. */
export async function reverseRefunds(tx: Tx, asked: Asked): Promise<OrderState> {
  const order = await lockFor(tx, asked, "record_payment");
  const taken = standing(await listMovements(tx, order.shopId, order.id), "refunded");
  return takeBack(tx, asked, order, { taken });
}

/** More may not have been given back than is still held. */
function requireEnoughLeft(order: Order, taken: readonly Movement[]): void {
  const of = (kind: Movement["kind"]) =>
    taken.filter((one) => one.kind === kind).reduce((total, one) => total + one.amount, 0);
  const [captured, refunded] = [order.captured - of("captured"), order.refunded - of("refunded")];
  if (captured < refunded) throw new Refusal("refunded_already", { amount: refunded, currency: order.currency });
}

/** Told, the customer is told once, whatever the number of entries: with the last. */
async function takeBack(
  tx: Tx,
  asked: Asked,
  order: Order,
  { taken, tell }: { taken: readonly Movement[]; tell?: Tell | undefined },
): Promise<OrderState> {
  requireEnoughLeft(order, taken);
  const { shopId, id: orderId } = order;
  let current = order;
  let state = stateOf(order);
  for (const one of taken) {
    const { id: reversesId, amount, currency, kind } = one;
    const movement: Movement = { ...one, id: newId(), kind: "reversed", reversesId };
    const moved = { movementId: reversesId, now: asked.now };
    const after = kind === "refunded" ? await takePartsOf(tx, current, "moves", moved) : current;
    state = await writeMovement(tx, asked, { order: current, after, movement });
    const { captured, refunded } = balanceOf(await listMovements(tx, shopId, orderId));
    current = { ...after, ...state, captured: minor(captured), refunded: minor(refunded) };
    const told = tell && one === taken.at(-1) ? { tell } : {};
    const of = one.kind as "captured" | "refunded";
    const data = { ...told, movementId: movement.id, reversesId, amount, currency, of };
    await recordOn(tx, state, asked, { kind: "payment.reversed", data });
  }
  return state;
}

/** A movement that was taken back stands again, by a new entry of the same words: the same day, means and reference. */
export async function standAgain(tx: Tx, asked: Asked, movementId: string): Promise<OrderState> {
  const order = await lockFor(tx, asked, "record_payment");
  const all = await listMovements(tx, order.shopId, order.id);
  const gone = all.find((one) => one.id === movementId);
  if (!gone) throw new Refusal("movement_not_found", { movementId });
  const movement = { ...gone, id: newId() };
  if (gone.kind !== "refunded") return writeMovement(tx, asked, { order, movement });
  planRefund(order, { amount: gone.amount }, { waiting: await waitingOf(tx, order) });
  const parts = fitting(order, await partsOfRefund(tx, order, movementId));
  const { order: after } = await givePartsOf(tx, order, parts, { movementId: movement.id, now: asked.now });
  return writeMovement(tx, asked, { order, after, movement });
}

/** What is given back: lines and delivery, or an amount; all that is held when nothing is said. */
export interface GivenBack extends WantedBack {
  /** "2026-11-22"; the merchant's word. */
  givenOn: string;
  /** For the team: the customer does not see it. */
  reason: string;
  tell: Tell;
}

/**
 * Records money the merchant gave back elsewhere, and what it was for: no money moves by it. Refuses `amount_not_positive`
 * when nothing is held, `refund_exceeds_held` when more is said than is held, and what is left of no line any more.
 */
export async function recordRefund(tx: Tx, asked: Asked, given: GivenBack): Promise<OrderState> {
  const order = await lockFor(tx, asked, "refund");
  const { amount, parts } = planRefund(order, given, { waiting: await waitingOf(tx, order) });
  const [last] = standing(await listMovements(tx, order.shopId, order.id));
  if (!last) throw new Error(`the order ${order.id} holds money that no payment brought`);
  const { givenOn: receivedOn, reason: reference, tell } = given;
  const movement: Movement = { ...last, id: newId(), kind: "refunded", amount, receivedOn, reference };
  const done = await givePartsOf(tx, order, parts, { movementId: movement.id, now: asked.now });
  const state = await writeMovement(tx, asked, { order, after: done.order, movement });
  const { currency } = order;
  const isWhole = state.paymentStatus === "refunded";
  const said = saidOf(order, parts);
  const data = { tell, movementId: movement.id, amount, currency, reason: reference, isWhole, ...said };
  await recordOn(tx, state, asked, { kind: "payment.refunded", data });
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

/** Asks the customer for what is due. Refuses an order that owes nothing, and `customer_email_missing`. */
export async function askForPayment(tx: Tx, asked: Asked): Promise<OrderState> {
  const order = await lockFor(tx, asked, "record_payment");
  const { currency, reference } = order;
  const amount = askedOf(order);
  if (amount <= 0) throw new Refusal("amount_not_positive", { amount, currency });
  if (order.email === "") throw new Refusal("customer_email_missing", { reference });
  const state = stateOf(order);
  await recordOn(tx, state, asked, { kind: "payment.requested", data: { amount, currency } });
  return state;
}

/** An order's ledger, oldest first. */
export const movementsOfOrder = (tx: Tx, shopId: string, orderId: string): Promise<Movement[]> =>
  listMovements(tx, shopId, orderId);

async function writeMovement(
  tx: Tx,
  asked: Asked,
  { order, movement, after = order }: { order: Order; movement: Movement; after?: Order },
): Promise<OrderState> {
  const { shopId, id: orderId } = order;
  await insertMovement(tx, shopId, movement, { orderId, actor: asked.caller.actor, now: asked.now });
  const { captured, refunded } = balanceOf(await listMovements(tx, shopId, orderId));
  const { lines, shippingGivenBack } = after;
  const facts = { captured: minor(captured), refunded: minor(refunded), lines, shippingGivenBack };
  return keepFacts(tx, order, facts, asked);
}
