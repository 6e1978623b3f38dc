import type { OwnLabels } from "../shared/statuses.ts";
import type { PaymentAttempted } from "../shared/banking/attempted.ts";
import { withdrawalReactions, type WithdrawalHappenings } from "../shared/withdrawal/happenings.ts";
import type { Tx } from "./lib/db.ts";
import { recordHappening, type Actor } from "./lib/outbox.ts";

/** Whether the customer hears of a change. The merchant chooses each time. */
export type Tell = "customer" | "nobody";

interface RefundedItem {
  name: string;
  quantity: number;
  restock: boolean;
}

/** Everything that can happen, in the past tense, with what only the moment knew. Whoever reacts reads the rest fresh. */
export interface Happenings extends WithdrawalHappenings {
  "order.placed": {
    tell: Tell;
    invoice: "now" | "later";
    origin: "storefront" | "desk" | "api" | "import";
    /** A rule of the shop gives it a status. */
    isRuled?: boolean;
  };
  /** The merchant counts an order that costs nothing as paid, or no longer does. */
  "order.accepted": { tell: Tell };
  "order.held": object;
  "order.prepared": { tell: Tell };
  "order.completed": { tell: Tell };
  "order.cancelled": { tell: Tell; reason: string };
  /** Open again after it was cancelled, for this reason; the credit note that took its invoice back stays. */
  "order.reopened": { reason: string; creditNote?: string };
  "order.archived": object;
  /** `from`: where it was. */
  "order.restored": { from?: "archived" | "deleted" };
  "order.deleted": object;
  /** `mentioned`: the accounts of colleagues it names, who are told what it says. */
  "order.noted": { noteId: string; mentioned?: readonly string[]; text?: string };
  /** A word of the merchant's own was given to the order, or taken from it (`labels` is null). */
  "order.status_chosen": {
    tell: Tell;
    axis: string;
    labels: OwnLabels | null;
    /** The word it bore before; null when the axis spoke for itself. */
    before: OwnLabels | null;
    /** Which one it was chosen for, so that an undo gives it back. */
    was?: { id: string; base: string | null } | null;
  };
  /** The merchant wrote to the customer; both as he typed them. */
  "order.written_to": { subject: string; text: string };
  /** Address labels were printed, one a parcel. */
  "order.label_printed": { count: number };
  /** What it says was changed; `sequence` names the version that keeps it whole. Amounts in minor units. */
  "order.edited": {
    tell: Tell;
    sequence: number;
    reason: string;
    parts: readonly ("lines" | "discount" | "delivery" | "customer" | "addresses" | "message")[];
    currency: string;
    before: { total: number; due: number };
    after: { total: number; due: number };
    documents: readonly { id: string; number: string; kind: "invoice" | "credit_note" }[];
  };
  "order.ready": { tell: Tell };
  "order.sent_out": { tell: Tell };
  "order.delivered": { tell: Tell };
  "order.withheld": { tell: Tell };
  "order.returned": { tell: Tell; restocked: boolean };
  /** A fact of fulfilment taken back: what was said is no longer so. */
  "order.step_undone": {
    step: "prepared" | "ready" | "sentOut" | "delivered" | "withheld" | "returned" | "completed";
    /** When it had been so; and the parcels, or the stock, it was about. */
    was?: string;
    shipmentIds?: string[];
    restocked?: boolean;
  };
  /** The merchant took back what he had just done: by his second thoughts, or later from the history. */
  "order.undone": { kinds: string[]; message: "none" | "held_back" | "left" };
  "payment.received": { tell: Tell; movementId: string; amount: number; currency: string; isPaid: boolean };
  /** `of`: what was taken back: money received or given back, or a dispute that was won; received when unsaid. */
  "payment.reversed": {
    /** Whether the customer is told that the money is awaited again; nobody when unsaid. */
    tell?: Tell;
    movementId: string;
    reversesId: string;
    amount: number;
    currency: string;
    of?: "captured" | "refunded" | "disputed";
  };
  /** Given back; the reason is for the team. `items`: the pieces it was for, in thousandths, and whether they went back in stock. */
  "payment.refunded": {
    tell: Tell;
    movementId: string;
    amount: number;
    currency: string;
    reason: string;
    isWhole: boolean;
    /** A provider gave it: the merchant had asked, and cannot take it back. */
    byProvider?: true;
    items?: readonly RefundedItem[];
  };
  /** The customer was sent to a provider's page. */
  "payment.started": PaymentAttempted;
  /** Money on its way, or held for the shop. */
  "payment.held": PaymentAttempted & { state: "pending" | "authorised" };
  /** It did not go through; `reason` is the provider's code. */
  "payment.failed": PaymentAttempted & { tell: Tell; reason: string };
  "payment.given_up": PaymentAttempted & { state: "cancelled" | "expired" };
  /** Money that is not what was asked for: a person must look. `amount` and `currency` are the provider's. */
  "payment.doubted": { paymentId: string; doubt: string; amount: number; currency: string };
  "payment.verified": { doubt: string };
  /** The customer's bank took the money back. */
  "payment.disputed": { movementId: string; amount: number; currency: string };
  /** A provider was asked to take what it holds, or a part. */
  "payment.capture_asked": { paymentId: string; amount: number; currency: string };
  /** A provider was asked to give money back. */
  "refund.asked": {
    refundId: string;
    amount: number;
    currency: string;
    reason: string;
    items?: readonly RefundedItem[];
  };
  "refund.refused": { refundId: string; amount: number; currency: string; why: string };
  "payment.confirmation_sent": object;
  /** The merchant asked the customer for what is due. */
  "payment.requested": { amount: number; currency: string };
  /** The merchant asked for a part first; what is still to come of it. */
  "deposit.asked": { tell: Tell; amount: number; currency: string };
  "deposit.dropped": object;
  /** So many days after the order, by itself. */
  "payment.reminded": { amount: number; currency: string; days: number };
  /** `label`: it left with the label just made, for which the shop may let a status follow. */
  "shipment.handed_over": {
    tell: Tell;
    shipmentId: string;
    carrier: string;
    trackingNumber: string;
    label?: { labelId: string; status: string };
  };
  /** `shipmentIds`: all that arrived by it, where several did. */
  "shipment.delivered": { tell: Tell; shipmentId: string; shipmentIds?: string[] };
  /** Its carrier says that it is elsewhere than before: `state` is ours, `label` and `place` the carrier's words. */
  "shipment.tracked": {
    shipmentId: string;
    carrier: string;
    trackingNumber: string;
    state: string;
    label: string;
    place: string;
    eventAt: string;
  };
  /** It did not leave after all. */
  "shipment.taken_back": { shipmentId: string; carrier: string; trackingNumber: string };
  /** A carrier has made a label; its parcel has not left. `status`: what the order gets with it. */
  "label.made": { labelId: string; carrier: string; trackingNumber: string; status: string };
  /** It made none; `why` is in its own words, or what happened. */
  "label.refused": { labelId: string; carrier: string; fault: string; why: string };
  /** Nobody knows whether it made one. */
  "label.lost": { labelId: string; carrier: string; why: string };
  /** The merchant will not use it, or there was none. */
  "label.dropped": { labelId: string; carrier: string; trackingNumber: string };
  /** `causeId`: the happening that made it by the shop's rule; its own message is left to the invoice's. */
  "invoice.issued": {
    tell: Tell;
    invoiceId: string;
    number: string;
    cause: "rule" | "hand" | "edit";
    causeId: string | null;
  };
  "invoice.rendered": { tell: Tell; invoiceId: string; number: string; causeId: string | null };
  /** An invoice was taken back, whole or in part; `corrects` is its number. */
  "credit_note.issued": {
    tell: Tell;
    invoiceId: string;
    number: string;
    corrects: string;
    reason: string;
    cause: "rule" | "hand" | "edit";
    causeId: string | null;
    isPart?: boolean;
  };
  "credit_note.rendered": { tell: Tell; invoiceId: string; number: string; causeId: string | null };
  /** The customer of a paid order may have his files from now on. */
  "files.given": { count: number };
  /** The merchant gave them anew, counted from nothing. */
  "files.renewed": { tell: Tell; count: number };
  /** The customer downloaded one, for the `count`th time. */
  "file.taken": { name: string; count: number; countMax: number };
  "invoice.sent": { invoiceId: string; number: string; to: string };
  "message.resent": { messageId: string; of: string; to: string };
  /** The merchant did not let it leave. */
  "message.cancelled": { messageId: string; to: string; subject: string };
  /** Little is left of what the order took; `left` in thousandths. */
  "stock.low": { items: readonly { name: string; sku: string; left: number }[] };
  /** Customers are reminded of the baskets they left; what the merchant `typed` takes the place of the shop's text. */
  "cart.reminded": { cartIds: readonly string[]; typed?: { subject: string; text: string } };
  /** Taken out of the merchant's list. */
  "cart.hidden": { cartId: string };
  /** Given up for good; `why` is in the mail server's own words. */
  "message.failed": { messageId: string; to: string; subject: string; why: string };
}

export type HappeningKind = keyof Happenings;

/** Which jobs react to what, and so the table of contents of everything that happens by itself. */
const reactions: { [Kind in HappeningKind]: (data: Happenings[Kind]) => readonly string[] } = {
  "order.placed": ({ invoice, isRuled }) => [
    "notify",
    ...(invoice === "now" ? ["issueInvoice"] : []),
    ...(isRuled ? ["applyRules"] : []),
  ],
  "order.accepted": () => ["notify", "issueInvoice", "applyRules"],
  "order.held": () => [],
  "order.prepared": () => ["notify"],
  "order.completed": () => [],
  "order.cancelled": () => ["notify", "creditInvoice", "releasePayments"],
  "order.reopened": () => ["notify", "issueInvoice"],
  "order.archived": () => [],
  "order.restored": () => [],
  "order.deleted": () => [],
  "order.noted": ({ mentioned = [] }) => (mentioned.length > 0 ? ["notify"] : []),
  "order.status_chosen": ({ labels }) => (labels ? ["notify"] : []),
  "order.written_to": () => ["notify"],
  "order.label_printed": () => ["applyRules"],
  "order.edited": () => ["notify"],
  "order.ready": () => ["notify"],
  "order.sent_out": () => ["notify"],
  "order.delivered": () => ["notify"],
  "order.withheld": () => ["notify"],
  "order.returned": () => ["notify"],
  "order.step_undone": () => [],
  "order.undone": () => ["issueInvoice", "settleBooks"],
  "payment.received": ({ isPaid }) => (isPaid ? ["notify", "issueInvoice", "applyRules"] : ["notify"]),
  "payment.reversed": ({ of = "captured", tell }) => [
    ...(of === "captured" ? [] : ["issueInvoice", "settleBooks"]),
    ...(tell === "customer" ? ["notify"] : []),
  ],
  "payment.refunded": () => ["notify", "settleBooks", "applyRules"],
  "payment.started": () => [],
  "payment.held": () => [],
  "payment.failed": () => ["notify"],
  "payment.given_up": () => [],
  "payment.doubted": () => [],
  "payment.verified": () => [],
  "payment.disputed": () => [],
  "payment.capture_asked": () => [],
  "refund.asked": () => [],
  "refund.refused": () => [],
  "payment.confirmation_sent": () => ["notify"],
  "payment.requested": () => ["notify"],
  "deposit.asked": () => ["notify"],
  "deposit.dropped": () => [],
  "payment.reminded": () => ["notify"],
  "shipment.handed_over": ({ label }) => [...(label?.status ? ["applyRules"] : []), "notify", "issueInvoice"],
  "shipment.delivered": () => ["notify"],
  "shipment.tracked": () => ["followCarrier"],
  "shipment.taken_back": () => [],
  "label.made": ({ status }) => (status ? ["applyRules"] : []),
  "label.refused": () => [],
  "label.lost": () => [],
  "label.dropped": () => [],
  ...withdrawalReactions,
  "invoice.issued": () => ["renderInvoice"],
  "invoice.rendered": () => ["notify"],
  "credit_note.issued": () => ["renderInvoice"],
  "credit_note.rendered": () => ["notify"],
  "files.given": () => [],
  "files.renewed": () => ["notify"],
  "file.taken": () => [],
  "invoice.sent": () => ["notify"],
  "message.resent": () => [],
  "message.cancelled": () => [],
  "stock.low": () => ["notify"],
  "cart.reminded": () => ["tellOfLeftCarts"],
  "cart.hidden": () => [],
  "message.failed": () => ["notify"],
};

export interface Happening<Kind extends HappeningKind> {
  shopId: string;
  kind: Kind;
  /** Null for what happens to a basket that is no order. */
  orderId: string | null;
  orderVersion?: number;
  actor: Actor;
  data: Happenings[Kind];
  /** The happenings this one takes back. */
  undoes?: readonly string[];
  now: Date;
}

/** Records what happened, with the jobs that react to it, in the transaction of the change itself. Returns the happening's id. */
export function record<Kind extends HappeningKind>(tx: Tx, happening: Happening<Kind>): Promise<string> {
  const { orderId, ...rest } = happening;
  const recorded = { ...rest, ...(orderId !== null && { orderId }) };
  return recordHappening(tx, recorded, reactions[happening.kind](happening.data));
}
