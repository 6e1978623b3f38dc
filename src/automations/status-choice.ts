import { statusesOf } from "../../shared/statuses.ts";
import { hasGoods, isDelivered, isHandedOver, mayBeHeld, toShip, type Order } from "../orders/order.ts";
import type { DeliveryMethod } from "../shipping/delivery-method.ts";
import type { StatusAxis } from "../statuses/status.ts";

/** What is done to an order so that a status becomes true. */
export const steps = [
  "record_payment",
  "accept_free",
  "hold_free",
  "reverse_payment",
  "refund",
  "reverse_refund",
  "cancel",
  "reopen",
  "prepare",
  "unprepare",
  "ready",
  "unready",
  "send_out",
  "unsend_out",
  "ship",
  "unship",
  "deliver",
  "undeliver",
  "withhold",
  "unwithhold",
  "return",
  "unreturn",
] as const;
export type Step = (typeof steps)[number];

/** The values one may choose among, in the order a life usually takes. */
export const valuesOf = {
  payment: statusesOf("payment"),
  fulfilment: statusesOf("fulfilment"),
} as const;

/** The largest amount of a value that says how much, in minor units; null for a value that does not ask. */
export function amountMaxOf(order: Order, value: string | null): number | null {
  if (value === "partially_paid") return order.total - 1;
  return value === "partially_refunded" ? moneyOf(order) - 1 : null;
}

/** Whether a value makes sense in this shop: being on the way with the shop's own staff exists only where it delivers itself. */
export const isSetUp = (value: string, order: Order, methods: readonly DeliveryMethod[]): boolean =>
  value !== "out_for_delivery" ||
  order.fulfilmentStatus === value ||
  methods.some(({ kind, isEnabled }) => kind === "local_delivery" && isEnabled);

type Way = (order: Order) => Step[] | null;

/** The step where it is needed. */
const when = (isNeeded: boolean, step: Step): Step[] => (isNeeded ? [step] : []);

const isVoided = (order: Order): boolean => order.cancelledAt !== null && order.captured === 0;

/** Before money can be given back there must be some: an order whose money was never recorded is paid first. */
const withMoney = (order: Order): Step[] => when(order.captured === 0, "record_payment");

/** From where the order stands to each value: what must be done, in this order; null where nobody's hand makes it true. */
const ways: Readonly<Record<"payment" | "fulfilment", ReadonlyMap<string, Way>>> = {
  payment: new Map<string, Way>([
    [
      "awaiting",
      (order) =>
        order.total === 0 ? toHeldFree(order) : [...when(order.cancelledAt !== null, "reopen"), ...unpaid(order)],
    ],
    ["partially_paid", (order) => (order.total < 2 ? null : [...alive(order), ...unpaid(order), "record_payment"])],
    ["paid", toPaid],
    [
      "partially_refunded",
      (order) => (moneyOf(order) < 2 ? null : [...unrefunded(order), ...withMoney(order), "refund"]),
    ],
    ["refunded", (order) => (moneyOf(order) < 1 ? null : [...withMoney(order), "refund"])],
    ["voided", (order) => [...unpaid(order), ...when(order.cancelledAt === null, "cancel")]],
  ]),
  fulfilment: new Map<string, Way>([
    [
      "unfulfilled",
      withGoods((order) => [...inTheShop(order), ...notReady(order), ...when(Boolean(order.preparedAt), "unprepare")]),
    ],
    [
      "not_required",
      (order) => (hasGoods(order) ? null : [...untilPrepared(order), ...when(Boolean(order.preparedAt), "unprepare")]),
    ],
    ["processing", (order) => [...untilPrepared(order), ...when(order.preparedAt === null, "prepare")]],
    ["ready_for_pickup", onlyBy("pickup", (order) => [...inTheShop(order), ...when(order.readyAt === null, "ready")])],
    [
      "out_for_delivery",
      onlyBy("local_delivery", (order) => [...inTheShop(order), ...when(order.sentOutAt === null, "send_out")]),
    ],
    [
      "shipped",
      withGoods((order) =>
        isHandedOver(order)
          ? null
          : [
              ...notBack(order),
              ...when(toShip(order).length === 0 && isDelivered(asKept(order)), "undeliver"),
              ...leaving(order),
            ],
      ),
    ],
    ["delivered", toDelivered],
    ["returned", withGoods((order) => [...notBack({ ...order, returnedAt: null }), ...leaving(order), "return"])],
    [
      "will_not_deliver",
      withGoods((order) => [
        ...shipmentsBack(order),
        ...when(order.withheldAt === null && order.cancelledAt === null, "withhold"),
      ]),
    ],
  ]),
};

// Money.

const moneyOf = (order: Order): number => order.captured || order.total;

/** Choosing a status of a living order opens it again. */
const alive = (order: Order): Step[] => when(isVoided(order), "reopen");

const unrefunded = (order: Order): Step[] => when(order.refunded > 0, "reverse_refund");

const unpaid = (order: Order): Step[] => [...unrefunded(order), ...when(order.captured > 0, "reverse_payment")];

/** An order that costs nothing waits for the merchant's word, unless its invoice says it is paid. */
function toHeldFree(order: Order): Step[] | null {
  if (!order.isHeldFree && !mayBeHeld(order)) return null;
  return [...when(order.cancelledAt !== null, "reopen"), ...when(!order.isHeldFree, "hold_free")];
}

function toPaid(order: Order): Step[] | null {
  const base = [...alive(order), ...unrefunded(order), ...when(order.isHeldFree, "accept_free")];
  if (order.captured > order.total) return [...base, "reverse_payment", ...when(order.total > 0, "record_payment")];
  return [...base, ...when(order.captured < order.total, "record_payment")];
}

// Goods.

function withGoods(way: Way): Way {
  return (order) => (hasGoods(order) ? way(order) : null);
}

function onlyBy(kind: DeliveryMethod["kind"], way: Way): Way {
  return withGoods((order) => (order.deliveryMethod?.kind === kind ? way(order) : null));
}

/** A return hides what arrived before it. */
const asKept = (order: Order): Order => ({ ...order, returnedAt: null });

/** Nothing has left any more: not returned, not arrived, not sent. */
const shipmentsBack = (order: Order): Step[] => [
  ...when(order.returnedAt !== null, "unreturn"),
  ...when(order.parcels.sent > 0, "unship"),
];

/** Everything is in the shop, and may leave. */
const inTheShop = (order: Order): Step[] => [
  ...when(order.cancelledAt !== null, "reopen"),
  ...shipmentsBack(order),
  ...when(order.withheldAt !== null, "unwithhold"),
];

const notReady = (order: Order): Step[] => [
  ...when(order.sentOutAt !== null, "unsend_out"),
  ...when(order.readyAt !== null, "unready"),
];

/** Where it waits to be prepared, or is. */
const untilPrepared = (order: Order): Step[] =>
  hasGoods(order)
    ? [...inTheShop(order), ...notReady(order)]
    : [...when(order.cancelledAt !== null, "reopen"), ...when(order.deliveredAt !== null, "undeliver")];

/** Open, with the customer or on its way to him. */
const notBack = (order: Order): Step[] => [
  ...when(order.cancelledAt !== null, "reopen"),
  ...when(order.returnedAt !== null, "unreturn"),
  ...when(order.withheldAt !== null, "unwithhold"),
];

const leaving = (order: Order): Step[] => when(toShip(order).length > 0, "ship");

/** What the customer is given by the shop itself is delivered as it is handed over. */
function toDelivered(order: Order): Step[] {
  if (!hasGoods(order)) return [...when(order.cancelledAt !== null, "reopen"), "deliver"];
  const { sent, delivered } = order.parcels;
  const isArriving = delivered < sent || (toShip(order).length > 0 && !isHandedOver(order));
  return [...notBack(order), ...leaving(order), ...when(isArriving, "deliver")];
}

/** What makes `value` true on this axis: nothing when it is already, null when no choice can. */
export function stepsTo(order: Order, axis: StatusAxis, value: string | null): Step[] | null {
  if (axis === "other") return [];
  const now = axis === "payment" ? order.paymentStatus : order.fulfilmentStatus;
  if (value === now) return [];
  return value === null ? null : (ways[axis].get(value)?.(order) ?? null);
}

/** The steps the customer is told of by a message of their own. */
const telling: ReadonlySet<Step> = new Set([
  "accept_free",
  "record_payment",
  "refund",
  "cancel",
  "prepare",
  "ready",
  "send_out",
  "ship",
  "deliver",
  "withhold",
  "return",
]);

/**
 * Whether the last of these steps, the only one that speaks, has a message of its own. Money taken back is told by the
 * status it leads to, which a word of the merchant's own tells by itself.
 */
export function isTold(taken: readonly Step[], word: "plain" | "own"): boolean {
  const last = taken.at(-1);
  return last !== undefined && (telling.has(last) || (last === "reverse_payment" && word === "plain"));
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
  /** Where the merchant must say how much: at most this, in minor units. */
  amountMax: number | null;
  /** Whether its last step has a message of its own. */
  isTold: boolean;
}

/** One status, for several orders together. */
export interface PossibleForMany extends Pick<PossibleStatus, "axis" | "value" | "statusId"> {
  /** How many of them it can be chosen for. */
  orderCount: number;
}
