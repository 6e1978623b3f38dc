import { dateIn } from "../../shared/dates.ts";
import { hasGoods, toShip, type Order } from "../orders/order.ts";
import type { Parcel } from "../shipping/shipment.ts";
import type { Shop } from "../shops/shop.ts";
import { daysAfter, workingDayFrom } from "./working-days.ts";

type Lawful = Pick<Shop, "country" | "timeZone"> & { settings: Pick<Shop["settings"], "withdrawalDays"> };
type Received = Pick<Order, "lines" | "placedAt">;

/**
 * The last day on which the customer may withdraw, whole, in the shop's time zone: so many days after the day the last
 * parcel arrived (which is not counted), or the order was placed where nothing is brought; a week-end or a public holiday
 * carries it to the next working day (C. conso. L. 221-18 and L. 221-19). Null while something is still to arrive.
 */
export function lastDay(shop: Lawful, order: Received, parcels: readonly Parcel[]): string | null {
  const start = startOf(order, parcels);
  if (!start) return null;
  const day = daysAfter(dateIn(start, shop.timeZone), shop.settings.withdrawalDays);
  return workingDayFrom(day, shop.country);
}

/** Whether the period still runs: until midnight, at the shop's, after its last day. */
export const isWithin = (last: string | null, shop: Pick<Shop, "timeZone">, now: Date): boolean =>
  last === null || dateIn(now, shop.timeZone) <= last;

/** When the period starts; undefined while goods are still to arrive. */
function startOf(order: Received, parcels: readonly Parcel[]): Date | undefined {
  if (!hasGoods(order)) return order.placedAt;
  // What was given back before it left never arrives.
  const isAllSent = toShip(order).length === 0;
  const dates = parcels.flatMap(({ deliveredAt }) => (deliveredAt ? [deliveredAt] : []));
  if (!isAllSent || parcels.length === 0 || dates.length < parcels.length) return undefined;
  return dates.reduce((last, date) => (date > last ? date : last));
}

/** By when the merchant gives the money back: 14 days from the statement (L. 221-24). It may wait for the goods, or proof that they were sent. */
export const refundBy = (requestedAt: Date, { timeZone }: Pick<Shop, "timeZone">): string =>
  daysAfter(dateIn(requestedAt, timeZone), 14);
