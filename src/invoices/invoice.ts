import { createHash } from "node:crypto";
import type { Address } from "../../shared/addresses.ts";
import type { PayTo } from "../../shared/banking/means.ts";
import { payFacts } from "../../shared/banking/pay-facts.ts";
import { transferReference, type TransferReference } from "../../shared/banking/references.ts";
import { dateIn } from "../../shared/dates.ts";
import { minor, type Micro, type Milli, type Minor } from "../../shared/money.ts";
import type { TaxAmount, TaxRate } from "../../shared/pricing.ts";
import { folded } from "../../shared/folded.ts";
import { remainingTotal } from "../orders/giving-back/giving-back.ts";
import { dueOf, hasInvoice, type Order } from "../orders/order.ts";
import type { Seller, Shop, ShopSettings } from "../shops/shop.ts";
import { billedOf } from "./credit/billed.ts";
import type { Place } from "./credit/taken.ts";

export interface InvoiceLine {
  /** The order's line and its taxes, kept where the invoice bills less than the whole order. */
  lineId?: string;
  taxes?: readonly TaxAmount[];
  /** Empty on a credit note's line that takes back money without pieces. */
  name: string;
  variantName: string;
  sku: string;
  kind: "goods" | "digital" | "service" | "fee";
  quantity: Milli;
  /** Taxes inside or not, as the shop's prices are. */
  unitPriceMicro: Micro;
  discount: Minor;
  rates: TaxRate[];
  net: Minor;
  tax: Minor;
  total: Minor;
}

export interface InvoiceShipping {
  name: string;
  rates: TaxRate[];
  net: Minor;
  tax: Minor;
  total: Minor;
}

/** All that an invoice says, as it was when it was issued. Kept as it is for ten years: nothing here is read again from elsewhere. */
export interface InvoiceContent {
  kind: "invoice";
  number: string;
  /** The calendar day in the shop's time zone: "2026-11-22". */
  issuedOn: string;
  order: { id: string; reference: string; placedOn: string };
  seller: Seller;
  /** The seller's country, which decides the words of the law. */
  country: string;
  buyer: { name: string; company: string; email: string; billingAddress: Address; deliveryAddress: Address | null };
  currency: string;
  locale: string;
  timeZone: string;
  pricesIncludeTax: boolean;
  lines: InvoiceLine[];
  shipping: InvoiceShipping | null;
  /** Before discount and shipping, taxes inside or not as the shop's prices are. */
  subtotal: Minor;
  discount: Minor;
  /** The coupon the discount came by. */
  discountCode?: string;
  taxes: TaxAmount[];
  net: Minor;
  tax: Minor;
  total: Minor;
  paid: Minor;
  due: Minor;
  /** What was paid is the deposit that was asked for; left out otherwise. */
  isDeposit?: true;
  /** The day the last payment came; null while something is due. */
  paidOn: string | null;
  paymentMethod: string;
  /** How to pay, while something is due. */
  paymentInstructions: string;
  /** The transfer that pays it, for the code that a bank’s app reads; left out where there is none. */
  transfer?: { payTo: PayTo; reference: TransferReference | null };
  mentions: string[];
}

/**
 * A credit note takes an invoice back, or a part of it, and names its number and day (CGI 289 I-5). Whole, every figure is the
 * invoice's own.
 */
export interface CreditNoteContent extends Omit<InvoiceContent, "kind"> {
  kind: "credit_note";
  corrects: { number: string; issuedOn: string };
  /** Why, in the merchant's words; empty when he gave none. */
  reason: string;
  /** Which places of the invoice it takes back, and how much of each; left out where it is the whole. */
  takes?: Place[];
}

/** What the books hold. */
export type EnteredContent = InvoiceContent | CreditNoteContent;

/** A place in the books: the next number of a series, and the instant. */
export interface Entry {
  number: string;
  issuedAt: Date;
}

/** What the order does not say. */
export interface Issue extends Entry {
  /** The means by which the money came, empty when nobody said; and the day of the last of it. */
  received: { method: string; on: string } | null;
}

/** The invoice of an order as it stands: what was bought, what it costs, what is paid. */
export function contentOf(order: Order, shop: Shop, { number, issuedAt, received }: Issue): InvoiceContent {
  const due = minor(Math.max(0, dueOf(order)));
  const billed = billedOf(order);
  const { seller } = shop.settings;
  return {
    kind: "invoice",
    number,
    issuedOn: dateIn(issuedAt, shop.timeZone),
    order: { id: order.id, reference: order.reference, placedOn: dateIn(order.placedAt, shop.timeZone) },
    seller: { ...seller, legalName: seller.legalName || shop.name },
    country: shop.country,
    buyer: buyerOf(order),
    currency: order.currency,
    locale: shop.locale,
    timeZone: shop.timeZone,
    pricesIncludeTax: order.pricesIncludeTax,
    ...billed,
    ...(billed.discount > 0 && order.discountGiven?.code && { discountCode: order.discountGiven.code }),
    paid: minor(billed.total - due),
    due,
    ...(order.deposit > 0 && due > 0 && due < billed.total && { isDeposit: true as const }),
    paidOn: due === 0 ? (received?.on ?? null) : null,
    paymentMethod: due === 0 && received ? received.method : order.paymentMethod.name,
    paymentInstructions: due === 0 ? "" : payingLines(order, shop.locale),
    ...(due > 0 && transferOf(order)),
    mentions: [seller.taxMention, ...seller.invoiceFooter.split(/\n\s*\n/)].map((one) => one.trim()).filter(Boolean),
  };
}

function transferOf({ number, paymentMethod: { kind, payTo } }: Order): Pick<InvoiceContent, "transfer"> {
  if (kind !== "transfer" || !payTo?.iban) return {};
  return { transfer: { payTo, reference: transferReference(payTo.iban, number) } };
}

/** Where the money goes, what to quote, then the merchant's own words. */
function payingLines(order: Order, locale: string): string {
  const colon = locale.startsWith("fr") ? "\u00a0: " : ": ";
  const facts = payFacts(order, locale).map(({ label, value }) => [label, value.replaceAll("\n", ", ")].join(colon));
  return [...facts, order.paymentMethod.instructions].filter(Boolean).join("\n");
}

/** Whether an invoice of the order as it was no longer says what the order is now: what is printed of it, but for what is paid. */
function isBilledOtherwise(before: Order, after: Order, shop: Shop): boolean {
  const printed = (order: Order) => {
    const content = contentOf(order, shop, { number: "", issuedAt: order.placedAt, received: null });
    const { lines, shipping, subtotal, discount, taxes, net, tax, total, buyer } = content;
    const { billingAddress, deliveryAddress } = buyer;
    return canonical({ lines, shipping, subtotal, discount, taxes, net, tax, total, billingAddress, deliveryAddress });
  };
  return printed(before) !== printed(after);
}

/** What an edit will make: the credit note of the invoice that stands and the invoice that replaces it, or the one now due. */
export function papersOfEdit(
  shop: Shop,
  before: Order,
  after: Order,
): { kind: EnteredContent["kind"]; total: Minor }[] {
  const invoice = { kind: "invoice", total: remainingTotal(after) } as const;
  if (hasInvoice(before))
    return isBilledOtherwise(before, after, shop) ? [{ kind: "credit_note", total: before.billed }, invoice] : [];
  const { invoiceRule } = shop.settings;
  return invoiceRule === "payment" && isDueByRule(invoiceRule, after) ? [invoice] : [];
}

function buyerOf({ customerName, email, billingAddress, deliveryAddress }: Order): InvoiceContent["buyer"] {
  return { name: customerName, company: billingAddress.company ?? "", email, billingAddress, deliveryAddress };
}

/** What may have left an order without its invoice, though it was issued under any rule: a cancellation taken back. */
const reopening: readonly string[] = ["order.reopened", "order.undone"];

/** Whether a happening asks for an invoice under the shop's rule; `by hand` never does. */
export function isAskedBy(rule: ShopSettings["invoiceRule"], happening: string): boolean {
  const asking: Record<ShopSettings["invoiceRule"], readonly string[]> = {
    // What is taken back may leave the order paid, as it was.
    payment: ["payment.received", "order.accepted", "order.placed", "payment.reversed", ...reopening],
    dispatch: ["shipment.handed_over", ...reopening],
    placement: ["order.placed", ...reopening],
    hand: [],
  };
  return asking[rule].includes(happening);
}

/** Whether the rule's condition holds on the order as it is now. Test, deleted and unpaid cancelled orders never get an invoice. */
export function isDueByRule(rule: ShopSettings["invoiceRule"], order: Order): boolean {
  if (order.isTest || hasInvoice(order) || order.life === "deleted" || order.cancelledAt) return false;
  if (order.lines.length === 0 || (order.total > 0 && remainingTotal(order) === 0)) return false;
  return !wasPaidBack(order) && meets[rule](order);
}

/** More went back than was taken off the order, while it was cancelled say: no invoice may call that money paid, or due. */
const wasPaidBack = (order: Order): boolean =>
  order.refunded > 0 && order.captured - order.refunded + Math.max(0, dueOf(order)) < remainingTotal(order);

/** Money given back of a paid order leaves it paid: its invoice says what remains. */
const isPaid = ({ paymentStatus, captured, total }: Order): boolean =>
  paymentStatus === "paid" ||
  paymentStatus === "overpaid" ||
  (paymentStatus === "partially_refunded" && captured >= total);

const meets: Readonly<Record<ShopSettings["invoiceRule"], (order: Order) => boolean>> = {
  payment: isPaid,
  dispatch: ({ parcels }) => parcels.sent > 0,
  placement: () => true,
  hand: () => true,
};

/** "FA-2026-0001": at least four figures, more when a year needs them. */
export function numberOf(prefix: string, year: number, sequence: number): string {
  return `${prefix}${year}-${String(sequence).padStart(4, "0")}`;
}

/** Where a series stands. The hash is the last invoice's; 32 zero bytes before the first. */
export interface SeriesHead {
  year: number;
  lastNumber: number;
  lastIssuedAt: Date;
  lastHash: Buffer;
}

/**
 * The next place of a series. Dates never go back, whatever the machine's clock does, nor do years when the shop moves to a
 * time zone further west; numbers start again at 1 each year of the shop.
 */
export function nextPlace(
  head: SeriesHead,
  clock: Date,
  timeZone: string,
): { year: number; sequence: number; issuedAt: Date } {
  const issuedAt = new Date(Math.max(clock.getTime(), head.lastIssuedAt.getTime()));
  const year = Math.max(head.year, Number(dateIn(issuedAt, timeZone).slice(0, 4)));
  return { year, sequence: year === head.year ? head.lastNumber + 1 : 1, issuedAt };
}

/** SHA-256 of the previous hash and of the content: a change in any invoice breaks every hash after it. */
export function chainHash(previous: Buffer, content: EnteredContent): Buffer {
  return createHash("sha256").update(previous).update(canonical(content)).digest();
}

/** The same text for the same facts, whatever order their names are in: JSON with sorted names and no spaces (RFC 8785 for what an invoice holds). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one)).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const pairs = Object.entries(value).filter(([, one]) => one !== undefined);
  const sorted = pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(",")}}`;
}

/** What an invoice is found by: its number, the one it takes back, the order, the customer. */
export function searchTextOf(content: EnteredContent): string {
  const { number, order, buyer } = content;
  const corrected = content.kind === "credit_note" ? content.corrects.number : "";
  return folded([number, corrected, order.reference, buyer.name, buyer.company, buyer.email].filter(Boolean).join(" "));
}

/** A name for the file, kept simple enough for every system: "FA-2026-0001.pdf", even when the prefix has a slash. */
export const fileNameOf = (number: string): string => `${number.replaceAll(/[^A-Za-z0-9._-]/g, "-")}.pdf`;
