import type { StatusCatalogue } from "../../statuses.ts";

export const en: StatusCatalogue = {
  classic: {
    payment: {
      awaiting: "Awaiting payment",
      failed: "Payment declined",
      pending: "Payment pending",
      authorised: "Payment authorised",
      partially_paid: "Partially paid",
      paid: "Paid",
      overpaid: "Overpaid",
      partially_refunded: "Partially refunded",
      refunded: "Refunded",
      voided: "Cancelled",
    },
    fulfilment: {
      unfulfilled: "Awaiting processing",
      processing: "Processing",
      ready_for_pickup: "Ready for pickup",
      partially_shipped: "Partially shipped",
      shipped: "Shipped",
      out_for_delivery: "Out for delivery",
      delivered: "Delivered",
      will_not_deliver: "Will not deliver",
      partially_returned: "Partially returned",
      returned: "Returned",
      not_required: "Nothing to ship",
    },
    invoice: {
      none: "No invoice",
      issued: "To be paid",
      paid: "Paid",
      partially_credited: "Partially credited",
      credited: "Credited",
    },
    life: {
      open: "Open",
      cancelled: "Cancelled",
      archived: "Archived",
      deleted: "In the trash",
    },
  },
  flat: {
    payment: {
      failed: "Payment error",
      paid: "Payment accepted",
      partially_paid: "Partial payment",
      partially_refunded: "Partial refund",
    },
    fulfilment: {
      unfulfilled: "To prepare",
      processing: "Being prepared",
      ready_for_pickup: "Available for pickup",
      out_for_delivery: "On its way",
      will_not_deliver: "Not delivered",
    },
  },
  simple: {
    payment: { awaiting: "Not paid" },
    fulfilment: {
      unfulfilled: "To do",
      processing: "In preparation",
      delivered: "Completed",
      will_not_deliver: "Not delivered",
    },
  },
  "invoice-led": {
    payment: { awaiting: "Waiting for payment" },
    fulfilment: {
      unfulfilled: "New",
      processing: "Ready to ship",
      will_not_deliver: "Not delivered",
    },
    invoice: { issued: "Waiting for payment" },
  },
};
