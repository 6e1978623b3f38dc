import type { Order } from "../orders/order.ts";
import type { Parcel } from "../shipping/shipment.ts";

/** What a customer may see of his order: the snapshot, what has happened to it in dated steps, his parcels and his invoices. */
export interface CustomerOrder {
  order: Order;
  due: number;
  parcels: Parcel[];
  invoices: { id: string; number: string; issuedAt: Date; total: number }[];
  /** Oldest first; the last is where the order stands. */
  steps: { kind: "placed" | "paid" | "prepared" | "shipped" | "delivered" | "cancelled"; at: Date }[];
}

const stepOf: Partial<Record<string, CustomerOrder["steps"][number]["kind"]>> = {
  "order.placed": "placed",
  "payment.received": "paid",
  "order.prepared": "prepared",
  "shipment.handed_over": "shipped",
  "shipment.delivered": "delivered",
  "order.cancelled": "cancelled",
};

/** The steps a customer recognises, from the order's history, oldest first. Money taken back is no step: it never came. */
export function stepsOf(
  history: readonly { kind: string; at: Date }[],
  order: Pick<Order, "captured">,
): CustomerOrder["steps"] {
  return history.flatMap(({ kind, at }) => {
    const step = stepOf[kind];
    if (!step || (step === "paid" && order.captured === 0)) return [];
    return [{ kind: step, at }];
  });
}
