import type { Order } from "../../orders/order.ts";
import type { Download } from "../../shipping/downloads/download.ts";
import type { Shop } from "../../shops/shop.ts";
import type { Facts } from "../letter.ts";
import type { Heard, TextName } from "../message.ts";
import { partsOf } from "./text.ts";

const sampleId = "0197a000-0000-7000-8000-000000000042";

/** What a message is written from when nothing has happened: a real or a sample order, and a made-up parcel, invoice or news. */
export function sampleFacts(name: TextName, at: { shop: Shop; order: Order; publicUrl: string }): Facts {
  const { order } = at;
  const { kind } = partsOf(name);
  return {
    ...at,
    happening: sampleNews[kind]?.(order) ?? { kind: "order.prepared", data: { tell: "customer" } },
    ...(kind === "shipped" && { parcel: sampleParcel(order) }),
    ...(kind === "invoice" && { invoice: samplePaper("FA", order) }),
    ...(kind === "download_ready" && { files: [sampleFile], invoice: samplePaper("FA", order) }),
    ...(kind === "credit_note" && { invoice: { ...samplePaper("AV", order), corrects: `FA-${order.number}` } }),
  };
}

const sampleFile: Download = {
  id: sampleId,
  lineId: sampleId,
  file: { id: sampleId, name: "Guide de la bougie.pdf", size: 2_400_000, contentType: "application/pdf", sha256: "" },
  count: 0,
  countMax: 5,
  expiresAt: new Date("2026-12-23T12:00:00Z"),
  lastAt: null,
};

const samplePaper = (series: string, { number, total }: Order) => ({
  id: sampleId,
  number: `${series}-${number}`,
  total,
});

const sampleParcel = (order: Order) => ({
  carrier: order.deliveryMethod?.carrier || "Colissimo",
  trackingNumber: "6A12345678901",
  trackingLink: "https://www.laposte.fr/outils/suivre-vos-envois?code=6A12345678901",
  parts: order.lines.map(({ id, quantity }) => ({ lineId: id, quantity })),
});

const sampleNews: Partial<Record<string, (order: Order) => Heard>> = {
  payment_received: ({ total, currency }) => ({
    kind: "payment.received",
    data: { tell: "customer", movementId: sampleId, amount: total, currency, isPaid: true },
  }),
  payment_failed: ({ total, currency, paymentMethod }) => ({
    kind: "payment.failed",
    data: {
      tell: "customer",
      paymentId: sampleId,
      method: paymentMethod.name,
      amount: total,
      currency,
      reason: "insufficient_funds",
    },
  }),
  order_edited: ({ total, currency, number }) => ({
    kind: "order.edited",
    data: {
      tell: "customer",
      sequence: 2,
      reason: "",
      parts: ["lines"],
      currency,
      before: { total: total + 500, due: 0 },
      after: { total, due: 0 },
      documents: [
        { id: sampleId, number: `AV-${number}`, kind: "credit_note" },
        { id: sampleId, number: `FA-${number}`, kind: "invoice" },
      ],
    },
  }),
  refunded: ({ total, currency }) => ({
    kind: "payment.refunded",
    data: { tell: "customer", movementId: sampleId, amount: total, currency, reason: "", isWhole: true },
  }),
  status_changed: () => ({
    kind: "order.status_chosen",
    data: { tell: "customer", axis: "fulfilment", labels: { fr: "Au four", en: "In the kiln" }, before: null },
  }),
  sending_failed: ({ email, reference }) => ({
    kind: "message.failed",
    data: { messageId: sampleId, to: email, subject: `n° ${reference}`, why: "550 5.1.1 No such mailbox here" },
  }),
};
