import type { Tx } from "../lib/db.ts";
import type { Heard } from "../notifications/message.ts";
import { findOrder } from "../orders/orders.actions.ts";
import type { Shop } from "../shops/shop.ts";
import { listStatuses } from "../statuses/statuses.actions.ts";
import { isGivenNow, rulesFor, type Rule } from "./rule.ts";
import { chooseStatus } from "./status-choice.actions.ts";

export interface Ruled {
  shop: Shop;
  orderId: string;
  happening: Heard;
  now: Date;
}

/**
 * Gives the order what the shop's rules give it after this happening: each status once, by what makes it true, and never a
 * step back. The customer is not told: whatever set the rule off has told him already.
 */
export async function applyRules(tx: Tx, { shop, orderId, happening, now }: Ruled): Promise<void> {
  const rules = rulesFor(happening, await findOrder(tx, shop.id, orderId), shop.settings);
  for (const rule of rules) await applyRule(tx, { shop, orderId, now }, rule);
}

async function applyRule(
  tx: Tx,
  { shop, orderId, now }: Omit<Ruled, "happening">,
  { occasion, goal, name }: Rule,
): Promise<void> {
  const [order, own] = await Promise.all([findOrder(tx, shop.id, orderId), listStatuses(tx, shop.id)]);
  const status = own.find(({ id, isEnabled }) => id === goal.statusId && isEnabled);
  // A word the merchant has removed or switched off since is given no more.
  if ((goal.statusId !== null && !status) || !isGivenNow(order, goal, status)) return;
  const actor = { kind: "rule", id: occasion, name } as const;
  const caller = { shopId: shop.id, actor, locale: shop.locale };
  const { axis, statusId } = goal;
  await chooseStatus(
    tx,
    { caller, orderId, now, timeZone: shop.timeZone, quietly: true },
    { axis, statusId, value: goal.value ?? undefined, tell: "nobody", trackingNumber: "" },
  );
}
