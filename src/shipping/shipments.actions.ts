import { keptNumber } from "../../shared/carriers/tracking-number.ts";
import type { Tell } from "../happenings.ts";
import type { Tx } from "../lib/db.ts";
import { newId } from "../lib/ids.ts";
import { deliverByHand } from "../orders/fulfilment.actions.ts";
import { hasGoods, isHandedOver, notNow, type Order, type OrderState } from "../orders/order.ts";
import { keepFacts, keepShipped, lockFor, lockOrder, recordOn, stateOf, type Asked } from "../orders/orders.actions.ts";
import { withWaitingBack } from "../payments/attempts/refunds.actions.ts";
import { Refusal } from "../refusals.ts";
import { isForParcel, takerOf, type Label } from "./labels/label.ts";
import { listLabels, markLabelShipped } from "./labels/labels.sql.ts";
import { linkOf, parcelOf, type Parcel, type ParcelPart } from "./shipment.ts";
import { followParcel } from "./tracking/tracking.actions.ts";
import { insertShipment, listParcels, markDelivered } from "./shipments.sql.ts";

export interface NewParcel {
  /** Which lines and how much of each; all that is left when unsaid. */
  lines?: ParcelPart[] | undefined;
  /** The carrier of the order's delivery method when unsaid. */
  carrier?: string | undefined;
  trackingNumber: string;
  /** A link of the merchant's own; the delivery method's or the carrier's when unsaid. */
  trackingLink?: string | undefined;
  tell: Tell;
  /** It leaves with the label just made for it, by which the shop may let a status follow. */
  label?: { labelId: string; status: string };
}

/**
 * A parcel leaves: its lines, carrier and tracking number are kept, and the customer hears of it once, with the link.
 * What he fetches himself, or the shop brings, needs none of these: handed over is delivered.
 */
export async function shipOrder(tx: Tx, asked: Asked, parcel: NewParcel): Promise<OrderState & { shipmentId: string }> {
  const order = await lockFor(tx, asked, "ship");
  if (order.withheldAt) throw notNow(order, "ship");
  const isDelivered = isHandedOver(order);
  const parts = parcelOf(await withWaitingBack(tx, order), parcel.lines);
  const label = await labelReadyFor(tx, order, { parts, trackingNumber: keptNumber(parcel.trackingNumber) });
  const trackingNumber = label?.trackingNumber ?? keptNumber(parcel.trackingNumber);
  const carrier = (label && takerOf(label)) ?? parcel.carrier ?? order.deliveryMethod?.carrier ?? "";
  const link = parcel.trackingLink ?? linkOf(order, { carrier, trackingNumber });
  const shipmentId = newId();
  const { shopId, actor } = asked.caller;
  await insertShipment(
    tx,
    {
      shopId,
      id: shipmentId,
      orderId: order.id,
      carrier,
      trackingNumber,
      trackingLink: link,
      deliveredAt: isDelivered ? asked.now : null,
      actor,
      now: asked.now,
    },
    parts,
  );
  if (label) await markLabelShipped(tx, shopId, { labelId: label.id, shipmentId });
  if (!isDelivered) await followParcel(tx, shopId, { id: shipmentId, carrier, trackingNumber, now: asked.now });
  const { sent, delivered, tracking } = order.parcels;
  const parcels = {
    sent: sent + 1,
    delivered: delivered + (isDelivered ? 1 : 0),
    tracking: trackingNumber ? [...tracking, trackingNumber] : tracking,
  };
  const state = await keepShipped(tx, order, { parts, parcels, now: asked.now });
  const made = parcel.label && { label: parcel.label };
  const data = { tell: parcel.tell, shipmentId, carrier, trackingNumber, ...made };
  await recordOn(tx, state, asked, { kind: "shipment.handed_over", data });
  return { ...state, shipmentId };
}

/** The label that lies ready for a parcel: of this number, or of this very content where no number is named. */
async function labelReadyFor(
  tx: Tx,
  { shopId, id }: Order,
  { parts, trackingNumber }: { parts: readonly ParcelPart[]; trackingNumber: string },
): Promise<Label | undefined> {
  const ready = (await listLabels(tx, shopId, id)).filter(isForParcel);
  if (trackingNumber !== "") return ready.find((one) => one.trackingNumber === trackingNumber);
  return ready.find(({ wanted }) => contentOf(wanted.parts) === contentOf(parts));
}

const contentOf = (parts: readonly ParcelPart[]): string =>
  parts
    .map(({ lineId, quantity }) => `${lineId} ${quantity}`)
    .toSorted()
    .join();

/**
 * The parcel arrived, or all of them, or what needs no parcel: the date starts the customer's withdrawal period. Already
 * delivered: nothing happens.
 */
export async function deliverOrder(
  tx: Tx,
  asked: Asked,
  how: { shipmentId?: string | undefined; at: Date; tell: Tell },
): Promise<OrderState> {
  const order = await lockFor(tx, asked, "deliver");
  if (order.returnedAt) throw notNow(order, "deliver");
  if (!hasGoods(order) && how.shipmentId === undefined) return deliverByHand(tx, order, asked, how);
  const { shopId } = asked.caller;
  const delivered = await markDelivered(tx, shopId, {
    orderId: order.id,
    shipmentId: how.shipmentId ?? null,
    at: how.at,
  });
  if (delivered.length === 0) {
    const known = (await listParcels(tx, shopId, order.id)).some(
      (one) => how.shipmentId === undefined || one.id === how.shipmentId,
    );
    if (known) return stateOf(order);
    throw new Refusal("shipment_not_found", { shipmentId: how.shipmentId });
  }
  const parcels = { ...order.parcels, delivered: order.parcels.delivered + delivered.length };
  const state = await keepFacts(tx, order, { parcels }, asked);
  // One merchant's action, one message: the last parcel speaks for all.
  const data = { tell: how.tell, shipmentId: delivered.at(-1) ?? "", shipmentIds: delivered };
  await recordOn(tx, state, asked, { kind: "shipment.delivered", data });
  return state;
}

/**
 * Address labels are printed for so many parcels: nothing has left yet, but the shop may let a status follow. Whoever edits
 * the order is not disturbed. Refuses `address_missing`.
 */
export async function printLabels(tx: Tx, asked: Asked, count: number): Promise<OrderState> {
  const order = await lockOrder(tx, { ...asked, caller: { ...asked.caller, ifMatch: undefined } });
  if (order.life !== "open") throw notNow(order, "ship");
  if (!order.deliveryAddress) throw new Refusal("address_missing", { reference: order.reference });
  const state = stateOf(order);
  await recordOn(tx, state, asked, { kind: "order.label_printed", data: { count } });
  return state;
}

/** Every parcel of an order that left and was not taken back, oldest first. */
export async function parcelsOfOrder(tx: Tx, shopId: string, orderId: string): Promise<Parcel[]> {
  return (await listParcels(tx, shopId, orderId)).filter((one) => one.takenBackAt === null);
}

/** One parcel of an order, even one that was taken back: what was said of it stays. */
export async function findParcel(
  tx: Tx,
  shopId: string,
  at: { orderId: string; id: string },
): Promise<Parcel | undefined> {
  return (await listParcels(tx, shopId, at.orderId)).find((one) => one.id === at.id);
}
