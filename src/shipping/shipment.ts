import { carrierNamed, carriers, trackingLink } from "../../shared/carriers/carriers.ts";
import { Refusal } from "../refusals.ts";
import { toShip, type Order, type Parcels } from "../orders/order.ts";
import type { Milli } from "../../shared/money.ts";

export interface ParcelPart {
  lineId: string;
  quantity: Milli;
}

/** A parcel that has left, and what is in it. */
export interface Parcel {
  id: string;
  carrier: string;
  trackingNumber: string;
  trackingLink: string;
  handedOverAt: Date;
  deliveredAt: Date | null;
  /** When it was taken back: it did not leave after all. */
  takenBackAt: Date | null;
  parts: ParcelPart[];
}

/** Labels printed at once for one order. */
export const labelCountMax = 20;
/** What an order keeps of its parcels: how many left and arrived, and their numbers. */
export function summaryOf(parcels: readonly Parcel[]): Parcels {
  const standing = parcels.filter((one) => one.takenBackAt === null);
  return {
    sent: standing.length,
    delivered: standing.filter((one) => one.deliveredAt !== null).length,
    tracking: standing.map((one) => one.trackingNumber).filter(Boolean),
  };
}

/**
 * The page where its carrier shows the parcel: the delivery method's, or the carrier's own where another one takes it; empty
 * for a carrier whose page nobody knows.
 */
export function linkOf(
  { deliveryMethod, deliveryAddress }: Pick<Order, "deliveryMethod" | "deliveryAddress">,
  { carrier, trackingNumber }: Pick<Parcel, "carrier" | "trackingNumber">,
): string {
  const [code, usual] = [carrierNamed(carrier), deliveryMethod?.carrier.trim() ?? ""];
  const isUsual = carrier === usual || usual === "" || (code !== undefined && code === carrierNamed(usual));
  const template = isUsual && deliveryMethod ? deliveryMethod.trackingUrl : code ? carriers[code].trackingUrl : "";
  return trackingLink(template, trackingNumber, deliveryAddress?.postalCode);
}

/** What goes in the parcel: what is asked, or all that is left. Refuses more than is left of a line, and an empty parcel. */
export function parcelOf(order: Order, asked: readonly ParcelPart[] | undefined): ParcelPart[] {
  const left = new Map(toShip(order).map(({ line, quantity }) => [line.id, quantity]));
  const parts = asked ? [...asked] : [...left].map(([lineId, quantity]) => ({ lineId, quantity }));
  if (parts.length === 0) throw new Refusal("nothing_to_ship", { reference: order.reference });
  for (const { lineId, quantity } of parts) {
    const remaining = left.get(lineId) ?? 0;
    if (quantity > remaining) throw new Refusal("quantity_exceeds_remaining", { lineId, asked: quantity, remaining });
  }
  if (new Set(parts.map((part) => part.lineId)).size < parts.length)
    throw new Refusal("invalid_request", { reason: "lines" });
  return parts;
}
