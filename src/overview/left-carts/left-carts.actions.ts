import { findSellable } from "../../catalog/stock.actions.ts";
import type { Sellable } from "../../catalog/stock.ts";
import {
  goodsOf,
  isAwaitingReminder,
  leftSince,
  mayBeReminded,
  remindsAt,
  variantIdsOf,
} from "../../checkout/left/left-cart.ts";
import type { Tx } from "../../lib/db.ts";
import { isInstant, pageOf, placeOf } from "../../lib/db/page.ts";
import { Refusal } from "../../refusals.ts";
import { listPaymentMethods } from "../../payments/payment-methods.actions.ts";
import { listDeliveryMethods } from "../../shipping/delivery-methods.actions.ts";
import type { Shop } from "../../shops/shop.ts";
import type { LeftCartList, LeftCartPage, LeftCartQuery, LeftCartRow, LeftCartState } from "./left-cart-row.ts";
import { findLeftCartRow, listLeftCarts, type ListedCart } from "./left-carts.sql.ts";

/** One page of the baskets left behind, the latest first, at today's prices: two statements whatever their count. */
export async function leftCarts(tx: Tx, shop: Shop, query: LeftCartQuery, now: Date): Promise<LeftCartList> {
  const { limit } = query;
  const place = placeOf(query.cursor, isInstant);
  const until = leftSince(shop.settings, now);
  const found = await listLeftCarts(tx, shop.id, { until, now, place, limit: limit + 1 });
  const { rows, ...cursors } = pageOf(found, { place, limit }, ({ touchedAt }) => touchedAt.toISOString());
  const items = await itemsOf(tx, shop, rows);
  return { carts: rows.map((cart) => rowOf(shop, cart, { items, now })), ...cursors };
}

function rowOf(shop: Shop, cart: ListedCart, at: { items: ReadonlyMap<string, Sellable>; now: Date }): LeftCartRow {
  const { id, contact, touchedAt, remindedAt, message, order, campaign } = cart;
  const { goods, total } = goodsOf(shop, cart.lines, at.items);
  const state = stateOf(shop, cart, at.now);
  return {
    id,
    name: contact.name,
    email: contact.email,
    phone: contact.phone,
    goods: goods.map(({ variantId, name, variantName, quantity, isSold }) => ({
      variantId,
      name,
      variantName,
      quantity,
      isSold,
    })),
    total,
    currency: shop.currency,
    touchedAt: touchedAt.toISOString(),
    state,
    remindsAt: state === "planned" ? remindsAt(shop.settings, touchedAt, at.now).toISOString() : null,
    remindedAt: remindedAt?.toISOString() ?? null,
    message,
    order,
    campaign,
  };
}

/** Read off the facts: what was ordered, what was sent, and what may be. */
function stateOf({ settings }: Shop, cart: ListedCart, now: Date): LeftCartState {
  if (cart.order) return cart.cameBackAt ? "recovered" : "ordered";
  if (cart.remindedAt) return "sent";
  if (!mayBeReminded(cart, cart, settings)) return "not_agreed";
  return isAwaitingReminder(settings, cart.touchedAt, now) ? "planned" : "to_remind";
}

/** All that is known of one basket, for an order made of it. Refuses `left_cart_not_found` and `left_cart_ordered`. */
export async function leftCart(tx: Tx, shop: Shop, cartId: string, now: Date): Promise<LeftCartPage> {
  const found = await findLeftCartRow(tx, shop.id, cartId, now);
  if (!found) throw new Refusal("left_cart_not_found", { cartId });
  if (found.orderId) throw new Refusal("left_cart_ordered", { cartId });
  const { orderId: _none, lines, deliveryMethodId, paymentMethodId, ...cart } = found;
  const [items, deliveryMethods, paymentMethods] = await Promise.all([
    itemsOf(tx, shop, [found]),
    listDeliveryMethods(tx, shop.id),
    listPaymentMethods(tx, shop.id),
  ]);
  const delivery = deliveryMethods.find((one) => one.id === deliveryMethodId);
  return {
    ...cart,
    delivery: delivery ? { methodId: delivery.id, price: delivery.price } : null,
    paymentMethodId: paymentMethods.find((one) => one.id === paymentMethodId)?.id ?? null,
    lines: lines.flatMap(({ variantId, quantity }) => {
      const item = items.get(variantId);
      if (!item) return [];
      const { name, variantName, kind, taxClass, price, pictureId, isStockCounted, available } = item;
      const whole = [name, variantName].filter(Boolean).join(" – ");
      const left = isStockCounted ? available : null;
      return [{ variantId, name: whole, kind, taxClass, price, quantity, available: left, pictureId }];
    }),
  };
}

async function itemsOf(
  tx: Tx,
  shop: Shop,
  carts: Parameters<typeof variantIdsOf>[0],
): Promise<ReadonlyMap<string, Sellable>> {
  const ids = variantIdsOf(carts);
  return ids.length > 0 ? findSellable(tx, shop.id, ids) : new Map<string, Sellable>();
}
