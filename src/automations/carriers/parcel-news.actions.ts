import type { Happenings, Tell } from "../../happenings.ts";
import type { Tx } from "../../lib/db.ts";
import { giveStatus } from "../../orders/order-status.actions.ts";
import { findOrder, type Asked } from "../../orders/orders.actions.ts";
import { deliverOrder, parcelsOfOrder } from "../../shipping/shipments.actions.ts";
import { trackingsOfOrder } from "../../shipping/tracking/tracking.actions.ts";
import type { ParcelState } from "../../shipping/tracking/tracking.ts";
import type { Shop } from "../../shops/shop.ts";
import type { Status } from "../../statuses/status.ts";
import { listStatuses } from "../../statuses/statuses.actions.ts";
import { goalOf, type Goal } from "../rule.ts";
import { chooseStatus } from "../status-choice.actions.ts";
import { isGivenBy, isOpenToNews, isSaidOfAll, newsOf, type Standing } from "./parcel-news.ts";

interface Spoken {
  shop: Shop;
  orderId: string;
  said: Happenings["shipment.tracked"];
  now: Date;
}

/**
 * Gives the order the status that the shop gives when a carrier says this of a parcel, by what makes it true, in the
 * carrier's name; the customer is told as when it is chosen by hand. What the carrier says no more changes nothing.
 */
export async function followCarrier(tx: Tx, { shop, orderId, said, now }: Spoken): Promise<void> {
  const state = said.state as ParcelState;
  const news = newsOf(state);
  const goal = goalOf(news && shop.settings.carrierStatuses[news]);
  if (!goal) return;
  const [order, standings, own] = await Promise.all([
    findOrder(tx, shop.id, orderId),
    standingsOf(tx, shop.id, orderId),
    listStatuses(tx, shop.id),
  ]);
  const status = own.find(({ id, isEnabled }) => id === goal.statusId && isEnabled);
  const spoken = standings.find((one) => one.shipmentId === said.shipmentId);
  const isStill = spoken?.state === state && (!spoken.isDelivered || state === "returned");
  // A word the merchant has removed or switched off since is given no more.
  if (!isStill || !isOpenToNews(order) || (goal.statusId !== null && !status)) return;
  const actor = { kind: "carrier", id: null, name: said.carrier } as const;
  const caller = { shopId: shop.id, actor, locale: shop.locale };
  const asked = { caller, orderId, now, timeZone: shop.timeZone, quietly: true } as const;
  const given: Given = {
    goal,
    status,
    tell: !status || (status.isTelling && status.isVisible) ? "customer" : "nobody",
  };
  if (isDelivery(given)) return deliver(tx, asked, said, given);
  if (!isSaidOfAll(state, standings) || !isGivenBy(state, order, goal, status)) return;
  const { axis, value, statusId } = goal;
  // What comes back is counted by whoever unpacks it.
  await chooseStatus(tx, asked, {
    axis,
    statusId,
    value: value ?? undefined,
    tell: given.tell,
    trackingNumber: "",
    restock: false,
  });
}

interface Given {
  goal: Goal;
  status: Status | undefined;
  tell: Tell;
}

const isDelivery = ({ goal, status }: Given): boolean =>
  goal.axis === "fulfilment" && (status ? status.base : goal.value) === "delivered";

/** This parcel arrived, at the carrier's time; the merchant's word comes once the whole order is delivered by it. */
async function deliver(tx: Tx, asked: Asked, said: Happenings["shipment.tracked"], given: Given): Promise<void> {
  const how = { shipmentId: said.shipmentId, at: new Date(said.eventAt), tell: given.tell };
  const { fulfilmentStatus } = await deliverOrder(tx, asked, how);
  if (given.status && fulfilmentStatus === "delivered")
    await giveStatus(tx, asked, { axis: "fulfilment", status: given.status, tell: "nobody" });
}

/** Where each parcel that left stands; one that nobody can be asked about has arrived when the merchant says so. */
async function standingsOf(tx: Tx, shopId: string, orderId: string): Promise<Standing[]> {
  const [parcels, trackings] = await Promise.all([
    parcelsOfOrder(tx, shopId, orderId),
    trackingsOfOrder(tx, shopId, orderId),
  ]);
  return parcels.map(({ id, deliveredAt }) => {
    const known = trackings.find(({ shipmentId }) => shipmentId === id)?.state ?? "unknown";
    const isDelivered = deliveredAt !== null;
    return { shipmentId: id, isDelivered, state: isDelivered && known === "unknown" ? "delivered" : known };
  });
}
