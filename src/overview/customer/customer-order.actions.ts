import type { Tx } from "../../lib/db.ts";
import { historyOf } from "../../lib/outbox.ts";
import { askedOf } from "../../orders/deposit/deposit.ts";
import { dueOf } from "../../orders/order.ts";
import { findOrder } from "../../orders/orders.actions.ts";
import { withheldFor } from "../../shipping/downloads/download.ts";
import { downloadsOf } from "../../shipping/downloads/downloads.actions.ts";
import { parcelsOfOrder } from "../../shipping/shipments.actions.ts";
import { trackingsOfOrder } from "../../shipping/tracking/tracking.actions.ts";
import { shownStatuses } from "../../statuses/status.ts";
import { listStatuses } from "../../statuses/statuses.actions.ts";
import { stepsOf, type CustomerOrder } from "./customer-order.ts";
import { invoicesOfOrder } from "../order-page.sql.ts";

/** The customer's view of an order. Refuses `order_not_found`. */
export async function customerOrder(tx: Tx, shopId: string, orderId: string): Promise<CustomerOrder> {
  const [order, parcels, trackings, invoices, history, own] = await Promise.all([
    findOrder(tx, shopId, orderId),
    parcelsOfOrder(tx, shopId, orderId),
    trackingsOfOrder(tx, shopId, orderId),
    invoicesOfOrder(tx, shopId, orderId),
    historyOf(tx, shopId, orderId),
    listStatuses(tx, shopId),
  ]);
  const files = await downloadsOf(tx, order);
  const shown = Object.values(shownStatuses(order.statuses, order));
  const ownWords = own
    .filter(({ id, isVisible }) => isVisible && shown.includes(id))
    .map(({ axis, labels }) => ({ axis, labels }));
  const steps = stepsOf(history.toReversed(), order);
  const withheld = withheldFor(order);
  return {
    order,
    due: dueOf(order),
    asked: askedOf(order),
    parcels,
    trackings,
    files,
    withheld,
    invoices,
    ownWords,
    steps,
  };
}
