import { addressLines } from "../shared/addresses.ts";
import { dateIn, formatDateTime } from "../shared/dates.ts";
import { minor } from "../shared/money.ts";
import { shippingOf } from "../src/invoices/credit/billed.ts";
import { dueOf, type Order } from "../src/orders/order.ts";
import type { Shop } from "../src/shops/shop.ts";
import { frameOf, templatePath, type PrintedDocument } from "./frame.ts";
import { identityOf, taxNumberOf } from "./identity.ts";
import { pricedColumns, pricedRow, shippingRow, type Pricing } from "./lines.ts";
import { totalRows } from "./totals.ts";
import { wordsOf } from "./words.ts";

/** The order as the merchant keeps it on paper: what, for whom, how it leaves, what it costs and what is paid. */
export function orderDocument(order: Order, shop: Shop): PrintedDocument {
  const identity = identityOf(shop);
  const words = wordsOf(identity.locale);
  const pricing = pricingOf(order, identity.locale);
  const reader = { locale: identity.locale, homeCountry: identity.country };
  const billing = addressLines(order.billingAddress, reader);
  const delivery = addressLines(order.deliveryAddress ?? order.billingAddress, reader);
  const lines = order.lines.map((line) => pricedRow({ ...line, rates: line.taxes }, pricing));
  const shipping = shippingOf(order);
  const paid = minor(order.captured - order.refunded);
  const due = minor(Math.max(0, dueOf(order)));
  const data = {
    ...frameOf(identity, { title: words.order, number: order.reference, day: dateIn(order.placedAt, shop.timeZone) }),
    facts: factsOf(order, shop),
    delivery,
    buyer: billing.join("\n") === delivery.join("\n") ? [] : billing,
    message: order.customerMessage,
    columns: pricedColumns(pricing),
    rows: shipping ? [...lines, shippingRow(shipping, pricing)] : lines,
    totals: totalRows(
      {
        ...order,
        discountCode: order.discountGiven?.code,
        locale: identity.locale,
        timeZone: shop.timeZone,
        paidOn: null,
        paid,
        due,
      },
      (taxName) => taxNumberOf(identity, taxName),
    ),
    payment: [order.paymentMethod.name],
  };
  return { template: templatePath("order"), data };
}

export function pricingOf(order: Order, locale: string): Pricing {
  const { currency, pricesIncludeTax, taxes } = order;
  return { currency, locale, pricesIncludeTax, taxes, words: wordsOf(locale) };
}

function factsOf(order: Order, shop: Shop): { label: string; value: string }[] {
  const words = wordsOf(shop.locale);
  return [
    { label: words.orderedOn, value: formatDateTime(order.placedAt, shop) },
    { label: words.delivery, value: order.deliveryMethod?.name ?? "" },
    { label: words.email, value: order.email },
    { label: words.phone, value: order.phone },
    { label: words.invoice, value: order.invoiceNumber ?? "" },
  ].filter((fact) => fact.value !== "");
}
