import type { Tx } from "../../lib/db.ts";
import { newId } from "../../lib/ids.ts";
import { addJob, addJobs } from "../../lib/outbox.ts";
import { askedOf } from "../../orders/deposit/deposit.ts";
import { dueOf, type Order } from "../../orders/order.ts";
import { findOrder, keepFacts, lockOrder, recordOn, type Asked } from "../../orders/orders.actions.ts";
import { Refusal } from "../../refusals.ts";
import type { Shop } from "../../shops/shop.ts";
import type { PaymentMethod } from "../payment-method.ts";
import type { Attempt, Started } from "../provider.ts";
import { attemptedOf, isUsable, lookWaitMs, type KeptAttempt } from "./attempt.ts";
import {
  findAttempt,
  findAttemptByProvider,
  insertAttempt,
  keepPage,
  listAttempts,
  refusePage,
} from "./attempts.sql.ts";

/** The attempts to pay an order at providers, in the order they were made. */
export const attemptsOfOrder = listAttempts;
export const attemptNamed = findAttemptByProvider;

/** Refuses `payment_attempt_not_found`. */
export async function attemptOf(tx: Tx, shopId: string, id: string): Promise<KeptAttempt> {
  const attempt = await findAttempt(tx, shopId, id);
  if (!attempt) throw new Refusal("payment_attempt_not_found", { paymentId: id });
  return attempt;
}

/**
 * Begins to pay what an order owes by one of the shop's online means: the attempt is written before anybody is asked for
 * money. Asked again while its page can still be used, it is the same attempt. Refuses `nothing_due`.
 */
export async function startAttempt(tx: Tx, asked: Asked, method: PaymentMethod): Promise<KeptAttempt> {
  const { shopId } = asked.caller;
  const order = await lockOrder(tx, asked);
  const due = askedOf(order);
  if (due <= 0 || order.life === "deleted") throw new Refusal("nothing_due", { reference: order.reference });
  if (!method.accountId) throw new Refusal("payment_method_unavailable");
  const before = await listAttempts(tx, shopId, order.id);
  const last = before.at(-1);
  if (last && last.accountId === method.accountId && isUsable(last, { due, now: asked.now })) return last;
  const sequence = before.length + 1;
  const attempt = {
    id: newId(),
    orderId: order.id,
    accountId: method.accountId,
    sequence,
    reference: `${order.number}-${sequence}`,
    method: method.name,
    amount: due,
    currency: order.currency,
    startedAt: asked.now,
  };
  await insertAttempt(tx, shopId, attempt);
  const facts = attemptedOf([...before, { state: "open", reason: "" }]);
  const state = await keepFacts(tx, order, facts, { now: asked.now, quietly: true });
  const data = { paymentId: attempt.id, method: method.name, amount: due, currency: order.currency };
  await recordOn(tx, state, asked, { kind: "payment.started", data });
  return attemptOf(tx, shopId, attempt.id);
}

/**
 * Keeps the page the provider has made for an attempt, or finds the one that was kept meanwhile. Where the order no longer
 * owes anything, cancelled or paid while the provider was asked, the page is closed again.
 */
export async function keepStarted(
  tx: Tx,
  { id: shopId, locale }: Pick<Shop, "id" | "locale">,
  { attempt: { id, orderId }, started, now }: { attempt: KeptAttempt; started: Started; now: Date },
): Promise<KeptAttempt> {
  const actor = { kind: "system", id: null, name: "" } as const;
  const order = await lockOrder(tx, { caller: { shopId, actor, locale }, orderId, now });
  const isNew = (await keepPage(tx, shopId, id, started)) > 0;
  const attempt = await attemptOf(tx, shopId, id);
  if (isNew) await lookLater(tx, shopId, attempt, now);
  if (dueOf(order) <= 0) await closePages(tx, shopId, attempt);
  return attempt;
}

/** The provider would not make its page, and says why: the next try is another attempt, with a number of its own. */
export async function keepRefused(tx: Tx, asked: Asked, attemptId: string, reason: string): Promise<void> {
  const { shopId } = asked.caller;
  const order = await lockOrder(tx, asked);
  if ((await refusePage(tx, shopId, attemptId, reason)) === 0) return;
  const facts = attemptedOf(await listAttempts(tx, shopId, order.id));
  await keepFacts(tx, order, facts, { now: asked.now, quietly: true });
}

/** Has every page closed that nobody has paid on yet, and let go of what is held. */
export function closePages(
  tx: Tx,
  shopId: string,
  { id, orderId }: Pick<KeptAttempt, "id" | "orderId">,
): Promise<void> {
  return addJob(tx, "releasePayments", { shopId, happeningId: id, orderId, kind: "payment", data: {} });
}

/**
 * Has the provider asked again later, though nobody calls; not at all when nothing more is expected. One such round goes
 * on from each page, from look to look.
 */
export async function lookLater(
  tx: Tx,
  shopId: string,
  attempt: Pick<KeptAttempt, "id" | "orderId" | "state" | "startedAt">,
  now: Date,
): Promise<void> {
  const waitMs = lookWaitMs(attempt, now);
  if (waitMs !== null) await lookSoon(tx, shopId, attempt, { waitMs, isRound: true });
}

type Named = Pick<KeptAttempt, "id" | "orderId">;

interface When {
  waitMs?: number;
  priority?: number;
  eventId?: string;
  isRound?: true;
}

/** Has the provider asked about an attempt, from the queue. */
export const lookSoon = (tx: Tx, shopId: string, attempt: Named, when: When = {}): Promise<void> =>
  lookSoonAt(tx, shopId, [attempt], when);

/** Has providers asked about many attempts. */
export async function lookSoonAt(tx: Tx, shopId: string, attempts: readonly Named[], when: When): Promise<void> {
  const { eventId, isRound, ...options } = when;
  const said = { ...(eventId && { eventId }), ...(isRound && { isRound }) };
  await addJobs(
    tx,
    attempts.map(({ id, orderId }) => ({
      task: "lookAtPayment",
      payload: { shopId, happeningId: id, orderId, kind: "payment", data: { paymentId: id, ...said } },
      options,
    })),
  );
}

/** An attempt as its provider is told of it. `paths` are whole addresses of the shop's own pages. */
export async function toldOf(
  tx: Tx,
  { shop, attempt, now }: { shop: Shop; attempt: KeptAttempt; now: Date },
  urls: Pick<Attempt, "returnUrl" | "cancelUrl" | "webhookUrl">,
): Promise<Attempt> {
  const order = await findOrder(tx, shop.id, attempt.orderId);
  return {
    ...urls,
    ...whoPays(order),
    id: attempt.id,
    reference: attempt.reference,
    amount: attempt.amount as Attempt["amount"],
    currency: attempt.currency,
    capture: shop.settings.paymentCapture,
    shopName: shop.name,
    orderReference: order.reference,
    now,
  };
}

const whoPays = ({ locale, customerName, email, phone, billingAddress, deliveryAddress }: Order) => ({
  locale,
  customer: { name: customerName, email, phone },
  billingAddress,
  deliveryAddress,
});
