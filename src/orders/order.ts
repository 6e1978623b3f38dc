import type { Address } from "../../shared/addresses.ts";
import { milli, type Micro, type Milli, type Minor, type Ppm } from "../../shared/money.ts";
import type { TaxAmount, TaxRate } from "../../shared/pricing.ts";
import { Refusal } from "../refusals.ts";
import type { ChosenStatuses } from "../statuses/status.ts";
import type { LineKind } from "../catalog/stock.ts";
import type { ChosenDelivery, ChosenPayment, DigitalConsent, NoWithdrawal } from "./terms/terms.ts";
import type { Axes, Facts, FulfilmentStatus, Life, Moved } from "./axes.ts";
import type { GivenBack } from "./giving-back/giving-back.ts";

export interface OrderLine {
  id: string;
  position: number;
  productId: string | null;
  variantId: string | null;
  sku: string;
  name: string;
  variantName: string;
  kind: LineKind;
  pictureId: string | null;
  /** The file it was sold with. */
  fileId: string | null;
  weightGrams: number;
  isStockCounted: boolean;
  noWithdrawal: NoWithdrawal;
  quantity: Milli;
  shipped: Milli;
  givenBack: GivenBack;
  unitPriceMicro: Micro;
  taxes: TaxRate[];
  gross: Minor;
  discount: Minor;
  net: Minor;
  tax: Minor;
  total: Minor;
}

export interface Parcels {
  sent: number;
  delivered: number;
  tracking: string[];
}

/** A discount on the whole of an order's goods: an amount in minor units, or parts per million. */
export type DiscountGiven = ({ amount: Minor } | { percent: Ppm }) & {
  /** The coupon it came by. */
  code?: string;
};

/** A placed order: a snapshot of what was bought, and the facts since. The catalogue is never read again. */
export interface Order extends Axes {
  shopId: string;
  id: string;
  number: number;
  /** The number as people see it, with the shop's prefix and suffix. */
  reference: string;
  placedAt: Date;
  origin: "storefront" | "desk" | "api" | "import";
  customerId: string | null;
  customerName: string;
  email: string;
  phone: string;
  locale: string;
  deliveryAddress: Address | null;
  billingAddress: Address;
  customerMessage: string;
  deliveryMethod: ChosenDelivery | null;
  paymentMethod: ChosenPayment;
  currency: string;
  pricesIncludeTax: boolean;
  itemCount: Milli;
  subtotal: Minor;
  discount: Minor;
  /** How the order's discount was given, by the merchant or a coupon, if one was: worked out again when the order changes. */
  discountGiven: DiscountGiven | null;
  shipping: Minor;
  shippingTax: Minor;
  net: Minor;
  tax: Minor;
  total: Minor;
  taxes: TaxAmount[];
  captured: Minor;
  refunded: Minor;
  /** What of the delivery's price was given back. */
  shippingGivenBack: Minor;
  /** What its invoices say, less their credit notes; and what credit notes took off the one in force. */
  billed: Minor;
  credited: Minor;
  /** What is asked for first, of the total; 0: the whole at once. */
  deposit: Minor;
  parcels: Parcels;
  invoiceNumber: string | null;
  /** What took that invoice back, while no other has replaced it. */
  creditNoteNumber: string | null;
  preparedAt: Date | null;
  readyAt: Date | null;
  sentOutAt: Date | null;
  deliveredAt: Date | null;
  withheldAt: Date | null;
  returnedAt: Date | null;
  /** The day the returned goods went back in stock; null when they did not. */
  restockedAt: Date | null;
  completedAt: Date | null;
  cancelledAt: Date | null;
  cancelReason: string | null;
  archivedAt: Date | null;
  deletedAt: Date | null;
  isHeldFree: boolean;
  /** How far the payment at a provider is, where no money has come yet; why it did not go through. */
  attempt: Facts["attempt"];
  attemptReason: string;
  /** Why a person must look at the money ("amount"); empty: nothing is doubtful. */
  toVerify: string;
  isManual: boolean;
  isTest: boolean;
  /** Given before digital things were sold, where the law asks for it. */
  digitalConsent: DigitalConsent | null;
  statuses: ChosenStatuses;
  version: number;
  lines: OrderLine[];
}

/** What every write on an order answers. */
export interface OrderState extends Axes {
  id: string;
  reference: string;
  version: number;
  /** Left out when nothing moved. */
  moved?: Moved;
}

/** What may be asked of an order, in the order the desk names it. */
export const orderVerbs = [
  "record_payment",
  "accept_free",
  "hold_free",
  "prepare",
  "ship",
  "deliver",
  "complete",
  "cancel",
  "archive",
  "restore",
  "delete",
  "note",
  "choose_status",
  "write",
  "issue_invoice",
  "credit_invoice",
  "edit",
  "ready",
  "unready",
  "send_out",
  "unsend_out",
  "undeliver",
  "withhold",
  "unwithhold",
  "return",
  "unreturn",
  "refund",
  "unprepare",
  "unship",
  "reopen",
] as const;
export type OrderVerb = (typeof orderVerbs)[number];

/** From each life, the verbs that may be asked. A verb not listed is refused. Money is never refused: it is recorded and shown. */
export const verbsOfLife: Readonly<Record<Life, readonly OrderVerb[]>> = {
  open: orderVerbs.filter((verb) => verb !== "restore" && verb !== "reopen"),
  cancelled: [
    "record_payment",
    "deliver",
    "archive",
    "delete",
    "note",
    "choose_status",
    "write",
    "return",
    "unreturn",
    "credit_invoice",
    "undeliver",
    "refund",
    "unship",
    "reopen",
  ],
  archived: ["record_payment", "restore", "note", "write", "refund"],
  deleted: ["restore"],
};

/** The verbs that make sense now: allowed by the order's life, and not already done. */
export function allowedVerbs(order: Order): OrderVerb[] {
  const sensible: Partial<Record<OrderVerb, boolean>> = {
    accept_free: order.isHeldFree && order.total === 0,
    hold_free: mayBeHeld(order),
    prepare: mayBePrepared(order),
    ship: toShip(order).length > 0 && !order.withheldAt,
    deliver: mayBeDelivered(order),
    complete: order.completedAt === null,
    delete: mayBeDeleted(order),
    write: order.email !== "",
    issue_invoice: !hasInvoice(order),
    credit_invoice: hasInvoice(order),
    ready: mayBeReady(order),
    unready: order.fulfilmentStatus === "ready_for_pickup",
    send_out: mayBeSentOut(order),
    unsend_out: order.fulfilmentStatus === "out_for_delivery",
    undeliver: isDelivered(order),
    withhold: mayBeWithheld(order),
    unwithhold: Boolean(order.withheldAt),
    return: mayBeReturned(order),
    unreturn: Boolean(order.returnedAt),
    refund: order.captured > order.refunded,
    unprepare: order.fulfilmentStatus === "processing",
    unship: order.parcels.sent > 0 && !order.returnedAt,
  };
  return verbsOfLife[order.life].filter((verb) => sensible[verb] ?? true);
}

/** An order that costs nothing and counts as paid may wait for the merchant again, as long as no invoice says otherwise. */
export const mayBeHeld = (order: Order): boolean =>
  order.total === 0 && order.captured === 0 && !order.isHeldFree && order.invoiceNumber === null;

/** Only goods leave in parcels; digital things and services are followed by hand, or not at all. */
export const hasGoods = ({ lines }: Pick<Order, "lines">): boolean =>
  lines.some((line) => line.kind === "goods" && line.quantity > 0);

/** Where nothing has left and everything still may. */
const waitsToLeave: ReadonlySet<FulfilmentStatus> = new Set([
  "unfulfilled",
  "processing",
  "ready_for_pickup",
  "out_for_delivery",
]);

export const mayBePrepared = (order: Order): boolean =>
  order.fulfilmentStatus === "unfulfilled" || order.fulfilmentStatus === "not_required";

/** Nobody comes to fetch what is shipped. */
export const mayBeReady = (order: Order): boolean =>
  order.deliveryMethod?.kind === "pickup" && mayBeWithheld(order) && !order.readyAt;

/** Only the shop's own staff goes out with what the shop brings itself. */
export const mayBeSentOut = (order: Order): boolean =>
  order.deliveryMethod?.kind === "local_delivery" && mayBeWithheld(order) && !order.sentOutAt;

/** Fetched or brought by the shop itself: whoever hands it over has delivered it, and no carrier has a parcel to follow. */
export const isHandedOver = ({ deliveryMethod }: Pick<Order, "deliveryMethod">): boolean =>
  deliveryMethod?.kind === "pickup" || deliveryMethod?.kind === "local_delivery";

export const mayBeWithheld = (order: Order): boolean => waitsToLeave.has(order.fulfilmentStatus);

export const mayBeDelivered = (order: Order): boolean =>
  hasGoods(order)
    ? order.parcels.sent > order.parcels.delivered && !order.returnedAt
    : !order.deliveredAt && !order.cancelledAt;

/** Something of it arrived, and is not back yet. */
export const isDelivered = (order: Order): boolean =>
  hasGoods(order) ? order.parcels.delivered > 0 && !order.returnedAt : Boolean(order.deliveredAt);

/** The whole order has left, and is not back yet. */
export const mayBeReturned = (order: Order): boolean =>
  hasGoods(order) && (order.fulfilmentStatus === "shipped" || order.fulfilmentStatus === "delivered");

/** Throws the refusal a person can understand when the verb is not allowed in the order's present life. */
export function requireVerb(order: Order, verb: OrderVerb): void {
  if (verbsOfLife[order.life].includes(verb)) return;
  throw notNow(order, verb);
}

/** The refusal of a verb that makes no sense now. */
export const notNow = (order: Order, verb: OrderVerb): Refusal =>
  new Refusal("verb_not_allowed_now", { verb, life: order.life, reference: order.reference });

/** How many pieces it counts, in thousandths: a fee is none. */
export const itemCountOf = (lines: readonly Pick<OrderLine, "kind" | "quantity">[]): Milli =>
  milli(lines.reduce((count, { kind, quantity }) => (kind === "fee" ? count : count + quantity), 0));

/** Lines with goods still to leave, and how much of each: what was given back before it left stays. */
export function toShip(order: Pick<Order, "lines">): { line: OrderLine; quantity: Milli }[] {
  return order.lines
    .map((line) => ({ line, quantity: (line.quantity - line.shipped - line.givenBack.unsent) as Milli }))
    .filter(({ line, quantity }) => line.kind === "goods" && quantity > 0);
}

/** What is still owed; negative when too much came. A cancelled order owes nothing; what was given back is not asked for again. */
export function dueOf(order: Pick<Order, "total" | "captured" | "refunded" | "cancelledAt">): Minor {
  const owed = order.cancelledAt ? 0 : order.total;
  return Math.min(owed - order.captured + order.refunded, Math.max(0, owed - order.captured)) as Minor;
}

/** Whether an invoice stands: issued, and not taken back by a credit note. */
export const hasInvoice = (order: Pick<Order, "invoiceNumber" | "creditNoteNumber">): boolean =>
  order.invoiceNumber !== null && order.creditNoteNumber === null;

/** Only an order that left no trace in the books may be deleted, and test orders. */
export const mayBeDeleted = (order: Order): boolean =>
  order.isTest ||
  (order.captured === 0 && order.refunded === 0 && order.invoiceNumber === null && order.parcels.sent === 0);
