import type { Context } from "../../context.ts";
import { outside } from "../../lib/db.ts";
import { log } from "../../lib/log.ts";
import { askedOf } from "../../orders/deposit/deposit.ts";
import type { Order } from "../../orders/order.ts";
import type { Shop } from "../../shops/shop.ts";
import { connectionTo } from "../accounts/accounts.actions.ts";
import type { PaymentMethod } from "../payment-method.ts";
import type { Plan } from "../provider.ts";
import { providerOf } from "./registry.ts";

/** A page is not kept waiting for more: it says what it knows without. */
const patienceMs = 2_000;

/**
 * How the customer would pay what is asked of him in instalments, by the id of each means whose provider lends: the plan that
 * provider would send him to. A means is left out where its provider offers none, does not answer in time, or lends nothing.
 */
export async function plansFor(
  context: Context,
  shop: Shop,
  { order, methods }: { order: Order; methods: readonly PaymentMethod[] },
): Promise<Map<string, Plan>> {
  const found = await Promise.all(
    methods.map(async (method) => [method.id, await soon(firstPlan(context, shop, { order, method }))] as const),
  );
  return new Map(found.flatMap(([id, plan]) => (plan ? [[id, plan] as const] : [])));
}

async function firstPlan(
  context: Context,
  shop: Shop,
  { order, method }: { order: Order; method: PaymentMethod },
): Promise<Plan | undefined> {
  if (!method.accountId) return undefined;
  const at = { shopId: shop.id, accountId: method.accountId };
  const { provider, connection } = await connectionTo(context.db.reads, context.config, at);
  const company = providerOf(context, provider);
  const { billingAddress, locale } = order;
  const asked = { amount: askedOf(order), billingAddress, locale };
  const plans = await outside(async () => company.plans?.(connection, asked));
  return plans?.[0];
}

/** Undefined once the page has waited long enough, or where the provider does not say. */
async function soon(asked: Promise<Plan | undefined>): Promise<Plan | undefined> {
  const { promise: tooLate, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), patienceMs);
  const plan = asked.catch((error: unknown) => {
    log.warn("a provider did not say its plans", { reason: error instanceof Error ? error.message : String(error) });
    return undefined;
  });
  try {
    return await Promise.race([plan, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
