import type { Tx } from "../lib/db.ts";
import { dueOf } from "../orders/order.ts";
import { findOrder } from "../orders/orders.actions.ts";
import { parcelsOfOrder } from "../shipping/shipments.actions.ts";
import { stepsOf, type CustomerOrder } from "./customer-order.ts";
import { historyOfOrder, invoicesOfOrder } from "./order-page.sql.ts";

/** The customer's view of an order. Refuses `order_not_found`. */
export async function customerOrder(tx: Tx, shopId: string, orderId: string): Promise<CustomerOrder> {
  const [order, parcels, invoices, history] = await Promise.all([
    findOrder(tx, shopId, orderId),
    parcelsOfOrder(tx, shopId, orderId),
    invoicesOfOrder(tx, shopId, orderId),
    historyOfOrder(tx, shopId, orderId),
  ]);
  return { order, due: dueOf(order), parcels, invoices, steps: stepsOf(history.toReversed(), order) };
}
