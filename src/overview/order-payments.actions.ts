import type { Tx } from "../lib/db.ts";
import { trackingToken } from "../orders/tracking.ts";
import type { Order } from "../orders/order.ts";
import { attemptsOfOrder } from "../payments/attempts/attempts.actions.ts";
import { heldAtProviders, refundsOfAttempts } from "../payments/attempts/refunds.actions.ts";
import { payPath } from "../payments/paying/paths.ts";
import type { Shop } from "../shops/shop.ts";
import type { OnlinePayments } from "./order-payments.ts";

/** What providers have to do with an order's money; nothing is asked of the database for an order that never met one. */
export async function onlinePaymentsOf(tx: Tx, shop: Shop, order: Order): Promise<OnlinePayments> {
  const { attempt, attemptReason, toVerify } = order;
  const about = {
    attempt,
    attemptReason,
    toVerify,
    payPath: payPath(`/s/${shop.slug}`, trackingToken(shop, order.id)),
  };
  const attempts = await attemptsOfOrder(tx, shop.id, order.id);
  if (attempts.length === 0) return { ...about, attempts: [], refundsAsked: [] };
  const [held, refunds] = await Promise.all([
    heldAtProviders(tx, shop.id, order.id),
    refundsOfAttempts(
      tx,
      shop.id,
      attempts.map(({ id }) => id),
    ),
  ]);
  const heldAt = new Map(held.map((one) => [one.attempt.id, one.left]));
  return {
    ...about,
    attempts: attempts.map(({ startedAt, ...one }) => ({
      ...one,
      held: heldAt.get(one.id) ?? 0,
      startedAt: startedAt.toISOString(),
    })),
    refundsAsked: refunds
      .filter(({ state }) => state !== "given")
      .map(({ askedAt, why, ...one }) => ({
        ...one,
        why: one.state === "refused" ? why : "",
        askedAt: askedAt.toISOString(),
      })),
  };
}
