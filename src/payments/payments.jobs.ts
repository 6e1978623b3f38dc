import type { Context } from "../context.ts";
import { log } from "../lib/log.ts";
import type { Tasks } from "../lib/queue.ts";
import { dueOf } from "../orders/order.ts";
import { findOrder } from "../orders/orders.actions.ts";
import type { Shop } from "../shops/shop.ts";
import { isOver, type KeptAttempt } from "./attempts/attempt.ts";
import { attemptOf, attemptsOfOrder, lookLater, lookSoonAt } from "./attempts/attempts.actions.ts";
import { listAttemptIdsSince, listPaidShopIds } from "./attempts/attempts.sql.ts";
import { refundRefused, refundSent, refundTried } from "./attempts/refunds-answered.actions.ts";
import { refundOf, resumeRefunds, waitingRefunds } from "./attempts/refunds.actions.ts";
import type { AskedRefund } from "./attempts/refunds.sql.ts";
import { callProcessed, forgetCalls } from "./hooks/events.actions.ts";
import { ProviderFailure, providers } from "./provider.ts";
import { giveBack, letGo, lookAt, takeHeld } from "./providers/till.ts";

/**
 * `lookAtPayment` asks a provider how an attempt stands; `takeHeld` and `giveBack` have it take and give back money; `releasePayments` lets go of
 * what a cancelled order held.
 */
export function paymentJobs(context: Context): Tasks {
  const { db } = context;
  const attemptIn = async (shopId: string, id: unknown): Promise<{ shop: Shop; attempt: KeptAttempt } | undefined> => {
    const shop = await context.shops.byId(shopId);
    return shop && { shop, attempt: await attemptOf(db.reads, shopId, String(id)) };
  };
  return {
    lookAtPayment: async ({ shopId, data }) => {
      const found = await attemptIn(shopId, data["paymentId"]);
      if (!found) return;
      if (!(await saysHow(context, { ...found, isRound: data["isRound"] === true }))) return;
      const { eventId } = data;
      const { accountId } = found.attempt;
      if (typeof eventId === "string")
        await db.single((tx) => callProcessed(tx, shopId, { accountId, eventId, now: context.now() }));
    },
    takeHeld: async ({ shopId, data }) => {
      const found = await attemptIn(shopId, data["paymentId"]);
      if (found?.attempt.state !== "authorised") return;
      const due = dueOf(await findOrder(db.reads, shopId, found.attempt.orderId));
      // Cancelled, or paid otherwise, since it was asked: what is held is let go, not taken.
      const take = due > 0 ? takeHeld(context, { ...found, amount: Number(data["amount"]) }) : Promise.resolve();
      await take.catch((error: unknown) => {
        // Too late, or too much: asking again changes nothing, and how it stands is looked at.
        if (!(error instanceof ProviderFailure) || error.kind === "unreachable") throw error;
        log.warn("held money could not be taken", { paymentId: found.attempt.id, reason: error.reason });
      });
      await lookAt(context, found);
    },
    giveBack: ({ shopId, data }) => refundOnce(context, shopId, String(data["refundId"])),
    releasePayments: async ({ shopId, orderId }) => {
      const shop = await context.shops.byId(shopId);
      if (!shop || orderId === null) return;
      const attempts = await attemptsOfOrder(db.reads, shopId, orderId);
      const failures: unknown[] = [];
      for (const attempt of attempts.filter(({ state }) => !isOver(state)))
        await letGo(context, { shop, attempt })
          .then(() => lookAt(context, { shop, attempt }))
          .catch((error: unknown) => failures.push(error));
      // Each was tried: a provider that does not answer keeps no other from letting go. Those that failed are tried again.
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** False when the provider refuses: its keys no longer open the account. Asking again at once changes nothing. */
async function saysHow(context: Context, about: Parameters<typeof lookAt>[1]): Promise<boolean> {
  try {
    await lookAt(context, about);
    return true;
  } catch (error) {
    if (!(error instanceof ProviderFailure) || error.kind === "unreachable") throw error;
    log.warn("a provider does not say how a payment stands", { paymentId: about.attempt.id, reason: error.reason });
    // The keys may be put right meanwhile: the round goes on.
    if (about.isRound) await context.db.single((tx) => lookLater(tx, about.shop.id, about.attempt, context.now()));
    return false;
  }
}

/** Asks for a refund; whatever was cut off before is looked up first, so that nothing is given back twice. */
async function refundOnce(context: Context, shopId: string, refundId: string): Promise<void> {
  const { db } = context;
  const shop = await context.shops.byId(shopId);
  const first = await refundOf(db.reads, shopId, refundId);
  if (!shop || !first) return;
  // The books tell how much went back, not which: two on their way at once could be taken for each other.
  const [oldest] = await waitingRefunds(db.reads, shopId, first.paymentId);
  if (oldest?.id !== refundId) return;
  const attempt = await attemptOf(db.reads, shopId, first.paymentId);
  const refuse = (refund: AskedRefund, why: string) => {
    const caller = {
      shopId,
      actor: { kind: "provider", id: null, name: attempt.provider },
      locale: shop.locale,
    } as const;
    const asked = { caller, orderId: attempt.orderId, now: context.now() };
    return db.transaction((tx) => refundRefused(tx, asked, { refund, why }));
  };
  const refusal = await lookAt(context, { shop, attempt }).then(
    () => undefined,
    (error: unknown) => {
      // Its keys no longer open the account, and it has heard of nothing: said, or no other refund would ever have its turn.
      const isUntried = first.state === "asked" && first.why === "";
      if (isUntried && error instanceof ProviderFailure && error.kind === "refused") return error.reason;
      throw error;
    },
  );
  if (refusal !== undefined) return refuse(first, refusal);
  const refund = await refundOf(db.reads, shopId, refundId);
  if (refund?.state === "asked") {
    const now = context.now();
    const before = new Date(now.getTime() - (providers[attempt.provider].bookMs ?? 0));
    const isTurn = await db.single((tx) => refundTried(tx, shopId, refundId, { now, before }));
    if (!isTurn)
      throw new Error(`the refund ${refundId} was asked for, and its answer lost: its books are looked at again`);
    const answer = await giveBack(context, { shop, attempt, refund });
    if (answer.isRefused) return refuse(refund, answer.why);
    await db.single((tx) => refundSent(tx, shopId, refundId));
    await lookAt(context, { shop, attempt });
  }
  const after = await refundOf(db.reads, shopId, refundId);
  // Its books are slow to show it: looked at again later, never asked for again.
  if (after?.state === "sent") throw new Error(`the refund ${refundId} is not in the provider's books yet`);
}

const nightlyDays = 35;
const nightlyPriority = 10;
/** The tries of a refund end after four days; longer than that nobody looks at it any more. */
const forgottenDays = 5;

/** Every night the providers are asked about all that may still change: refunds and disputes made at their own desks. */
export async function reconcilePayments(context: Context): Promise<void> {
  const { db } = context;
  const daysAgo = (days: number) => new Date(context.now().getTime() - days * 86_400_000);
  for (const shopId of await listPaidShopIds(db.reads)) {
    const attempts = await listAttemptIdsSince(db.reads, shopId, daysAgo(nightlyDays));
    await db.single((tx) => lookSoonAt(tx, shopId, attempts, { priority: nightlyPriority }));
    await db.transaction((tx) => resumeRefunds(tx, shopId, { before: daysAgo(forgottenDays), now: context.now() }));
    await db.single((tx) => forgetCalls(tx, shopId, context.now()));
  }
}
