import type { Tell } from "../../happenings.ts";
import type { Tx } from "../../lib/db.ts";
import { newId } from "../../lib/ids.ts";
import { addJobs } from "../../lib/outbox.ts";
import { cutParts, withGivenBack, type RefundPart, type WantedBack } from "../../orders/giving-back/giving-back.ts";
import type { Order, OrderState } from "../../orders/order.ts";
import { lockFor, recordOn, stateOf, type Asked } from "../../orders/orders.actions.ts";
import { planRefund, saidOf } from "../refunding/refund.ts";
import type { KeptAttempt } from "./attempt.ts";
import { listAttempts, writtenOf } from "./attempts.sql.ts";
import {
  findRefund,
  insertRefund,
  listAskedRefunds,
  listRefunds,
  takeForgottenRefunds,
  type AskedRefund,
} from "./refunds.sql.ts";

/** Lines and delivery, or an amount; all that can still be given back when nothing is said. */
export interface RefundWanted extends WantedBack {
  reason: string;
  tell: Tell;
}

/**
 * Asks the providers to give money back: written first, asked from the queue, entered in the ledger once their books show
 * it. Never more than they still hold for this order, what is already asked for taken off. Newest payments first.
 */
export async function askRefund(tx: Tx, asked: Asked, wanted: RefundWanted): Promise<OrderState> {
  const order = await lockFor(tx, asked, "refund");
  const { shopId, actor } = asked.caller;
  const held = await heldAtProviders(tx, shopId, order.id);
  const most = total(held.map(({ left }) => left));
  const { amount, parts } = planRefund(order, wanted, { waiting: await waitingOf(tx, order), most });
  const { currency } = order;
  const { reason, tell } = wanted;
  for (const part of partsOf(held, { amount, parts })) {
    const refund = {
      id: newId(),
      orderId: order.id,
      actor,
      reason,
      tell,
      state: "asked",
      why: "",
      askedAt: asked.now,
    } as const;
    await insertRefund(tx, shopId, { ...refund, ...part });
    await recordOn(tx, stateOf(order), asked, {
      kind: "refund.asked",
      data: { refundId: refund.id, amount: part.amount, currency, reason, ...saidOf(order, part.parts) },
    });
    await sendRefund(tx, shopId, refund);
  }
  return stateOf(order);
}

const total = (amounts: readonly number[]): number => amounts.reduce((sum, one) => sum + one, 0);

/** What providers were asked to give back of an order's money, and have not given yet, oldest first. */
export async function waitingOf(tx: Tx, order: Pick<Order, "shopId" | "id">): Promise<AskedRefund[]> {
  const attempts = await listAttempts(tx, order.shopId, order.id);
  if (attempts.length === 0) return [];
  const asked = await listRefunds(
    tx,
    order.shopId,
    attempts.map(({ id }) => id),
  );
  return asked.filter(({ state }) => state === "asked" || state === "sent");
}

/** The order as it stands once that is given: its pieces are spoken for, and leave no more. */
export async function withWaitingBack(tx: Tx, order: Order): Promise<Order> {
  const waiting = await waitingOf(tx, order);
  return withGivenBack(
    order,
    waiting.flatMap(({ parts }) => parts),
  ).order;
}

interface Held {
  attempt: KeptAttempt;
  left: number;
}

/** What each provider still holds of an order's money and was not asked to give back, newest first. */
export async function heldAtProviders(tx: Tx, shopId: string, orderId: string): Promise<Held[]> {
  const held: Held[] = [];
  for (const attempt of await listAttempts(tx, shopId, orderId)) {
    const { captured, refunded, disputed } = await writtenOf(tx, shopId, attempt);
    const asked = await listAskedRefunds(tx, shopId, attempt.id);
    const left = captured - refunded - disputed - total(asked.map(({ amount }) => amount));
    if (left > 0) held.unshift({ attempt, left });
  }
  return held;
}

/** What each payment gives back, with the lines that make it up: what was too much has none. */
function partsOf(
  held: readonly Held[],
  { amount, parts }: { amount: number; parts: readonly RefundPart[] },
): Pick<AskedRefund, "paymentId" | "amount" | "parts">[] {
  let [left, rest] = [amount, [...parts]];
  return held.flatMap(({ attempt, left: most }) => {
    const part = Math.min(most, left);
    left -= part;
    const cut = cutParts(rest, part);
    rest = cut.rest;
    return part > 0 ? [{ paymentId: attempt.id, amount: part, parts: cut.own }] : [];
  });
}

export const refundOf = findRefund;

/** Those of one payment that are not over, oldest first. */
export const waitingRefunds = listAskedRefunds;

type ToSend = Pick<AskedRefund, "id" | "orderId">;

const sendRefund = (tx: Tx, shopId: string, refund: ToSend): Promise<void> => sendRefunds(tx, shopId, [refund]);

async function sendRefunds(tx: Tx, shopId: string, refunds: readonly ToSend[]): Promise<void> {
  await addJobs(
    tx,
    refunds.map(({ id, orderId }) => ({
      task: "giveBack",
      payload: { shopId, happeningId: id, orderId, kind: "refund", data: { refundId: id } },
      options: {},
    })),
  );
}

/** Refunds whose turns have all passed without an answer are asked about once more. */
export async function resumeRefunds(tx: Tx, shopId: string, when: { before: Date; now: Date }): Promise<void> {
  await sendRefunds(tx, shopId, await takeForgottenRefunds(tx, shopId, when));
}

/** One is over: the next of the payment has its turn. */
export async function sendNextRefund(tx: Tx, shopId: string, paymentId: string): Promise<void> {
  const [next] = await listAskedRefunds(tx, shopId, paymentId);
  if (next) await sendRefund(tx, shopId, next);
}

/** The refunds asked of an order's providers, oldest first. */
export const refundsOfAttempts = listRefunds;
