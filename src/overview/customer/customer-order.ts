import type { OwnLabels } from "../../../shared/statuses.ts";
import type { Order } from "../../orders/order.ts";
import type { PastHappening } from "../../lib/outbox.ts";
import type { Parcel } from "../../shipping/shipment.ts";

/** What a customer may see of his order: the snapshot, what has happened to it in dated steps, his parcels and his invoices. */
export interface CustomerOrder {
  order: Order;
  due: number;
  parcels: Parcel[];
  invoices: { id: string; number: string; issuedAt: Date; total: number }[];
  /** The merchant's own words for it that he lets the customer see. */
  ownWords: OwnLabels[];
  /** Oldest first; the last is where the order stands. */
  steps: { kind: "placed" | "paid" | "prepared" | "shipped" | "delivered" | "cancelled"; at: Date }[];
}

const stepOf: Partial<Record<string, CustomerOrder["steps"][number]["kind"]>> = {
  "order.placed": "placed",
  "order.prepared": "prepared",
  "shipment.handed_over": "shipped",
  "shipment.delivered": "delivered",
  "order.cancelled": "cancelled",
};

type Past = Pick<PastHappening, "kind" | "at" | "data">;

/** The steps a customer recognises, from the order's history, oldest first. Paid is one step, once nothing is due. */
export function stepsOf(history: readonly Past[], order: Pick<Order, "total" | "captured">): CustomerOrder["steps"] {
  const completing = order.captured > 0 && order.captured >= order.total ? completingPayment(history) : undefined;
  return history.flatMap((one) => {
    const kind = one === completing ? "paid" : stepOf[one.kind];
    return kind ? [{ kind, at: one.at }] : [];
  });
}

/** The first payment that left nothing due and was not followed by money taken back; else the last one. */
function completingPayment(history: readonly Past[]): Past | undefined {
  const payments = history.filter(({ kind }) => kind === "payment.received");
  const standing = history.slice(history.findLastIndex(({ kind }) => kind === "payment.reversed") + 1);
  return standing.find(({ kind, data }) => kind === "payment.received" && data["isPaid"] === true) ?? payments.at(-1);
}
