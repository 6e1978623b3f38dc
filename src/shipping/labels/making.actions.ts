import { createHash } from "node:crypto";
import { keptNumber } from "../../../shared/carriers/tracking-number.ts";
import type { Tx } from "../../lib/db.ts";
import { toShip, type Order } from "../../orders/order.ts";
import { lockOrder, recordOn, stateOf, type Asked } from "../../orders/orders.actions.ts";
import { withWaitingBack } from "../../payments/attempts/refunds.actions.ts";
import { Refusal } from "../../refusals.ts";
import type { Shop } from "../../shops/shop.ts";
import type { LabelMade } from "../carriers/carrier.ts";
import { parcelOf, type ParcelPart } from "../shipment.ts";
import { shipOrder } from "../shipments.actions.ts";
import { makerOf, takerOf, type Label, type LabelFault } from "./label.ts";
import { sendLabelJob } from "./labels.actions.ts";
import { findLabel, insertLabelFile, lockLabel, updateLabel } from "./labels.sql.ts";

// What becomes of a label between the asking and the parcel: each step a transaction, the carrier asked between two.

export type At = Pick<Label, "id"> & { shop: Shop; now: Date };

/**
 * The carrier is about to be asked: kept before it is, so that whoever finds the label like this again knows that the program
 * died meanwhile, that nobody knows what the carrier did, and that it must not be asked twice. Undefined: nothing to ask.
 */
export async function beginLabel(tx: Tx, at: At): Promise<Found | undefined> {
  const found = await lockBoth(tx, at);
  if (found?.label.state === "sending") await loseLabel(tx, at, "interrupted");
  if (found?.label.state !== "asked") return undefined;
  if (!mayLeave(await withWaitingBack(tx, found.order), found.label)) {
    await refuseLabel(tx, at, { fault: "order_changed", why: "" });
    return undefined;
  }
  await updateLabel(tx, at.shop.id, found.label, { state: "sending" });
  return found;
}

function mayLeave(order: Order, { wanted }: Label): boolean {
  if (order.life !== "open" || order.withheldAt || !order.deliveryAddress) return false;
  try {
    return parcelOf(order, wanted.parts).length > 0;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** The carrier made none: it said no, was not reached, or was not asked. Another may be asked for. */
export async function refuseLabel(tx: Tx, at: At, { fault, why }: { fault: LabelFault; why: string }): Promise<void> {
  const found = await lockBoth(tx, at);
  if (!found || (found.label.state !== "asked" && found.label.state !== "sending")) return;
  const { order, label } = found;
  await updateLabel(tx, at.shop.id, label, { state: "refused", fault, why });
  const data = { labelId: label.id, carrier: makerOf(label), fault, why };
  await recordOn(tx, stateOf(order), askedBy(at, label), { kind: "label.refused", data });
}

/** Nobody knows whether the carrier made one: a person must look at its site. */
export async function loseLabel(tx: Tx, at: At, why: string): Promise<void> {
  const found = await lockBoth(tx, at);
  if (found?.label.state !== "sending") return;
  const { order, label } = found;
  await updateLabel(tx, at.shop.id, label, { state: "unknown", why });
  const data = { labelId: label.id, carrier: makerOf(label), why };
  await recordOn(tx, stateOf(order), askedBy(at, label), { kind: "label.lost", data });
}

/**
 * The carrier has made one: its number is kept at once, whatever was thought of it meanwhile. Without its document, that is
 * fetched by the queue as often as it takes.
 */
export async function keepMade(tx: Tx, at: At, made: LabelMade): Promise<void> {
  const found = await lockBoth(tx, at);
  if (!found || !["sending", "unknown", "made"].includes(found.label.state)) return;
  const { reference, documentUrl, document } = made;
  const trackingNumber = keptNumber(made.trackingNumber);
  const known = { reference, trackingNumber, documentUrl, fault: "", why: "" } as const;
  await updateLabel(tx, at.shop.id, found.label, { ...known, state: "made" });
  const label = { ...found.label, ...known };
  if (document) return finish(tx, at, { ...found, label }, document);
  if (found.label.state !== "made") await sendLabelJob(tx, "fetchLabel", { shopId: at.shop.id, ...label });
}

/** A number that a person found at the carrier, or a label whose document never comes: taken as it is. */
export async function finishWithout(tx: Tx, at: At, found: Found): Promise<void> {
  return finish(tx, at, found, null);
}

export interface Found {
  order: Order;
  label: Label;
}

/** The order, then its label, both locked. */
export async function lockBoth(tx: Tx, { shop, id }: Pick<At, "shop" | "id">): Promise<Found | undefined> {
  const known = await findLabel(tx, shop.id, id);
  if (!known) return undefined;
  const order = await lockOrder(tx, { caller: callerOf(shop, known), orderId: known.orderId, now: known.askedAt });
  const label = await lockLabel(tx, shop.id, id);
  return label && { order, label };
}

/** Keeps the document and, where the shop has it so, ships the order with what the label is for. */
async function finish(tx: Tx, at: At, { order, label }: Found, document: Buffer | null): Promise<void> {
  const { shop, now } = at;
  if (document) {
    const sha256 = createHash("sha256").update(document).digest();
    await insertLabelFile(tx, shop.id, { labelId: label.id, bytes: document, sha256, now });
  }
  await updateLabel(tx, shop.id, label, { state: "ready" });
  const { parts, leavesAtOnce, status } = label.wanted;
  const asked = askedBy(at, label);
  const { trackingNumber, tell } = label;
  const carrier = takerOf(label);
  if (!leavesAtOnce || !mayLeave(await withWaitingBack(tx, order), label)) {
    const made = { labelId: label.id, carrier, trackingNumber, status: leavesAtOnce ? "" : status };
    return recordOn(tx, stateOf(order), asked, { kind: "label.made", data: made });
  }
  // A word for "shipped" is said of the whole: given to a part, it would ship the rest.
  const made = { labelId: label.id, status: isRest(order, parts) ? status : "" };
  await shipOrder(tx, asked, { lines: parts, carrier, trackingNumber, tell, label: made });
}

const isRest = (order: Order, parts: readonly ParcelPart[]): boolean =>
  toShip(order).every(({ line, quantity }) => parts.some((one) => one.lineId === line.id && one.quantity === quantity));

const callerOf = (shop: Shop, { actor }: Label) => ({ shopId: shop.id, actor, locale: shop.locale });

const askedBy = ({ shop, now }: At, label: Label): Asked => ({
  caller: callerOf(shop, label),
  orderId: label.orderId,
  now,
});
