import type { Tell } from "../../happenings.ts";
import type { Tx } from "../../lib/db.ts";
import { newId } from "../../lib/ids.ts";
import { addJob } from "../../lib/outbox.ts";
import type { OrderState } from "../../orders/order.ts";
import { lockFor, recordOn, stateOf, type Asked } from "../../orders/orders.actions.ts";
import { Refusal } from "../../refusals.ts";
import type { KeptAttempt } from "./attempt.ts";
import { listAttempts, writtenOf } from "./attempts.sql.ts";
import {
  findRefund,
  insertRefund,
  keepRefundState,
  listAskedRefunds,
  listRefunds,
  type AskedRefund,
} from "./refunds.sql.ts";

export interface RefundWanted {
  /** Minor units; all that can still be given back when unsaid. */
  amount?: number | undefined;
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
  const whole = held.reduce((total, one) => total + one.left, 0);
  const amount = wanted.amount ?? whole;
  const { currency } = order;
  if (amount <= 0) throw new Refusal("amount_not_positive", { amount, currency });
  if (amount > whole) throw new Refusal("refund_exceeds_held", { amount, held: whole, currency });
  const { reason, tell } = wanted;
  for (const part of partsOf(held, amount)) {
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
      data: { refundId: refund.id, amount: part.amount, currency, reason },
    });
    const about = { shopId, happeningId: refund.id, orderId: order.id, kind: "refund" };
    await addJob(tx, "giveBack", { ...about, data: { refundId: refund.id } });
  }
  return stateOf(order);
}

interface Held {
  attempt: KeptAttempt;
  left: number;
}

/** What each provider still holds of an order's money and was not asked to give back, newest first. */
export async function heldAtProviders(tx: Tx, shopId: string, orderId: string): Promise<Held[]> {
  const held: Held[] = [];
  for (const attempt of await listAttempts(tx, shopId, orderId)) {
    const { captured, refunded, disputed } = await writtenOf(tx, shopId, attempt.id);
    const asked = await listAskedRefunds(tx, shopId, attempt.id);
    const left = captured - refunded - disputed - asked.reduce((total, one) => total + one.amount, 0);
    if (left > 0) held.unshift({ attempt, left });
  }
  return held;
}

function partsOf(held: readonly Held[], amount: number): { paymentId: string; amount: number }[] {
  let left = amount;
  return held.flatMap(({ attempt, left: most }) => {
    const part = Math.min(most, left);
    left -= part;
    return part > 0 ? [{ paymentId: attempt.id, amount: part }] : [];
  });
}

export const refundOf = findRefund;

/** The refunds asked of an order's providers, oldest first. */
export const refundsOfAttempts = listRefunds;

/** It is about to be asked of the provider: from now on money that went back may be this. */
export const refundTried = (tx: Tx, shopId: string, id: string): Promise<void> =>
  keepRefundState(tx, shopId, id, { state: "asked", why: "unanswered" });

/** The provider has said yes; its books do not show it yet. */
export const refundSent = (tx: Tx, shopId: string, id: string): Promise<void> =>
  keepRefundState(tx, shopId, id, { state: "sent", why: "" });

/** The provider said no, in its own words: the merchant is told, and nothing was given back. */
export async function refundRefused(
  tx: Tx,
  asked: Asked,
  { refund, why }: { refund: AskedRefund; why: string },
): Promise<void> {
  const order = await lockFor(tx, asked, "refund");
  const now = await findRefund(tx, order.shopId, refund.id);
  if (now?.state !== "asked") return;
  await keepRefundState(tx, order.shopId, refund.id, { state: "refused", why });
  const { amount, id: refundId } = refund;
  await recordOn(tx, stateOf(order), asked, {
    kind: "refund.refused",
    data: { refundId, amount, currency: order.currency, why },
  });
}
