import { milli, minor, sum } from "../../../shared/money.ts";
import type { TaxRate } from "../../../shared/pricing.ts";
import { piecesBack } from "../../orders/giving-back/giving-back.ts";
import type { Order } from "../../orders/order.ts";
import { leftOf, placesOf, printedAs, together, type Billing, type Part, type Place } from "./taken.ts";
import type { InvoiceContent, InvoiceLine, InvoiceShipping } from "../invoice.ts";

/** What an invoice says of the goods and their price. */
export type Billed = Pick<
  InvoiceContent,
  "lines" | "shipping" | "subtotal" | "discount" | "taxes" | "net" | "tax" | "total"
>;

/** What an order bills: all that it sells, less what was given back of it before there was an invoice. */
export function billedOf(order: Order): Billed {
  const { subtotal, discount, taxes, net, tax, total } = order;
  const whole = { lines: order.lines.map(lineOf), shipping: shippingOf(order) };
  const given = givenParts(order);
  return given.length === 0
    ? { ...whole, subtotal, discount, taxes, net, tax, total }
    : remaining(order, { ...order, ...whole }, given);
}

function remaining(order: Order, doc: Billing & Pick<Billed, "lines" | "shipping">, given: readonly Part[]): Billed {
  const places = leftOf(placesOf(doc), given);
  const lines = places.flatMap((place): InvoiceLine[] => {
    const [line, sold] = place.at === null ? [] : [doc.lines[place.at], order.lines[place.at]];
    return line && sold ? [{ ...printedAs(line, place, doc), lineId: sold.id }] : [];
  });
  const delivery = places.find(({ at }) => at === null);
  const discounts = sum(lines.map((line) => line.discount));
  const { net, tax, total, taxes } = together(places);
  const priced = (place: Place | InvoiceLine) => (doc.pricesIncludeTax ? place.total : place.net);
  return {
    lines,
    shipping: doc.shipping && delivery ? { ...doc.shipping, ...figuresOf(delivery) } : null,
    subtotal: minor(sum(lines.map(priced)) + discounts),
    discount: discounts,
    taxes,
    net,
    tax,
    total,
  };
}

const figuresOf = ({ net, tax, total }: Place) => ({ net, tax, total });

function givenParts(order: Order): Part[] {
  const lines = order.lines.map((line, at) => ({ at, quantity: piecesBack(line), total: line.givenBack.total }));
  const delivery = { at: null, quantity: milli(0), total: order.shippingGivenBack };
  return [...lines, delivery].filter(({ quantity, total }) => quantity > 0 || total > 0);
}

function lineOf(line: Order["lines"][number]): InvoiceLine {
  const { name, variantName, sku, kind, quantity, unitPriceMicro, discount, taxes, net, tax, total } = line;
  return { name, variantName, sku, kind, quantity, unitPriceMicro, discount, rates: taxes, net, tax, total };
}

/** What the order's figures leave once its lines are taken off: parts always add up to the whole. */
export function shippingOf(order: Order): InvoiceShipping | null {
  if (!order.deliveryMethod) return null;
  const net = minor(order.net - sum(order.lines.map((line) => line.net)));
  const tax = minor(order.tax - sum(order.lines.map((line) => line.tax)));
  return { name: order.deliveryMethod.name, rates: shippingRates(order), net, tax, total: minor(net + tax) };
}

/** The rates whose base is larger than what the lines bring to it. */
function shippingRates(order: Order): TaxRate[] {
  const isSame = (a: TaxRate, b: TaxRate) => a.name === b.name && a.rate === b.rate;
  return order.taxes
    .filter((tax) => {
      const bearing = order.lines.filter((line) => line.taxes.some((rate) => isSame(rate, tax)));
      return tax.net !== sum(bearing.map((line) => line.net));
    })
    .map(({ name, rate }) => ({ name, rate }));
}
