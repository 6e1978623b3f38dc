import type { HappeningKind, Happenings } from "../happenings.ts";
import { switchedMessages, type ShopSettings } from "../shops/shop.ts";

export const messageKinds = [
  ...switchedMessages,
  "payment_request",
  "by_hand",
  "withdrawal_acknowledged",
  "withdrawal_refused",
  "withdrawal_link",
  "new_order",
  "withdrawal_requested",
  "low_stock",
  "mentioned",
  "sending_failed",
] as const;
export type MessageKind = (typeof messageKinds)[number];

/** What a customer is told by itself: each kind has its own switch. */
export type SwitchedKind = (typeof switchedMessages)[number];

export const audiences = ["customer", "merchant"] as const;
export type Audience = (typeof audiences)[number];

/** A message whose words the merchant may replace by his own: all but what he types each time. */
export type TextName =
  | `customer.${SwitchedKind | "payment_request"}`
  | `merchant.${"new_order" | "payment_received" | "payment_failed" | "sending_failed"}`;

/**
 * `held`: it waits until `heldUntil`, and may be cancelled until then. `kept`: no mail server is set up, so the message is only readable in the admin. `switched_off`: the merchant has switched
 * its kind off; it was written all the same, so that he sees what was not said and may still send it.
 */
export const messageStates = ["held", "queued", "sent", "kept", "failed", "switched_off", "cancelled"] as const;
export type MessageState = (typeof messageStates)[number];

export const channels = ["email", "sms"] as const;
export type Channel = (typeof channels)[number];

/** A file that goes with a message; its bytes are read when it leaves. */
export interface Attachment {
  kind: "invoice";
  invoiceId: string;
  fileName: string;
}

export interface Message {
  shopId: string;
  id: string;
  happeningId: string;
  /** What somebody did: the happening itself, or the one it follows from. */
  causeId: string | null;
  /** What it is about: an order, or else a basket left behind. */
  orderId: string | null;
  cartId: string | null;
  kind: MessageKind;
  audience: Audience;
  channel: Channel;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  attachments: Attachment[];
  /** The Message-ID header, the same at every attempt: a mailbox that gets it twice shows it once. */
  messageId: string;
  state: MessageState;
  /** When it leaves, or would have left; null when it never waited. */
  heldUntil: Date | null;
  attempts: number;
  lastError: string | null;
  resendsId: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

/** A happening as a job receives it. */
export type Heard = { [Kind in HappeningKind]: { kind: Kind; data: Happenings[Kind] } }[HappeningKind];

/** What decides, beside the happening itself. */
export interface Given {
  settings: ShopSettings;
  /** The customer's address; empty when there is none. */
  customerEmail: string;
  /** This happening makes an invoice, or a credit note, which is mailed in a moment and says what the message would have said. */
  invoiceFollows: boolean;
  /** It gives the customer files; for an invoice: what made the invoice did. */
  bringsFiles?: boolean;
  /** The addresses of the colleagues it names. */
  mentioned?: readonly string[];
}

interface Hearing<Data> {
  message: MessageKind;
  to: Audience;
  /** Said even when the merchant has switched this message off: he has just asked for it. */
  isAsked?: true;
  /** Another message says it already: one merchant's action gives the customer at most one. */
  unless?: (data: Data, given: Given) => boolean;
}

/** Who hears of what. Everything that can happen is named, so that a new happening does not compile until this is decided. */
const hears: { [Kind in HappeningKind]: readonly Hearing<Happenings[Kind]>[] } = {
  "order.placed": [
    { message: "order_confirmation", to: "customer" },
    { message: "download_ready", to: "customer", unless: areFilesSaidLater },
    // Whoever types an order in knows of it.
    { message: "new_order", to: "merchant", unless: ({ origin }) => origin === "desk" },
  ],
  // The invoice that follows says it.
  "order.accepted": [{ message: "download_ready", to: "customer", unless: areFilesSaidLater }],
  "order.held": [],
  "order.prepared": [{ message: "in_preparation", to: "customer" }],
  "order.completed": [],
  "order.cancelled": [{ message: "cancelled", to: "customer", unless: (_data, given) => given.invoiceFollows }],
  "order.reopened": [],
  "order.archived": [],
  "order.restored": [],
  "order.deleted": [],
  "order.noted": [{ message: "mentioned", to: "merchant" }],
  "order.status_chosen": [{ message: "status_changed", to: "customer", unless: ({ labels }) => labels === null }],
  "order.written_to": [{ message: "by_hand", to: "customer", isAsked: true }],
  "order.label_printed": [],
  "order.sent_out": [{ message: "out_for_delivery", to: "customer" }],
  "order.edited": [{ message: "order_edited", to: "customer" }],
  "order.ready": [{ message: "ready_for_pickup", to: "customer" }],
  "order.delivered": [{ message: "delivered", to: "customer" }],
  "order.withheld": [{ message: "will_not_deliver", to: "customer" }],
  "order.returned": [{ message: "returned", to: "customer" }],
  "order.step_undone": [],
  "order.undone": [],
  "payment.received": [
    { message: "download_ready", to: "customer", unless: areFilesSaidLater },
    {
      message: "payment_received",
      to: "customer",
      unless: ({ isPaid }, given) => isPaid && (given.invoiceFollows || areFilesSaid(given)),
    },
    { message: "payment_received", to: "merchant" },
  ],
  // Taken back by a second thought, it is nobody's business.
  "payment.reversed": [{ message: "status_changed", to: "customer", unless: ({ tell }) => tell !== "customer" }],
  "payment.refunded": [{ message: "refunded", to: "customer" }],
  "deposit.asked": [{ message: "payment_request", to: "customer", isAsked: true }],
  "deposit.dropped": [],
  "payment.requested": [{ message: "payment_request", to: "customer", isAsked: true }],
  "payment.started": [],
  "payment.held": [],
  "payment.failed": [
    { message: "payment_failed", to: "customer" },
    { message: "payment_failed", to: "merchant" },
  ],
  "payment.given_up": [],
  "payment.doubted": [],
  "payment.verified": [],
  "payment.disputed": [],
  "payment.capture_asked": [],
  "refund.asked": [],
  "refund.refused": [],
  "payment.reminded": [{ message: "payment_reminder", to: "customer" }],
  "payment.confirmation_sent": [{ message: "payment_received", to: "customer", isAsked: true }],
  "shipment.handed_over": [{ message: "shipped", to: "customer", unless: (_data, given) => given.invoiceFollows }],
  // The status that follows tells it, where the shop gives one.
  "shipment.tracked": [],
  "shipment.taken_back": [],
  "label.made": [],
  "label.refused": [],
  "label.lost": [],
  "label.dropped": [],
  "shipment.delivered": [{ message: "delivered", to: "customer" }],
  // The law wants the acknowledgement: it has no switch.
  "withdrawal.requested": [
    { message: "withdrawal_acknowledged", to: "customer", isAsked: true },
    { message: "withdrawal_requested", to: "merchant" },
  ],
  "withdrawal.closed": [],
  "withdrawal.refused": [{ message: "withdrawal_refused", to: "customer" }],
  "withdrawal.link_asked": [{ message: "withdrawal_link", to: "customer", isAsked: true }],
  "invoice.issued": [],
  // With his files comes the invoice.
  "invoice.rendered": [
    { message: "download_ready", to: "customer", unless: (_data, { bringsFiles }) => !bringsFiles },
    { message: "invoice", to: "customer", unless: (_data, given) => areFilesSaid(given) },
  ],
  "credit_note.issued": [],
  "credit_note.rendered": [{ message: "credit_note", to: "customer" }],
  "files.given": [],
  "files.renewed": [{ message: "download_ready", to: "customer", isAsked: true }],
  "file.taken": [],
  "invoice.sent": [{ message: "invoice", to: "customer", isAsked: true }],
  "message.resent": [],
  "message.cancelled": [],
  "stock.low": [{ message: "low_stock", to: "merchant" }],
  // Written by a job of its own: it is about baskets, and no order.
  "cart.reminded": [],
  "cart.hidden": [],
  "message.failed": [{ message: "sending_failed", to: "merchant" }],
};

/** There are none, or the mail of the invoice that follows brings them. */
function areFilesSaidLater(_data: object, { bringsFiles, invoiceFollows }: Given): boolean {
  return !bringsFiles || invoiceFollows;
}

/** The mail with the files says it: that the money came, and the invoice. */
const areFilesSaid = ({ bringsFiles, settings }: Given): boolean =>
  bringsFiles === true && !settings.mutedMessages.includes("download_ready");

/** True when something that happens may be told to somebody. */
export const isHeard = (kind: HappeningKind): boolean => hears[kind].length > 0;

export interface Planned {
  kind: MessageKind;
  audience: Audience;
  recipient: string;
  /** Its kind is switched off: it is written, and does not leave. */
  isOff: boolean;
}

/** The messages a happening gives, one a person. */
export function messagesFor(happening: Heard, given: Given): Planned[] {
  const hearings = hears[happening.kind] as readonly Hearing<Heard["data"]>[];
  return hearings
    .filter(({ to, unless }) => !(to === "customer" && isQuiet(happening)) && !unless?.(happening.data, given))
    .flatMap(({ message, to, isAsked }) => {
      const recipients = to === "merchant" ? merchantsOf(message, happening, given) : customersOf(happening, given);
      const isOff = to === "customer" && !isAsked && given.settings.mutedMessages.includes(message);
      return recipients.map((recipient) => ({ kind: message, audience: to, recipient, isOff }));
    });
}

/** The merchant chose, this once, not to tell the customer. */
const isQuiet = ({ data }: Heard): boolean => "tell" in data && data.tell === "nobody";

function customersOf({ data }: Heard, { customerEmail }: Given): string[] {
  const address = "to" in data ? data.to : customerEmail;
  return address === "" ? [] : [address];
}

/** Each address once; the one a message could not reach is not told so. */
function merchantsOf(message: MessageKind, happening: Heard, { settings, mentioned = [] }: Given): string[] {
  if (message === "mentioned") return [...mentioned];
  const known = new Map(settings.merchantEmails.map((address) => [address.toLowerCase(), address]));
  if (happening.kind === "message.failed") known.delete(happening.data.to.toLowerCase());
  return isWanted(message, settings) ? [...known.values()] : [];
}

function isWanted(message: MessageKind, settings: ShopSettings): boolean {
  if (message === "new_order") return settings.tellMerchantOfOrders;
  if (message === "low_stock") return settings.tellMerchantOfLowStock;
  if (message === "withdrawal_requested") return settings.tellMerchantOfWithdrawals;
  return message === "sending_failed" ? settings.tellMerchantOfFailures : settings.tellMerchantOfPayments;
}

/** Whose card is refused tries another at once: he is only told when he has given up. */
const anotherCardSeconds = 600;

/** When the message may leave: what the merchant causes waits for his second thoughts, as long as the shop says. */
export function heldUntil(
  { audience, kind }: { audience: Audience; kind?: MessageKind },
  cause: { at: Date; isByMerchant: boolean },
  undoSeconds: number,
): Date | null {
  if (audience !== "customer") return null;
  const seconds = kind === "payment_failed" ? anotherCardSeconds : cause.isByMerchant ? undoSeconds : 0;
  return seconds === 0 ? null : new Date(cause.at.getTime() + seconds * 1_000);
}

/** How often a message is tried that the server will not take yet: the pauses of the queue grow to some hours, and this many take about three days. */
export const attemptCountMax = 20;

const patienceMs = 3 * 24 * 3_600 * 1_000;

/** How long a message waits for a server that is away. */
export const tiresAt = ({ heldUntil: held, createdAt }: Pick<Message, "heldUntil" | "createdAt">): Date =>
  new Date((held ?? createdAt).getTime() + patienceMs);
