import type { Address } from "../../shared/addresses.ts";
import { decimal, fractionDigits, type Micro, type Milli, type Minor, type Ppm } from "../../shared/money.ts";
import { dueOf, type Order, type OrderLine } from "../orders/order.ts";

/** An order with all that hangs on it, as it is read to be exported. Instants inside the lists are text. */
type Kept = "preparedAt" | "readyAt" | "deliveredAt" | "withheldAt" | "returnedAt" | "restockedAt" | "deletedAt";
export interface OrderFacts extends Omit<Order, "shopId" | "lines" | "parcels" | Kept> {
  lines: OrderLine[];
  movements: {
    kind: "captured" | "refunded" | "reversed";
    method: string;
    amount: Minor;
    receivedOn: string;
    reference: string;
  }[];
  shipments: {
    carrier: string;
    trackingNumber: string;
    trackingLink: string;
    handedOverAt: string;
    deliveredAt: string | null;
  }[];
  invoices: { kind: "invoice" | "credit_note"; number: string; issuedOn: string; total: Minor }[];
}

/** A number written out exactly: "12.50", "0.333", "-5". Never a float. */
export type Decimal = string;

export type ExportedOrder = ReturnType<typeof exportedOrder>;

/**
 * The order as the export gives it, the same names in every format. Amounts are exact decimals of `currency`, quantities
 * plain numbers, rates percentages, instants ISO 8601 in UTC; what is unknown is null. The keys' order is part of the format.
 */
export function exportedOrder(order: OrderFacts) {
  return {
    id: order.id,
    number: order.number,
    reference: order.reference,
    placedAt: order.placedAt.toISOString(),
    origin: order.origin,
    paymentStatus: order.paymentStatus,
    fulfilmentStatus: order.fulfilmentStatus,
    invoiceStatus: order.invoiceStatus,
    life: order.life,
    isTest: order.isTest,
    completedAt: instant(order.completedAt),
    cancelledAt: instant(order.cancelledAt),
    cancelReason: order.cancelReason,
    archivedAt: instant(order.archivedAt),
    customer: { name: order.customerName, email: order.email, phone: order.phone, locale: order.locale },
    billingAddress: exportedAddress(order.billingAddress),
    deliveryAddress: order.deliveryAddress && exportedAddress(order.deliveryAddress),
    customerMessage: order.customerMessage,
    deliveryMethod: order.deliveryMethod && {
      kind: order.deliveryMethod.kind,
      name: order.deliveryMethod.name,
      carrier: order.deliveryMethod.carrier,
    },
    paymentMethod: { kind: order.paymentMethod.kind, name: order.paymentMethod.name },
    lines: order.lines.map((line) => exportedLine(line, order.currency)),
    amounts: exportedAmounts(order),
    taxes: order.taxes.map(({ name, rate, net, tax }) => ({
      name,
      rate: percent(rate),
      net: decimal(net, order.currency),
      tax: decimal(tax, order.currency),
    })),
    payments: order.movements.map(({ amount, ...one }) => ({
      kind: one.kind,
      method: one.method,
      amount: decimal(amount, order.currency),
      receivedOn: one.receivedOn,
      reference: one.reference,
    })),
    parcels: order.shipments.map((one) => ({
      carrier: one.carrier,
      trackingNumber: one.trackingNumber,
      trackingLink: one.trackingLink,
      handedOverAt: instant(one.handedOverAt),
      deliveredAt: instant(one.deliveredAt),
    })),
    invoices: order.invoices.map(({ total, ...one }) => ({
      kind: one.kind,
      number: one.number,
      issuedOn: one.issuedOn,
      total: decimal(total, order.currency),
    })),
  };
}

const instant = (at: Date | string | null): string | null => (at === null ? null : new Date(at).toISOString());

function exportedAddress(address: Address) {
  const { name, company, line1, line2, postalCode, city, region, country, phone } = address;
  return {
    name,
    company: company ?? "",
    line1,
    line2: line2 ?? "",
    postalCode,
    city,
    region: region ?? "",
    country,
    phone: phone ?? "",
  };
}

function exportedLine(line: OrderLine, currency: string) {
  const amount = (value: Minor): Decimal => decimal(value, currency);
  return {
    position: line.position,
    sku: line.sku,
    name: line.name,
    variant: line.variantName,
    kind: line.kind,
    quantity: quantity(line.quantity),
    shipped: quantity(line.shipped),
    unitPrice: unitPrice(line.unitPriceMicro, currency),
    taxes: line.taxes.map(({ name, rate }) => ({ name, rate: percent(rate) })),
    gross: amount(line.gross),
    discount: amount(line.discount),
    net: amount(line.net),
    tax: amount(line.tax),
    total: amount(line.total),
  };
}

function exportedAmounts(order: OrderFacts) {
  const amount = (value: Minor): Decimal => decimal(value, order.currency);
  return {
    currency: order.currency,
    pricesIncludeTax: order.pricesIncludeTax,
    subtotal: amount(order.subtotal),
    discount: amount(order.discount),
    shipping: amount(order.shipping),
    shippingTax: amount(order.shippingTax),
    net: amount(order.net),
    tax: amount(order.tax),
    total: amount(order.total),
    received: amount(order.captured),
    refunded: amount(order.refunded),
    due: amount(dueOf(order)),
  };
}

const quantity = (value: Milli): Decimal => plain(value, { digits: 3, kept: 0 });
const percent = (rate: Ppm): Decimal => plain(rate, { digits: 4, kept: 0 });
const unitPrice = (price: Micro, currency: string): Decimal =>
  plain(price, { digits: 6, kept: fractionDigits(currency) });

/** A whole number of the smallest unit as a decimal: at least `kept` decimals, at most `digits`, no useless zeros. */
function plain(value: number, { digits, kept }: { digits: number; kept: number }): Decimal {
  const figures = String(Math.abs(value)).padStart(digits + 1, "0");
  const fraction = figures.slice(-digits);
  const written = fraction.slice(0, kept) + fraction.slice(kept).replace(/0+$/, "");
  return `${value < 0 ? "-" : ""}${figures.slice(0, -digits)}${written && `.${written}`}`;
}
