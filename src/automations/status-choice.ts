import { statusesOf } from "../../shared/statuses.ts";
import { allowedVerbs, dueOf, isHandedOver, type Order, type OrderVerb } from "../orders/order.ts";
import type { DeliveryMethod } from "../shipping/delivery-method.ts";
import type { StatusAxis } from "../statuses/status.ts";

/** What is done to an order so that a status becomes true. */
export const steps = [
  "record_payment",
  "accept_free",
  "hold_free",
  "reverse_payment",
  "cancel",
  "prepare",
  "ready",
  "send_out",
  "ship",
  "deliver",
  "withhold",
] as const;
export type Step = (typeof steps)[number];

/** The values one may choose among, in the order a life usually takes. */
export const valuesOf = {
  payment: statusesOf("payment"),
  fulfilment: statusesOf("fulfilment"),
} as const;

/** Whether a value makes sense in this shop: being on the way with the shop's own staff exists only where it delivers itself. */
export const isSetUp = (value: string, order: Order, methods: readonly DeliveryMethod[]): boolean =>
  value !== "out_for_delivery" ||
  order.fulfilmentStatus === value ||
  methods.some(({ kind, isEnabled }) => kind === "local_delivery" && isEnabled);

type Way = (order: Order) => Step[] | null;

const may = (order: Order, verb: OrderVerb): boolean => allowedVerbs(order).includes(verb);
const by =
  (step: Step & OrderVerb): Way =>
  (order) =>
    may(order, step) ? [step] : null;

/** From where the order stands to each value: what must be done, or null where a choice cannot make it true now. */
const ways: Readonly<Record<"payment" | "fulfilment", ReadonlyMap<string, Way>>> = {
  payment: new Map<string, Way>([
    [
      "awaiting",
      (order) => {
        if (may(order, "hold_free")) return ["hold_free"];
        return order.captured > 0 && order.refunded === 0 ? ["reverse_payment"] : null;
      },
    ],
    ["paid", (order) => (dueOf(order) > 0 ? ["record_payment"] : by("accept_free")(order))],
    ["voided", (order) => (order.captured === 0 && may(order, "cancel") ? ["cancel"] : null)],
  ]),
  fulfilment: new Map<string, Way>([
    ["processing", by("prepare")],
    ["ready_for_pickup", by("ready")],
    ["out_for_delivery", by("send_out")],
    ["shipped", (order) => (isHandedOver(order) ? null : by("ship")(order))],
    ["delivered", toDelivered],
    ["will_not_deliver", by("withhold")],
  ]),
};

/** What the customer is given by the shop itself is delivered as it is handed over. */
function toDelivered(order: Order): Step[] | null {
  if (may(order, "ship")) return isHandedOver(order) ? ["ship"] : ["ship", "deliver"];
  return by("deliver")(order);
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
