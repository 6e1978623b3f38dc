import { PPM_WHOLE } from "../../shared/money.ts";
import type { Address } from "../../shared/addresses.ts";
import type { OrderPage } from "../../src/overview/order-page.ts";
import {
  amountToType,
  amountTyped,
  isEmail,
  quantityToType,
  quantityTyped,
  rateToType,
  rateTyped,
} from "../kit/forms/typed.ts";
import {
  addressFaults,
  freeLine,
  newAddress,
  writtenAddress,
  type OrderFaults,
  type TypedAddress,
  type TypedLine,
} from "../manual-order/order-form.ts";

/** A line as it is typed: one the order has when it has an `id`, else one that is added. */
export interface EditedLine extends TypedLine {
  id?: string;
  variantName: string;
  sku: string;
  /** Thousandths that have left already: never less. */
  shipped: number;
}

export interface TypedEdit {
  lines: EditedLine[];
  discountKind: "none" | "amount" | "percent";
  discount: string;
  /** Empty: none. */
  deliveryMethodId: string;
  deliveryPrice: string;
  name: string;
  email: string;
  phone: string;
  deliveryAddress: TypedAddress | null;
  billingAddress: TypedAddress;
  customerMessage: string;
}

/** The order as its form shows it. */
export function typedOf(order: OrderPage, locale: string): TypedEdit {
  const { currency, discountGiven, customer, deliveryMethod } = order;
  const shipping = order.pricesIncludeTax ? order.shipping : order.shipping - order.shippingTax;
  const amountGiven = discountGiven && "amount" in discountGiven ? discountGiven.amount : order.discount;
  const isPercent = discountGiven !== null && "percent" in discountGiven;
  return {
    lines: order.lines.map((line) => ({
      ...freeLine(line.id, ""),
      id: line.id,
      name: line.name,
      variantName: line.variantName,
      sku: line.sku,
      // Only what is added is sent with its kind.
      kind: line.kind === "fee" ? "service" : line.kind,
      pictureId: line.pictureId,
      quantity: quantityToType(line.quantity, locale),
      price: amountToType(minorOf(line.unitPriceMicro, currency), currency, locale),
      shipped: line.shipped,
    })),
    discountKind: isPercent ? "percent" : amountGiven > 0 ? "amount" : "none",
    discount: isPercent
      ? rateToType(discountGiven.percent, locale)
      : amountGiven > 0
        ? amountToType(amountGiven, currency, locale)
        : "",
    deliveryMethodId: deliveryMethod?.id ?? "",
    deliveryPrice: deliveryMethod ? amountToType(shipping, currency, locale) : "",
    name: customer.name,
    email: customer.email,
    phone: customer.phone,
    deliveryAddress: order.deliveryAddress && typedAddress(order.deliveryAddress),
    billingAddress: typedAddress(order.billingAddress),
    customerMessage: order.customerMessage,
  };
}

/** What the server is asked to change: only what is typed otherwise than the order has it. */
export function changesOf(
  typed: TypedEdit,
  order: OrderPage,
  locale: string,
): { changes: object } | { faults: OrderFaults } {
  const base = typedOf(order, locale);
  const faults = faultsOf(typed, base, order.currency);
  if (Object.keys(faults).length > 0) return { faults };
  const kept = new Set(typed.lines.map((line) => line.id));
  const changes = {
    removeLines: base.lines.flatMap(({ id }) => (id && !kept.has(id) ? [id] : [])),
    changeLines: typed.lines.flatMap((line) => changedLine(line, base, order.currency)),
    addLines: typed.lines.filter((line) => !line.id).map((line) => addedLine(line, order.currency)),
    ...(isOther(typed, base, ["discountKind", "discount"]) && { discount: discountOf(typed, order.currency) }),
    ...(isOther(typed, base, ["deliveryMethodId", "deliveryPrice"]) && { delivery: deliveryOf(typed, order.currency) }),
    ...(isOther(typed, base, ["name", "email", "phone"]) && { customer: changedOf(typed, base) }),
    ...(isOther(typed, base, ["deliveryAddress"]) && {
      deliveryAddress: typed.deliveryAddress && addressOf(typed.deliveryAddress, typed, order.deliveryAddress),
    }),
    ...(isOther(typed, base, ["billingAddress"]) && {
      billingAddress: addressOf(typed.billingAddress, typed, order.billingAddress),
    }),
    ...(isOther(typed, base, ["customerMessage"]) && { customerMessage: typed.customerMessage.trim() }),
  };
  return { changes };
}

/** What was typed on an order that somebody else changed meanwhile, on the order as it is now: nothing of either is lost. */
export function rebased(typed: TypedEdit, before: TypedEdit, now: TypedEdit): TypedEdit {
  const mine = merged(typed, before, now);
  const lines = now.lines.flatMap((line) => {
    const own = typed.lines.find(({ id }) => id === line.id);
    const old = before.lines.find(({ id }) => id === line.id);
    if (!old) return [line];
    return own ? [merged(own, old, line)] : [];
  });
  return { ...mine, lines: [...lines, ...typed.lines.filter(({ id }) => !id)] };
}

/** Field by field: mine where I typed, else theirs. */
function merged<Shape extends object>(mine: Shape, before: Shape, theirs: Shape): Shape {
  const fields = Object.keys(theirs) as (keyof Shape)[];
  const kept = fields.map((field) => [field, isSame(mine[field], before[field]) ? theirs[field] : mine[field]]);
  return { ...theirs, ...Object.fromEntries(kept) };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const isOther = (typed: TypedEdit, base: TypedEdit, fields: readonly (keyof TypedEdit)[]): boolean =>
  fields.some((field) => !isSame(typed[field], base[field]));

/** Prices are typed in the currency's own decimals. */
const minorOf = (unitPriceMicro: number, currency: string): number =>
  amountTyped((unitPriceMicro / PPM_WHOLE).toFixed(decimalsOf(currency)), currency) ?? 0;

const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

function changedLine(line: EditedLine, base: TypedEdit, currency: string): object[] {
  const old = base.lines.find(({ id }) => id === line.id);
  if (!line.id || !old) return [];
  const changes = {
    ...(line.name !== old.name && { name: line.name.trim() }),
    ...(line.variantName !== old.variantName && { variantName: line.variantName.trim() }),
    ...(line.sku !== old.sku && { sku: line.sku.trim() }),
    ...(line.quantity !== old.quantity && { quantity: quantityTyped(line.quantity) }),
    ...(line.price !== old.price && { unitPrice: amountTyped(line.price, currency) }),
  };
  return Object.keys(changes).length > 0 ? [{ id: line.id, ...changes }] : [];
}

function addedLine({ variantId, name, taxClass, kind, ...line }: EditedLine, currency: string): object {
  const sold = { quantity: quantityTyped(line.quantity), unitPrice: amountTyped(line.price, currency) };
  return variantId ? { variantId, ...sold } : { name: name.trim(), taxClass, kind, ...sold };
}

function discountOf({ discountKind, discount }: TypedEdit, currency: string): object | null {
  if (discountKind === "none") return null;
  return discountKind === "percent" ? { percent: rateTyped(discount) } : { amount: amountTyped(discount, currency) };
}

const deliveryOf = ({ deliveryMethodId: methodId, deliveryPrice }: TypedEdit, currency: string): object | null =>
  methodId ? { methodId, price: amountTyped(deliveryPrice, currency) } : null;

function changedOf(typed: TypedEdit, base: TypedEdit): object {
  const fields = (["name", "email", "phone"] as const).filter((field) => typed[field] !== base[field]);
  return Object.fromEntries(fields.map((field) => [field, typed[field].trim()]));
}

/** A phone that came with the address stays with it. */
const addressOf = (address: TypedAddress, { name, email, phone }: TypedEdit, known: Address | null): object => ({
  ...writtenAddress(address, name.trim() || email.trim() || phone.trim()),
  ...(known?.phone && { phone: known.phone }),
});

const typedAddress = ({ phone: _kept, ...address }: Address): TypedAddress => ({
  ...newAddress(address.country),
  ...address,
});

function faultsOf(typed: TypedEdit, base: TypedEdit, currency: string): OrderFaults {
  const faults: OrderFaults = {};
  const isAmount = (text: string) => (amountTyped(text, currency) ?? -1) >= 0;
  if (typed.lines.length === 0) faults["lines"] = "noLine";
  for (const { key, id, name, quantity, price, variantId } of typed.lines) {
    const count = quantityTyped(quantity) ?? 0;
    if (count <= 0) faults[`${key}.quantity`] = "quantity";
    else if (count > quantityMax) faults[`${key}.quantity`] = "tooMany";
    if (!isAmount(price)) faults[`${key}.unitPrice`] = "amount";
    if (!name.trim() && (id || !variantId)) faults[`${key}.name`] = "required";
  }
  const percent = typed.discountKind === "percent" ? rateTyped(typed.discount) : undefined;
  const isPercentWrong = typed.discountKind === "percent" && !(percent && percent > 0 && percent <= PPM_WHOLE);
  const isAmountWrong = typed.discountKind === "amount" && !(amountTyped(typed.discount, currency) ?? 0);
  if (isPercentWrong || isAmountWrong) faults["discount"] = "amount";
  if (typed.deliveryMethodId && !isAmount(typed.deliveryPrice)) faults["delivery.price"] = "amount";
  if (![typed.name, typed.email, typed.phone].some((text) => text.trim())) faults["customer.name"] = "customer";
  if (typed.email.trim() && !isEmail(typed.email)) faults["customer.email"] = "email";
  return {
    ...faults,
    ...(isOther(typed, base, ["deliveryAddress"]) && addressFaults("deliveryAddress", typed.deliveryAddress)),
    ...(isOther(typed, base, ["billingAddress"]) && addressFaults("billingAddress", typed.billingAddress)),
  };
}

const quantityMax = 9_999_000;
