import { isDeepStrictEqual } from "node:util";
import type { Address } from "../../../shared/addresses.ts";
import { microOfMinor, minor, type Minor } from "../../../shared/money.ts";
import { price, type Priced } from "../../../shared/pricing.ts";
import type { Sellable } from "../../catalog/stock.ts";
import { contentOfOrder } from "../../orders/editing/content.ts";
import type { Happenings } from "../../happenings.ts";
import { lineOf, withFigures } from "../../orders/editing/order-line.ts";
import { itemCountOf, type DiscountGiven, type Order, type OrderLine } from "../../orders/order.ts";
import { Refusal } from "../../refusals.ts";
import type { DeliveryMethod } from "../../shipping/delivery-method.ts";
import type { Shop } from "../../shops/shop.ts";
import { placedItemOf } from "../by-hand/manual-order.ts";
import { lineCountMax } from "../cart.ts";
import type { EditChanges } from "./edit.ts";

/** What an edit needs beside the order: what the catalogue has of the lines added, the shop's methods, and ids for new lines. */
export interface Found {
  items: ReadonlyMap<string, Sellable>;
  deliveryMethods: readonly DeliveryMethod[];
  makeId: () => string;
}

/** An edit before it happens: the order as it is and as it will be, and what of the counted stock moves. */
export interface PlannedEdit {
  before: Order;
  after: Order;
  isChanged: boolean;
  stock: { variantId: string; name: string; quantity: number; left: number | null }[];
  documents: { kind: "invoice" | "credit_note"; total: number }[];
}

/**
 * The order as it will be. What it has is priced again from its own snapshot, never from the catalogue, and only when
 * something that costs changes. Refuses a line it does not have, less than what has left, and an order without lines.
 */
export function edited(shop: Shop, order: Order, changes: EditChanges, found: Found): Order {
  const who = whoOf(order, changes);
  const said = { ...order, ...who, ...whereOf(order, who, changes, found) };
  const lines = [...keptLines(order, changes), ...addedLines(shop, changes, found)];
  if (lines.length === 0) throw new Refusal("order_without_lines", { reference: order.reference });
  if (lines.length > lineCountMax) throw new Refusal("invalid_request", { reason: "addLines" });
  const discountGiven = changes.discount === undefined ? discountStanding(order) : changes.discount;
  const shippingPrice = shippingPriceOf(said, changes, found);
  const touched = { ...said, lines, discountGiven };
  if (isPricedAnew(order, touched, shippingPrice)) return requireStillBilled(priced(touched, shippingPrice));
  return { ...touched, discountGiven: order.discountGiven };
}

/** Whether an edit leaves the order as it was. */
export const isUnchanged = (before: Order, after: Order): boolean =>
  isDeepStrictEqual(contentOfOrder(before), contentOfOrder(after));

/** Variants of which more is taken, over all lines, than there is: by name, with what is left. */
export function shortOf(
  taken: readonly { variantId: string; quantity: number }[],
  order: Pick<Order, "lines">,
  items: ReadonlyMap<string, Sellable>,
): { variantId: string; name: string; available: number }[] {
  const asked = new Map<string, number>();
  for (const { variantId, quantity } of taken) asked.set(variantId, (asked.get(variantId) ?? 0) + quantity);
  return [...asked].flatMap(([variantId, quantity]) => {
    const item = items.get(variantId);
    const line = order.lines.find((one) => one.variantId === variantId);
    if (!item?.isStockCounted || item.available >= quantity || !line) return [];
    const name = [line.name, line.variantName].filter(Boolean).join(" – ");
    return [{ variantId, name, available: Math.max(0, item.available) }];
  });
}

type Who = Pick<Order, "customerName" | "email" | "phone">;

/** The order goes by the first that is known of name, e-mail and phone. */
function whoOf(order: Order, { customer = {} }: EditChanges): Who {
  const { name = order.customerName, email = order.email, phone = order.phone } = customer;
  if (!name && !email && !phone) throw new Refusal("customer_missing");
  return { customerName: name || email || phone, email, phone };
}

type Where = Pick<Order, "deliveryMethod" | "deliveryAddress" | "billingAddress" | "customerMessage">;

/** An address in the customer's own name follows it. Nothing is brought to who fetches it himself. */
function whereOf(order: Order, who: Who, changes: EditChanges, found: Found): Where {
  const named = <Kept extends Address | null>(address: Kept): Kept =>
    address?.name === order.customerName ? { ...address, name: who.customerName } : address;
  const deliveryMethod = deliveryOf(order, changes, found);
  const { deliveryAddress = named(order.deliveryAddress), billingAddress = named(order.billingAddress) } = changes;
  const isFetched = deliveryMethod?.kind === "pickup" && deliveryMethod.id !== order.deliveryMethod?.id;
  return {
    deliveryMethod,
    deliveryAddress: isFetched ? null : (deliveryAddress as Address | null),
    billingAddress: billingAddress as Address,
    customerMessage: changes.customerMessage ?? order.customerMessage,
  };
}

function deliveryOf(order: Order, { delivery }: EditChanges, { deliveryMethods }: Found): Order["deliveryMethod"] {
  if (delivery === undefined) return order.deliveryMethod;
  if (delivery === null) return null;
  const { methodId = order.deliveryMethod?.id } = delivery;
  if (methodId === undefined) throw new Refusal("delivery_method_missing");
  if (methodId === order.deliveryMethod?.id) return order.deliveryMethod;
  const method = deliveryMethods.find(({ id }) => id === methodId);
  if (!method) throw new Refusal("delivery_method_unavailable", { deliveryMethodId: methodId });
  return method;
}

function keptLines(order: Order, { removeLines, changeLines }: EditChanges): OrderLine[] {
  for (const id of [...removeLines, ...changeLines.map((change) => change.id)])
    if (!order.lines.some((line) => line.id === id)) throw new Refusal("line_not_found", { lineId: id });
  const removed = new Set(removeLines);
  const gone = order.lines.filter((line) => removed.has(line.id));
  for (const line of gone) {
    if (line.shipped > 0) throw leftAlready(line);
    if (line.givenBack.total > 0 || line.givenBack.unsent > 0) throw givenBackAlready(line);
  }
  const changes = new Map(changeLines.map(({ id, ...change }) => [id, change]));
  return order.lines
    .filter((line) => !removed.has(line.id))
    .map((line) => {
      const { unitPrice, ...words } = changes.get(line.id) ?? {};
      const said = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
      const changed: OrderLine = { ...line, ...said };
      if (changed.quantity < line.shipped) throw leftAlready(line);
      if (changed.quantity < line.shipped + line.givenBack.unsent) throw givenBackAlready(line);
      return unitPrice === undefined
        ? changed
        : { ...changed, unitPriceMicro: microOfMinor(unitPrice, order.currency) };
    });
}

const leftAlready = ({ name, shipped }: OrderLine): Refusal => new Refusal("line_already_left", { name, shipped });

const givenBackAlready = ({ name }: OrderLine): Refusal => new Refusal("line_given_back", { name });

/** What was given back of a line, or of the delivery, is not more than what it costs now. */
function requireStillBilled(order: Order): Order {
  const line = order.lines.find(({ total, givenBack }) => total < givenBack.total);
  if (line) throw givenBackAlready(line);
  const { shipping, shippingGivenBack: amount, currency } = order;
  if (shipping < amount) throw new Refusal("shipping_refunded_already", { amount, left: shipping, currency });
  return order;
}

function addedLines(shop: Shop, { addLines }: EditChanges, { items, makeId }: Found): OrderLine[] {
  return addLines.map((line) => {
    const placed = placedItemOf(line, items);
    const isKnown = placed && shop.taxClasses.some(({ code }) => code === placed.item.taxClass);
    if (!placed)
      throw new Refusal("item_unavailable", {
        items: [{ variantId: "variantId" in line ? line.variantId : "", name: "" }],
      });
    if (!isKnown) throw new Refusal("tax_class_unknown", { taxClass: placed.item.taxClass });
    return lineOf(shop, placed, makeId());
  });
}

/** A discount that came with the order, given by nobody here, stands as an amount. */
const discountStanding = ({ discountGiven, discount }: Order): DiscountGiven | null =>
  discountGiven ?? (discount > 0 ? { amount: discount } : null);

/** The price of delivery as it was given, tax inside or not as the order's prices are. */
const shippingGiven = ({ pricesIncludeTax, shipping, shippingTax }: Order): Minor =>
  pricesIncludeTax ? shipping : minor(shipping - shippingTax);

function shippingPriceOf(order: Order, { delivery }: EditChanges, { deliveryMethods }: Found): Minor {
  const has = shippingGiven(order);
  if (delivery === undefined) return has;
  if (delivery === null) return minor(0);
  const named = deliveryMethods.find(({ id }) => id === delivery.methodId);
  return delivery.price ?? named?.price ?? has;
}

/** Whether anything that costs is different. */
function isPricedAnew(before: Order, after: Order, shippingPrice: Minor): boolean {
  const costOf = ({ lines }: Order) => lines.map(({ id, quantity, unitPriceMicro }) => [id, quantity, unitPriceMicro]);
  return (
    !isDeepStrictEqual(costOf(before), costOf(after)) ||
    shippingPrice !== shippingGiven(before) ||
    !isDeepStrictEqual(discountStanding(before), after.discountGiven)
  );
}

function priced(order: Order, shippingPrice: Minor): Order {
  const sums: Priced = price({
    currency: order.currency,
    pricesIncludeTax: order.pricesIncludeTax,
    lines: order.lines.map(({ unitPriceMicro, quantity, taxes, kind }) => ({
      unitPrice: unitPriceMicro,
      quantity,
      taxes,
      isFee: kind === "fee",
    })),
    ...(order.discountGiven && { discount: order.discountGiven }),
    ...((order.deliveryMethod || shippingPrice > 0) && {
      shipping: { price: shippingPrice, taxes: "as-goods" as const },
    }),
  });
  const { shipping, subtotal, discount, net, tax, total, taxes } = sums;
  return {
    ...order,
    lines: order.lines.map((line, at) => withFigures(line, at, sums)),
    itemCount: itemCountOf(order.lines),
    shipping: shipping.total,
    shippingTax: shipping.tax,
    subtotal,
    discount,
    net,
    tax,
    total,
    taxes,
  };
}

/** Which parts of what an order says are different, in the order people read them. */
export function partsOf(before: Order, after: Order): Happenings["order.edited"]["parts"] {
  const said: Record<Happenings["order.edited"]["parts"][number], (order: Order) => unknown> = {
    lines: ({ lines }) =>
      lines.map(({ id, name, variantName, sku, quantity, unitPriceMicro }) => [
        id,
        name,
        variantName,
        sku,
        quantity,
        unitPriceMicro,
      ]),
    discount: discountStanding,
    delivery: (order) => [order.deliveryMethod?.id, shippingGiven(order)],
    customer: ({ customerName, email, phone }) => [customerName, email, phone],
    addresses: ({ deliveryAddress, billingAddress }) => [deliveryAddress, billingAddress],
    message: ({ customerMessage }) => customerMessage,
  };
  const parts = Object.keys(said) as (keyof typeof said)[];
  return parts.filter((part) => !isDeepStrictEqual(said[part](before), said[part](after)));
}
