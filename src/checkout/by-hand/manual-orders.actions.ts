import { methodWords } from "../../../shared/messages/methods.ts";
import { findSellable } from "../../catalog/stock.actions.ts";
import type { Sellable } from "../../catalog/stock.ts";
import { customerIdFor } from "../../customers/customers.actions.ts";
import type { Tx } from "../../lib/db.ts";
import type { Caller } from "../../lib/http.ts";
import type { PlacedItem } from "../../orders/editing/order-line.ts";
import type { ChosenPayment } from "../../orders/terms/terms.ts";
import { placeOrder, type PlacedOrder, type Placement } from "../../orders/placing.actions.ts";
import { listPaymentMethods } from "../../payments/payment-methods.actions.ts";
import { Refusal } from "../../refusals.ts";
import { listDeliveryMethods } from "../../shipping/delivery-methods.actions.ts";
import type { DeliveryMethod } from "../../shipping/delivery-method.ts";
import type { Shop } from "../../shops/shop.ts";
import { keepPlaced } from "../carts.sql.ts";
import { lockKeptCart } from "../left/left-carts.sql.ts";
import { priceGoods } from "../quote.ts";
import { requireSelling } from "../../shops/selling.ts";
import { placedItemOf, shortItems, variantIdsOf, type ManualOrder } from "./manual-order.ts";

export interface Typed {
  shop: Shop;
  caller: Caller;
  order: ManualOrder;
  now: Date;
}

/**
 * Records an order that was made elsewhere, priced as the storefront prices and taking the stock like any other. Any method
 * of the shop may be named, also one that customers are not offered. Refuses an order of nobody, what the catalogue does
 * not have, what is short, and another total than the one expected; then it changes nothing.
 */
export async function placeManualOrder(tx: Tx, { shop, caller, order, now }: Typed): Promise<PlacedOrder> {
  const { customer, tell, customerMessage, billingAddress, expectedTotal } = order;
  // A program would sell for a shop that does not; its people may still type in what they sold elsewhere.
  if (caller.actor.kind === "api") requireSelling(shop);
  if (!customer.name && !customer.email && !customer.phone) throw new Refusal("customer_missing");
  const [items, deliveryMethod, paymentMethod, customerId] = await Promise.all([
    sellableOf(tx, shop, order),
    deliveryOf(tx, shop, order),
    paymentOf(tx, shop, order),
    customerIdFor(tx, shop.id, customer.email),
  ]);
  const lines = linesOf(shop, order, items);
  const priced = priceGoods(shop, lines, deliveryMethod);
  if (priced.total !== (expectedTotal ?? priced.total)) throw new Refusal("price_changed", { total: priced.total });
  const { cartId } = order;
  if (cartId) await requireLeft(tx, shop, cartId, now);
  const placement: Placement = {
    shop,
    cartId,
    origin: caller.actor.kind === "api" ? "api" : "desk",
    actor: caller.actor,
    customerId,
    contact: customer,
    locale: shop.locale,
    deliveryAddress: deliveryMethod?.kind === "pickup" ? null : order.deliveryAddress,
    billingAddress: billingAddress ?? order.deliveryAddress,
    customerMessage,
    lines,
    deliveryMethod,
    paymentMethod,
    priced,
    tell,
    now,
  };
  return placeOrder(tx, placement, async (orderId) => {
    if (cartId) await keepPlaced(tx, shop.id, cartId, { orderId, now });
  });
}

/** The basket it is made of is locked until the order is kept: it becomes one order, whoever makes it. */
async function requireLeft(tx: Tx, shop: Shop, cartId: string, now: Date): Promise<void> {
  const cart = await lockKeptCart(tx, shop.id, cartId, now);
  if (!cart) throw new Refusal("left_cart_not_found", { cartId });
  if (cart.orderId) throw new Refusal("left_cart_ordered", { cartId });
}

/** When somebody else took the last piece meanwhile: what is left is read again, so that the refusal tells the truth. */
export async function shortageOf(tx: Tx, { shop, order }: Pick<Typed, "shop" | "order">): Promise<Refusal> {
  return shortage(shortItems(order.lines, await sellableOf(tx, shop, order)));
}

async function sellableOf(tx: Tx, shop: Shop, { lines }: ManualOrder): Promise<Map<string, Sellable>> {
  const ids = variantIdsOf(lines);
  return ids.length > 0 ? findSellable(tx, shop.id, ids) : new Map();
}

function linesOf(shop: Shop, { lines }: ManualOrder, items: ReadonlyMap<string, Sellable>): PlacedItem[] {
  const gone = variantIdsOf(lines).filter((id) => !items.has(id));
  if (gone.length > 0)
    throw new Refusal("item_unavailable", { items: gone.map((variantId) => ({ variantId, name: "" })) });
  const short = shortItems(lines, items);
  if (short.length > 0) throw shortage(short);
  const placed = lines.flatMap((line) => placedItemOf(line, items) ?? []);
  const foreign = placed.find(({ item }) => !shop.taxClasses.some(({ code }) => code === item.taxClass));
  if (foreign) throw new Refusal("tax_class_unknown", { taxClass: foreign.item.taxClass });
  return placed;
}

const shortage = (items: readonly Sellable[]): Refusal =>
  new Refusal("out_of_stock", {
    items: items.map(({ variantId, name, variantName, available }) => ({
      variantId,
      name: [name, variantName].filter(Boolean).join(" – "),
      available,
    })),
  });

async function deliveryOf(tx: Tx, shop: Shop, { delivery }: ManualOrder): Promise<DeliveryMethod | null> {
  if (!delivery) return null;
  const method = (await listDeliveryMethods(tx, shop.id)).find(({ id }) => id === delivery.methodId);
  if (!method) throw new Refusal("delivery_method_unavailable", { deliveryMethodId: delivery.methodId });
  return { ...method, price: delivery.price ?? method.price };
}

async function paymentOf(tx: Tx, shop: Shop, { paymentMethodId }: ManualOrder): Promise<ChosenPayment> {
  if (paymentMethodId === null)
    return { id: "", kind: "unsaid", name: methodWords(shop.locale).unsaidPayment, instructions: "" };
  const method = (await listPaymentMethods(tx, shop.id)).find(({ id }) => id === paymentMethodId);
  if (!method) throw new Refusal("payment_method_unavailable", { paymentMethodId });
  return method;
}
