import type { OwnLabels } from "../../../shared/statuses.ts";
import { isHandedOver, type Order } from "../../orders/order.ts";
import type { OrderHappening } from "../../lib/outbox.ts";
import type { StatusAxis } from "../../statuses/status.ts";
import type { Download, Withheld } from "../../shipping/downloads/download.ts";
import type { Parcel } from "../../shipping/shipment.ts";
import type { Tracking } from "../../shipping/tracking/tracking.ts";

type StepKind =
  | "placed"
  | "paid"
  | "prepared"
  | "ready"
  | "sentOut"
  | "shipped"
  | "delivered"
  | "withheld"
  | "returned"
  | "cancelled";

/** What a customer may see of his order: the snapshot, what has happened to it in dated steps, his parcels and his invoices. */
export interface CustomerOrder {
  order: Order;
  due: number;
  /** What he is asked for now: the deposit, or all that is due. */
  asked: number;
  parcels: Parcel[];
  /** What carriers say of those that are followed. */
  trackings: Tracking[];
  invoices: { id: string; number: string; kind: "invoice" | "credit_note"; issuedAt: Date; total: number }[];
  /** His files, and why he cannot have them now. */
  files: Download[];
  withheld: Withheld | null;
  /** The merchant's own words for it that he lets the customer see. */
  ownWords: { axis: StatusAxis; labels: OwnLabels }[];
  /** Oldest first; the last is where the order stands. */
  steps: { kind: StepKind; at: Date }[];
}

const stepOf: Partial<Record<string, StepKind>> = {
  "order.placed": "placed",
  "order.prepared": "prepared",
  "order.ready": "ready",
  "order.sent_out": "sentOut",
  "order.delivered": "delivered",
  "order.withheld": "withheld",
  "order.returned": "returned",
  "shipment.handed_over": "shipped",
  "shipment.delivered": "delivered",
  "order.cancelled": "cancelled",
};

type Past = Pick<OrderHappening, "kind" | "at" | "data"> & Partial<Pick<OrderHappening, "isUndone">>;

type Standing = Pick<
  Order,
  | "total"
  | "captured"
  | "fulfilmentStatus"
  | "deliveryMethod"
  | "readyAt"
  | "sentOutAt"
  | "deliveredAt"
  | "withheldAt"
  | "returnedAt"
  | "preparedAt"
  | "cancelledAt"
  | "parcels"
>;

/**
 * The steps a customer recognises, from the order's history, oldest first. Paid is one step, once nothing is due; what
 * was taken back is no step.
 */
export function stepsOf(history: readonly Past[], order: Standing): CustomerOrder["steps"] {
  const completing = order.captured > 0 && order.captured >= order.total ? completingPayment(history) : undefined;
  return history.flatMap((one) => {
    const kind = one === completing ? "paid" : stepOf[one.kind];
    return kind && !isUndone(one, order) ? [{ kind: handedOverIsDelivered(kind, order), at: one.at }] : [];
  });
}

const facts: Partial<
  Record<string, "preparedAt" | "cancelledAt" | "readyAt" | "sentOutAt" | "deliveredAt" | "withheldAt" | "returnedAt">
> = {
  "order.prepared": "preparedAt",
  "order.cancelled": "cancelledAt",
  "order.ready": "readyAt",
  "order.sent_out": "sentOutAt",
  "order.delivered": "deliveredAt",
  "order.withheld": "withheldAt",
  "order.returned": "returnedAt",
};

function isUndone({ kind, isUndone: isTakenBack }: Past, order: Standing): boolean {
  if (isTakenBack || (kind === "shipment.handed_over" && order.parcels.sent === 0)) return true;
  if (kind === "shipment.delivered" && order.parcels.delivered === 0) return true;
  const fact = facts[kind];
  return fact !== undefined && order[fact] === null;
}

/** What the customer fetched or was brought, all of it, is in his hands. */
function handedOverIsDelivered(kind: StepKind, order: Standing): StepKind {
  const isInHand = isHandedOver(order) && order.fulfilmentStatus !== "partially_shipped";
  return kind === "shipped" && isInHand ? "delivered" : kind;
}

/** The first payment that left nothing due and was not followed by money taken back; else the last one. */
function completingPayment(history: readonly Past[]): Past | undefined {
  const payments = history.filter(({ kind }) => kind === "payment.received");
  const standing = history.slice(
    history.findLastIndex(
      ({ kind, data }) => kind === "payment.reversed" && (data["of"] ?? "captured") === "captured",
    ) + 1,
  );
  return standing.find(({ kind, data }) => kind === "payment.received" && data["isPaid"] === true) ?? payments.at(-1);
}
