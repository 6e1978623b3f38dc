import type { Context } from "../../context.ts";
import { minor } from "../../../shared/money.ts";
import { outside } from "../../lib/db.ts";
import { dueOf } from "../../orders/order.ts";
import { findOrder } from "../../orders/orders.actions.ts";
import { trackingToken } from "../../orders/tracking.ts";
import type { Shop } from "../../shops/shop.ts";
import { hookPath } from "../accounts/account.ts";
import { connectionTo } from "../accounts/accounts.actions.ts";
import type { KeptAttempt } from "../attempts/attempt.ts";
import { attemptOf, keepStarted, toldOf } from "../attempts/attempts.actions.ts";
import { countLook } from "../attempts/attempts.sql.ts";
import type { AskedRefund } from "../attempts/refunds.sql.ts";
import { settle } from "../attempts/settling.actions.ts";
import { backPath, payPath } from "../paying/paths.ts";
import { ProviderFailure, type Connection, type Provider, type Snapshot } from "../provider.ts";
import { providerOf } from "./registry.ts";

// Where providers are asked: outside of any transaction, and what they say is kept in one afterwards.

interface At {
  shop: Shop;
  attempt: KeptAttempt;
}

interface Reached {
  provider: Provider;
  connection: Connection;
}

async function reach(context: Context, { shop, attempt }: At): Promise<Reached> {
  const at = { shopId: shop.id, accountId: attempt.accountId };
  const { provider, connection } = await connectionTo(context.db.reads, context.config, at);
  return { provider: providerOf(context, provider), connection };
}

/** The page where an attempt is paid, made by its provider now if it was not before. Throws `ProviderFailure`. */
export async function openPage(context: Context, { shop, attempt }: At): Promise<KeptAttempt> {
  if (attempt.redirectUrl !== "") return attempt;
  const { db, config } = context;
  const { provider, connection } = await reach(context, { shop, attempt });
  const token = trackingToken(shop, attempt.orderId);
  const page = config.publicUrl + payPath(`/s/${shop.slug}`, token);
  const told = await toldOf(
    db.reads,
    { shop, attempt, now: context.now() },
    {
      returnUrl: config.publicUrl + backPath(`/s/${shop.slug}`, token, attempt.id),
      cancelUrl: `${page}?abandon=${attempt.id}`,
      webhookUrl: config.publicUrl + hookPath(shop, attempt.accountId),
    },
  );
  try {
    const started = await outside(() => provider.create(connection, told));
    return await db.transaction((tx) => keepStarted(tx, shop, { attempt, started, now: context.now() }));
  } catch (error) {
    const mayBeMade = error instanceof ProviderFailure && error.kind === "unreachable";
    const meanwhile = mayBeMade ? await madeMeanwhile(context, { shop, attempt }) : undefined;
    if (!meanwhile) throw error;
    return meanwhile;
  }
}

const waitsMax = 5;
const waitMs = 200;

/** A customer who clicks twice asks twice at once, and the second is told to wait for the first: so it does, a second long. */
async function madeMeanwhile(context: Context, { shop, attempt }: At): Promise<KeptAttempt | undefined> {
  for (let waits = 0; waits < waitsMax; waits++) {
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    const now = await attemptOf(context.db.reads, shop.id, attempt.id);
    if (now.redirectUrl !== "") return now;
  }
  return undefined;
}

/**
 * Asks the provider how an attempt stands, and keeps the answer, unless a younger question was answered first: its answer
 * knows all that ours does. `isBack`: the customer has come back from its page.
 */
export async function lookAt(
  context: Context,
  { shop, attempt, isBack = false, isRound = false }: At & { isBack?: boolean; isRound?: boolean },
): Promise<KeptAttempt> {
  const { db } = context;
  const { providerReference: reference } = attempt;
  if (reference === null) return attempt;
  const { provider, connection } = await reach(context, { shop, attempt });
  const named = { reference, attempt };
  const mayFinish = isBack || attempt.state === "open" || attempt.state === "pending";
  const declined = mayFinish ? await finished(context, { provider, connection }, named) : "";
  const look = await db.single((tx) => countLook(tx, shop.id, attempt.id));
  const snapshot = openAgain(await said(context, { provider, connection }, named), declined);
  const now = context.now();
  await db.transaction((tx) => settle(tx, { shop, attemptId: attempt.id, look, snapshot, now, isRound }));
  return attemptOf(db.reads, shop.id, attempt.id);
}

interface Named {
  reference: string;
  attempt: KeptAttempt;
}

/**
 * Does what the customer's coming back still needs; where the provider refuses, its words: the customer may try again. Money
 * that the order no longer owes, cancelled or paid otherwise meanwhile, is not taken.
 */
async function finished(context: Context, { provider, connection }: Reached, named: Named): Promise<string> {
  const { reference, attempt } = named;
  if (!provider.finish) return "";
  if (dueOf(await findOrder(context.db.reads, connection.shopId, attempt.orderId)) <= 0) return "";
  try {
    await outside(async () => provider.finish?.(connection, reference, attempt.id));
    return "";
  } catch (error) {
    if (!(error instanceof ProviderFailure) || error.kind === "unreachable") throw error;
    return error.reason;
  }
}

/** A page on which the money could not be taken is open, with the reason. */
const openAgain = (snapshot: Snapshot, reason: string): Snapshot =>
  reason !== "" && (snapshot.state === "open" || snapshot.state === "pending")
    ? { ...snapshot, state: "open", reason }
    : snapshot;

/** What the provider says; a page it no longer knows, past its time and never paid, has expired. */
async function said(
  context: Context,
  { provider, connection }: Reached,
  { reference, attempt }: Named,
): Promise<Snapshot> {
  try {
    return await outside(() => provider.fetch(connection, reference));
  } catch (error) {
    const isOld = attempt.state === "open" && attempt.expiresAt !== null && attempt.expiresAt < context.now();
    if (!isOld || !(error instanceof ProviderFailure) || error.kind === "unreachable") throw error;
    const { amount, currency, transaction, dashboardUrl, mode } = attempt;
    const nothing = { authorised: 0, captured: 0, refunded: 0, disputed: 0 };
    const known = { reference, transaction, ours: null, currency, amount, dashboardUrl, isTest: mode === "test" };
    return { ...known, ...nothing, state: "expired", reason: "" };
  }
}

/**
 * Has the provider give back what was asked for, unless its books show it already. Returns its words when it refuses;
 * throws `ProviderFailure` where nobody knows whether it was done: to be asked again later.
 */
export async function giveBack(
  context: Context,
  { shop, attempt, refund }: At & { refund: Pick<AskedRefund, "id" | "amount"> },
): Promise<{ isRefused: false } | { isRefused: true; why: string }> {
  const { provider, connection } = await reach(context, { shop, attempt });
  const { id, amount } = refund;
  const wanted = { id, amount: minor(amount), currency: attempt.currency };
  try {
    await outside(() => provider.refund(connection, attempt.providerReference ?? "", wanted));
    return { isRefused: false };
  } catch (error) {
    if (!(error instanceof ProviderFailure) || error.kind === "unreachable") throw error;
    return { isRefused: true, why: error.reason };
  }
}

/** Takes held money, all that was held or a part. */
export async function takeHeld(context: Context, { shop, attempt, amount }: At & { amount: number }): Promise<void> {
  const { provider, connection } = await reach(context, { shop, attempt });
  if (!provider.capture) throw new ProviderFailure("refused", "not_held");
  const part = { id: `${attempt.id}-capture`, amount: minor(amount), currency: attempt.currency };
  await outside(async () => provider.capture?.(connection, attempt.providerReference ?? "", part));
}

/** Lets held money go, or closes a page nobody paid on; a provider that says it is too late is asked how it stands. */
export async function letGo(context: Context, { shop, attempt }: At): Promise<void> {
  const { provider, connection } = await reach(context, { shop, attempt });
  const { providerReference: reference } = attempt;
  if (reference === null) return;
  try {
    await outside(() => provider.cancel(connection, reference, attempt.id));
  } catch (error) {
    if (!(error instanceof ProviderFailure) || error.kind === "unreachable") throw error;
  }
}
