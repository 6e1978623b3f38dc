import type { Order } from "../../orders/order.ts";
import { hasReached, type ParcelState } from "../../shipping/tracking/tracking.ts";
import type { ShopSettings } from "../../shops/shop.ts";
import type { Status } from "../../statuses/status.ts";
import type { Goal } from "../rule.ts";
import { stepsTo } from "../status-choice.ts";

/** What a carrier may say that gives a status; the names are those of the settings. */
export type News = keyof ShopSettings["carrierStatuses"];

const news: Partial<Record<ParcelState, News>> = {
  picked_up: "inTransit",
  in_transit: "inTransit",
  out_for_delivery: "outForDelivery",
  ready_for_pickup: "readyForPickup",
  delivered: "delivered",
  returned: "returned",
  exception: "problem",
};

/** What a state of a parcel is to the settings; undefined for what gives no status. */
export const newsOf = (state: ParcelState): News | undefined => news[state];

/** A parcel of the order: what its carrier says, and whether it is kept as delivered. */
export interface Standing {
  shipmentId: string;
  state: ParcelState;
  isDelivered: boolean;
}

/**
 * Whether what one parcel does is said of the whole order: a problem is; anything else once all of its parcels have come
 * as far.
 */
export const isSaidOfAll = (state: ParcelState, parcels: readonly Standing[]): boolean =>
  state === "exception" || parcels.every((one) => hasReached(one.state, state));

/** Whether an order takes anything from a carrier: what was cancelled, taken back or given up by hand stays so. */
export const isOpenToNews = ({ life, returnedAt, withheldAt }: Pick<Order, "life" | "returnedAt" | "withheldAt">) =>
  life === "open" && !returnedAt && !withheldAt;

/**
 * Whether the carrier's word makes this status true, or gives the merchant's own word for what is so already. No carrier
 * speaks of money, nor sends off what is still in the shop.
 */
export function isGivenBy(
  state: ParcelState,
  order: Order,
  { axis, value }: Goal,
  status: Status | undefined,
): boolean {
  if (axis === "payment") return false;
  if (axis === "other") return status !== undefined;
  const base = status ? status.base : value;
  const steps = stepsTo(order, axis, base);
  if (state === "returned" && base === "returned") return steps?.every((step) => step === "return") ?? false;
  return steps?.length === 0 && status !== undefined;
}
