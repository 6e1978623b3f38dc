import { findSellable } from "../../catalog/stock.actions.ts";
import type { Sellable } from "../../catalog/stock.ts";
import { emailKey } from "../../customers/customer.ts";
import { customersKnownBy } from "../../customers/customers.actions.ts";
import { record } from "../../happenings.ts";
import type { Tx } from "../../lib/db.ts";
import type { Caller } from "../../lib/http.ts";
import { lastOrderTimes } from "../../orders/by-customer/last-orders.actions.ts";
import { Refusal } from "../../refusals.ts";
import { requireSelling } from "../../shops/selling.ts";
import type { Shop } from "../../shops/shop.ts";
import type { Cart } from "../cart.ts";
import { findCart, type CartDoor } from "../carts.actions.ts";
import {
  dueBetween,
  goodsOf,
  mayBeReminded,
  quietDays,
  variantIdsOf,
  type CartToTell,
  type LeftCart,
} from "./left-cart.ts";
import {
  deleteRefusal,
  findKeptCart,
  hideCart,
  insertRefusal,
  listStillLeft,
  lockDueCarts,
  lockKeptCart,
  markBack,
  markReminded,
  type KeptCart,
} from "./left-carts.sql.ts";

/** How far a round of reminders has come. */
export type Progress = Pick<LeftCart, "touchedAt" | "id">;

const batchMax = 100;
const dayMs = 86_400_000;

/**
 * Asks for the reminders that are due: one batch, a handful of statements whatever its size. Each basket is marked in the
 * transaction that asks, so that whoever runs at the same time, or again after a fall, asks for none of them twice. Gives
 * where to go on; undefined at the end.
 */
export async function remindDue(
  tx: Tx,
  shop: Shop,
  { after, now }: { after: Progress | undefined; now: Date },
): Promise<Progress | undefined> {
  const quietSince = new Date(now.getTime() - quietDays * dayMs);
  const query = { ...dueBetween(shop.settings, now), now, quietSince, after, limit: batchMax };
  const found = await lockDueCarts(tx, shop.id, query);
  const cartIds = newestOfEach(await worthReminding(tx, shop, found));
  if (cartIds.length > 0) {
    await markReminded(tx, shop.id, cartIds, now);
    const actor = { kind: "system", id: null, name: "" } as const;
    await record(tx, { shopId: shop.id, kind: "cart.reminded", orderId: null, actor, data: { cartIds }, now });
  }
  return found.length < batchMax ? undefined : found.at(-1);
}

/** Those whose owner may be reminded, has ordered nothing since, and would still find something in them. */
async function worthReminding(tx: Tx, shop: Shop, carts: readonly LeftCart[]): Promise<LeftCart[]> {
  const [customers, items] = await Promise.all([
    customersKnownBy(tx, shop.id, carts.map(emailOf)),
    itemsOf(tx, shop, carts),
  ]);
  const lastOrders = await lastOrderTimes(tx, shop.id, [...customers.values()]);
  return carts.filter((cart) => {
    const customerId = customers.get(emailKey(emailOf(cart)) ?? "");
    const leaver = { isCustomer: customerId !== undefined, hasRefused: false };
    const lastOrder = lastOrders.get(customerId ?? "");
    const hasOrderedSince = lastOrder !== undefined && lastOrder >= cart.touchedAt;
    return (
      !hasOrderedSince &&
      mayBeReminded(cart, leaver, shop.settings) &&
      cart.lines.some(({ variantId }) => items.get(variantId)?.isVisible)
    );
  });
}

/** One basket a person: the last one he touched. */
const newestOfEach = (carts: readonly LeftCart[]): string[] => [
  ...new Map(carts.map((cart) => [emailKey(emailOf(cart)), cart.id])).values(),
];

/** What the merchant typed instead of the shop's text. */
export interface TypedReminder {
  subject: string;
  text: string;
}

/**
 * The merchant sends the one reminder now. Refuses `catalogue_only`, a basket that is an order, one reminded of already, one whose owner has
 * ordered since or did not agree, and one with nothing left to buy.
 */
export async function remindNow(
  tx: Tx,
  shop: Shop,
  asked: { caller: Caller; cartId: string; typed?: TypedReminder | undefined; now: Date },
): Promise<void> {
  const { caller, cartId, typed, now } = asked;
  requireSelling(shop);
  const cart = await lockKeptCart(tx, shop.id, cartId, now);
  await requireRemindable(tx, shop, cart, cartId);
  await markReminded(tx, shop.id, [cartId], now);
  const data = { cartIds: [cartId], ...(typed && { typed }) };
  await record(tx, { shopId: shop.id, kind: "cart.reminded", orderId: null, actor: caller.actor, data, now });
}

/** The basket that a reminder by hand would go to; refused as the reminder would be. */
export async function findRemindable(tx: Tx, shop: Shop, cartId: string, now: Date): Promise<CartToTell> {
  const cart = await findKeptCart(tx, shop.id, cartId, now);
  await requireRemindable(tx, shop, cart, cartId);
  const [told] = await toTell(tx, shop, cart ? [cart] : []);
  if (!told) throw new Refusal("cart_nothing_sold", { cartId });
  return told;
}

async function requireRemindable(tx: Tx, shop: Shop, cart: KeptCart | undefined, cartId: string): Promise<void> {
  if (!cart) throw new Refusal("left_cart_not_found", { cartId });
  if (cart.orderId) throw new Refusal("left_cart_ordered", { cartId });
  if (cart.remindedAt) throw new Refusal("cart_reminded_already", { cartId });
  const customers = await customersKnownBy(tx, shop.id, [emailOf(cart)]);
  const leaver = { isCustomer: customers.size > 0, hasRefused: cart.hasRefused };
  if (!mayBeReminded(cart, leaver, shop.settings)) throw new Refusal("cart_reminder_not_agreed", { cartId });
  const [last] = (await lastOrderTimes(tx, shop.id, [...customers.values()])).values();
  if (last && last >= cart.touchedAt) throw new Refusal("left_cart_ordered", { cartId });
  const items = await itemsOf(tx, shop, [cart]);
  if (!cart.lines.some(({ variantId }) => items.get(variantId)?.isVisible))
    throw new Refusal("cart_nothing_sold", { cartId });
}

/** These baskets at today's prices, in two statements; those that became an order meanwhile, or have nothing left, are not told of. */
export async function cartsToTell(tx: Tx, shop: Shop, cartIds: readonly string[]): Promise<CartToTell[]> {
  return toTell(tx, shop, await listStillLeft(tx, shop.id, cartIds));
}

async function toTell(tx: Tx, shop: Shop, carts: readonly LeftCart[]): Promise<CartToTell[]> {
  const items = await itemsOf(tx, shop, carts);
  return carts
    .map((cart) => ({ ...cart, ...goodsOf(shop, cart.lines, items) }))
    .filter(({ goods }) => goods.some(({ isSold }) => isSold));
}

/** Whether a basket is still one: its owner has not ordered from it. */
export async function isStillLeft(tx: Tx, shopId: string, cartId: string): Promise<boolean> {
  return (await listStillLeft(tx, shopId, [cartId])).length > 0;
}

async function itemsOf(tx: Tx, shop: Shop, carts: readonly LeftCart[]): Promise<ReadonlyMap<string, Sellable>> {
  const ids = variantIdsOf(carts);
  return ids.length > 0 ? findSellable(tx, shop.id, ids) : new Map<string, Sellable>();
}

const emailOf = ({ contact }: LeftCart): string => contact.email;

/** The reminder's link leads back to the basket; that it did is noted once. Refuses `cart_not_found`. */
export async function comeBack(tx: Tx, door: CartDoor): Promise<Cart> {
  const cart = await findCart(tx, door);
  if (!cart.placed) await markBack(tx, door.shop.id, cart.id, door.now);
  return cart;
}

/** Takes a basket out of the merchant's list; it stays its customer's. Refuses `left_cart_not_found`. */
export async function hideLeftCart(
  tx: Tx,
  { shopId, actor }: Caller,
  { cartId, now }: { cartId: string; now: Date },
): Promise<void> {
  if ((await hideCart(tx, shopId, cartId, now)) === 0) throw new Refusal("left_cart_not_found", { cartId });
  await record(tx, { shopId, kind: "cart.hidden", orderId: null, actor, data: { cartId }, now });
}

/** Whoever has this address is not reminded by this shop any more. */
export const refuseReminders = insertRefusal;

/** He may be reminded again, where he agrees. */
export const allowReminders = deleteRefusal;
