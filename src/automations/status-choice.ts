import { statusesOf } from "../../shared/statuses.ts";
import { dueOf, toShip, type Order } from "../orders/order.ts";
import type { StatusAxis } from "../statuses/status.ts";

/** What is done to an order so that a status becomes true. */
export const steps = ["record_payment", "reverse_payment", "cancel", "prepare", "ship", "deliver"] as const;
export type Step = (typeof steps)[number];

/** The values one may choose among, in the order a life usually takes. */
export const valuesOf = {
  payment: statusesOf("payment"),
  fulfilment: statusesOf("fulfilment"),
} as const;

type Way = (order: Order) => Step[] | null;

/** From where the order stands to each value: what must be done, or null where a choice cannot make it true now. */
const ways: Readonly<Record<"payment" | "fulfilment", ReadonlyMap<string, Way>>> = {
  payment: new Map<string, Way>([
    ["awaiting", (order) => (order.captured > 0 && order.refunded === 0 ? ["reverse_payment"] : null)],
    ["paid", (order) => (dueOf(order) > 0 ? ["record_payment"] : null)],
    ["voided", (order) => (order.captured === 0 && order.life === "open" ? ["cancel"] : null)],
  ]),
  fulfilment: new Map<string, Way>([
    ["processing", (order) => (order.fulfilmentStatus === "unfulfilled" ? ["prepare"] : null)],
    ["shipped", (order) => (toShip(order).length > 0 && order.life === "open" ? ["ship"] : null)],
    ["delivered", toDelivered],
  ]),
};

function toDelivered(order: Order): Step[] | null {
  if (toShip(order).length > 0) return order.life === "open" ? ["ship", "deliver"] : null;
  return order.parcels.sent > order.parcels.delivered ? ["deliver"] : null;
}

/** What makes `value` true on this axis: nothing when it is already, null when no choice can. */
export function stepsTo(order: Order, axis: StatusAxis, value: string | null): Step[] | null {
  if (axis === "other") return [];
  const now = axis === "payment" ? order.paymentStatus : order.fulfilmentStatus;
  if (value === now) return [];
  return value === null ? null : (ways[axis].get(value)?.(order) ?? null);
}

/** One status in its group: whether the order bears it, and what choosing it would do. */
export interface PossibleStatus {
  axis: StatusAxis;
  value: string | null;
  /** The merchant's own status; null for the axis's own word. */
  statusId: string | null;
  isCurrent: boolean;
  /** Null: a choice cannot make it true now. */
  steps: Step[] | null;
}
