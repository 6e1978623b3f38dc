import { dateIn } from "../../shared/dates.ts";
import { milli } from "../../shared/money.ts";
import { findSellable } from "../catalog/stock.actions.ts";
import { customerIdFor } from "../customers/customers.actions.ts";
import { priceGoods } from "../checkout/quote.ts";
import type { Tx } from "../lib/db.ts";
import { cancelOrder, completeOrder, findOrder, prepareOrder, seeOrder, type Asked } from "../orders/orders.actions.ts";
import { placeOrder } from "../orders/placing.actions.ts";
import { listPaymentMethods } from "../payments/payment-methods.actions.ts";
import { recordPayment } from "../payments/payments.actions.ts";
import { listDeliveryMethods } from "../shipping/delivery-methods.actions.ts";
import { deliverOrder, shipOrder } from "../shipping/shipments.actions.ts";
import type { Shop } from "../shops/shop.ts";
import type { Account } from "../staff/staff.ts";
import { leaveBaskets } from "./demo-baskets.actions.ts";
import { demoOrders, type DemoOrder, type DemoStep } from "./demo-orders.ts";

/** The demonstration shop as it has just been made. */
export interface NewDemo {
  shop: Shop;
  owner: Account;
  /** SKU → variant. */
  variantIds: ReadonlyMap<string, string>;
  now: Date;
}

// Nobody is written to: the customers do not exist.
const tell = "nobody";

/** Gives the shop its first orders, placed and handled with the verbs everybody uses. Part of the transaction that makes the shop. */
export async function furnishDemo(tx: Tx, demo: NewDemo): Promise<void> {
  // More orders follow each: the transaction's end cannot travel with the last statements of one.
  const open: Tx = { ...tx, last: (batch) => batch() };
  for (const order of demoOrders) {
    const orderId = await place(open, demo, order);
    for (const step of order.steps) await take(open, demo, { orderId, step });
  }
  await leaveBaskets(open, demo);
}

async function place(tx: Tx, { shop, variantIds, now }: NewDemo, order: DemoOrder): Promise<string> {
  const { customer, message = "" } = order;
  const lines = await linesOf(tx, shop, { variantIds, items: order.items });
  const paymentMethod = (await listPaymentMethods(tx, shop.id)).find(({ kind }) => kind === order.payment);
  const deliveryMethods = await listDeliveryMethods(tx, shop.id);
  const deliveryMethod = deliveryMethods.find(({ kind }) => kind === order.delivery) ?? null;
  if (!paymentMethod) throw new Error(`the demonstration shop cannot be paid by ${order.payment}`);
  const placed = await placeOrder(tx, {
    shop,
    cartId: null,
    origin: "storefront",
    actor: { kind: "customer", id: null, name: customer.name },
    customerId: await customerIdFor(tx, shop.id, customer.email),
    contact: { name: customer.name, email: customer.email, phone: customer.phone },
    locale: shop.locale,
    deliveryAddress: deliveryMethod?.kind === "shipping" ? customer.address : null,
    billingAddress: customer.address,
    customerMessage: message,
    lines,
    deliveryMethod,
    paymentMethod,
    priced: priceGoods(shop, lines, deliveryMethod),
    tell,
    now: hoursBefore(now, order.hoursAgo),
  });
  return placed.id;
}

async function linesOf(tx: Tx, shop: Shop, bought: Pick<NewDemo, "variantIds"> & Pick<DemoOrder, "items">) {
  const wanted = Object.entries(bought.items).map(([sku, count]) => ({
    variantId: bought.variantIds.get(sku) ?? "",
    quantity: milli(count * 1_000),
  }));
  const found = await findSellable(
    tx,
    shop.id,
    wanted.map((one) => one.variantId),
  );
  return wanted.map(({ variantId, quantity }) => {
    const item = found.get(variantId);
    if (!item) throw new Error("the demonstration shop does not sell what its orders name");
    return { item, quantity };
  });
}

/** One thing Sophie does, as she would at her desk. */
async function take(
  tx: Tx,
  { shop, owner, now }: NewDemo,
  { orderId, step }: { orderId: string; step: DemoStep },
): Promise<void> {
  const at = hoursBefore(now, step.hoursAgo);
  const actor = { kind: "staff", id: owner.id, name: owner.name } as const;
  const asked: Asked = { caller: { shopId: shop.id, actor, locale: owner.locale }, orderId, now: at };
  await seeOrder(tx, asked);
  if (step.verb === "pay") {
    const { amount, reference } = step;
    await recordPayment(tx, asked, { amount, reference, receivedOn: dateIn(at, shop.timeZone), tell });
  }
  if (step.verb === "prepare") await prepareOrder(tx, asked, tell);
  if (step.verb === "complete") await completeOrder(tx, asked);
  if (step.verb === "deliver") await deliverOrder(tx, asked, { at, tell });
  if (step.verb === "cancel") await cancelOrder(tx, asked, { reason: step.reason, tell });
  if (step.verb === "ship") await ship(tx, asked, step);
}

async function ship(tx: Tx, asked: Asked, step: Extract<DemoStep, { verb: "ship" }>): Promise<void> {
  const { trackingNumber, parts } = step;
  const [first] = (await findOrder(tx, asked.caller.shopId, asked.orderId)).lines;
  const lines = parts === "onlyFirst" && first ? [{ lineId: first.id, quantity: milli(1_000) }] : undefined;
  await shipOrder(tx, asked, { lines, trackingNumber, tell });
}

const hoursBefore = (now: Date, hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
