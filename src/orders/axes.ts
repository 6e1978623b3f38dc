// The four axes of an order. Nobody sets them: each is computed here from facts, and stored by the action that wrote the facts.

export const paymentStatuses = [
  "awaiting",
  "failed",
  "pending",
  "authorised",
  "partially_paid",
  "paid",
  "overpaid",
  "partially_refunded",
  "refunded",
  "voided",
] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

export const fulfilmentStatuses = [
  "unfulfilled",
  "processing",
  "ready_for_pickup",
  "partially_shipped",
  "shipped",
  "out_for_delivery",
  "delivered",
  "will_not_deliver",
  "partially_returned",
  "returned",
  "not_required",
] as const;
export type FulfilmentStatus = (typeof fulfilmentStatuses)[number];

export const invoiceStatuses = ["none", "issued", "paid", "partially_credited", "credited"] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

export const lives = ["open", "cancelled", "archived", "deleted"] as const;
export type Life = (typeof lives)[number];

/** What the axes are computed from. Amounts in minor units, quantities in thousandths. */
export interface Facts {
  total: number;
  captured: number;
  refunded: number;
  lines: readonly {
    kind: "goods" | "digital" | "service" | "fee";
    quantity: number;
    shipped: number;
    /** Money given back for pieces that had not left: they leave no more. */
    givenBack: { unsent: number };
  }[];
  parcels: { sent: number; delivered: number };
  preparedAt: Date | null;
  /** Waits for the customer, who fetches it. */
  readyAt: Date | null;
  /** The shop's own staff is on the way with it. */
  sentOutAt: Date | null;
  /** Delivered by hand, for an order without goods: goods are delivered parcel by parcel. */
  deliveredAt: Date | null;
  /** Will not be delivered, though it is not cancelled. */
  withheldAt: Date | null;
  returnedAt: Date | null;
  cancelledAt: Date | null;
  archivedAt: Date | null;
  deletedAt: Date | null;
  invoiceNumber: string | null;
  /** It costs nothing, and still waits for the merchant's word to count as paid. */
  isHeldFree: boolean;
  /** How far the payment at a provider is, where no money has come yet. */
  attempt: "open" | "pending" | "authorised" | "failed" | null;
  /** The credit note that took this invoice back; null while it stands. */
  creditNoteNumber: string | null;
  /** What credit notes took off it, while it stands. */
  credited: number;
}

/** Which of the four statuses a change moved, from what to what. */
export type Moved = { [Axis in "payment" | "fulfilment" | "invoice" | "life"]?: { from: string; to: string } };

export interface Axes {
  paymentStatus: PaymentStatus;
  fulfilmentStatus: FulfilmentStatus;
  invoiceStatus: InvoiceStatus;
  life: Life;
}

/** Where each axis went, for those that are not where they were. */
export function movesOf(before: Axes, after: Axes): Moved {
  const axes = {
    payment: "paymentStatus",
    fulfilment: "fulfilmentStatus",
    invoice: "invoiceStatus",
    life: "life",
  } as const;
  const moves = Object.entries(axes).map(([axis, key]) => [axis, { from: before[key], to: after[key] }] as const);
  return Object.fromEntries(moves.filter(([, { from, to }]) => from !== to));
}

export function axesOf(facts: Facts): Axes {
  return {
    paymentStatus: paymentStatus(facts),
    fulfilmentStatus: fulfilmentStatus(facts),
    invoiceStatus: invoiceStatus(facts),
    life: lifeOf(facts),
  };
}

/** Read off the ledger. An order whose total is zero owes nothing: it is paid, unless the shop wants to look at it first. */
export function paymentStatus({ total, captured, refunded, cancelledAt, isHeldFree, attempt }: Facts): PaymentStatus {
  if (refunded > 0) return refunded >= captured ? "refunded" : "partially_refunded";
  if (captured > total) return "overpaid";
  if (captured > 0) return captured === total ? "paid" : "partially_paid";
  if (cancelledAt) return "voided";
  if (attempt !== null && attempt !== "open") return attempt;
  return total === 0 && !isHeldFree ? "paid" : "awaiting";
}

/** Read off what has left, line by line. Only goods travel: an order without any requires nothing, and may be followed by hand. */
export function fulfilmentStatus(facts: Facts): FulfilmentStatus {
  const { lines, parcels, preparedAt, readyAt, withheldAt, returnedAt, cancelledAt, sentOutAt } = facts;
  const ordered = lines.filter((line) => line.kind === "goods" && line.quantity > 0);
  if (ordered.length === 0) return statusWithoutGoods(facts);
  const goods = ordered.filter((line) => line.quantity > line.givenBack.unsent);
  if (goods.length === 0) return "will_not_deliver";
  if (goods.every((line) => line.shipped >= line.quantity - line.givenBack.unsent)) {
    if (returnedAt) return "returned";
    return parcels.sent > 0 && parcels.delivered === parcels.sent ? "delivered" : "shipped";
  }
  if (goods.some((line) => line.shipped > 0)) return "partially_shipped";
  if (withheldAt || cancelledAt) return "will_not_deliver";
  if (sentOutAt) return "out_for_delivery";
  if (readyAt) return "ready_for_pickup";
  return preparedAt ? "processing" : "unfulfilled";
}

function statusWithoutGoods({ preparedAt, deliveredAt, cancelledAt }: Facts): FulfilmentStatus {
  if (deliveredAt) return "delivered";
  return preparedAt && !cancelledAt ? "processing" : "not_required";
}

/** An invoice is paid once the order it bills was; one that a credit note took back is neither paid nor owed. */
export function invoiceStatus(facts: Facts): InvoiceStatus {
  if (facts.invoiceNumber === null) return "none";
  if (facts.creditNoteNumber !== null) return "credited";
  if (facts.credited > 0) return "partially_credited";
  // Money given back later does not make it unpaid: a credit note corrects it.
  return facts.captured >= facts.total ? "paid" : "issued";
}

export function lifeOf({ cancelledAt, archivedAt, deletedAt }: Facts): Life {
  if (deletedAt) return "deleted";
  if (archivedAt) return "archived";
  return cancelledAt ? "cancelled" : "open";
}
