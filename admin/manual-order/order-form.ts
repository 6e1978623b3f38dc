import { postalCodePattern, type Address } from "../../shared/addresses.ts";
import { microOfMinor, type Milli, type Minor } from "../../shared/money.ts";
import { price, type Priced, type TaxRate } from "../../shared/pricing.ts";
import type { ProductView } from "../../src/catalog/product.ts";
import type { SettingsView } from "../../src/shops/settings.ts";
import { amountTyped, isEmail, quantityTyped } from "../kit/forms/typed.ts";

/** A line as it is typed: a variant of the catalogue, or something of its own when there is no `variantId`. */
export interface TypedLine {
  /** Of this line of the form. */
  key: string;
  variantId?: string;
  name: string;
  quantity: string;
  price: string;
  taxClass: string;
  kind: ProductView["kind"];
  pictureId: string | null;
  /** What is left, in thousandths; null when it is not counted. */
  available: number | null;
}

export type TypedAddress = Record<keyof Omit<Address, "phone">, string>;

export interface TypedOrder {
  name: string;
  email: string;
  phone: string;
  lines: TypedLine[];
  deliveryAddress: TypedAddress | null;
  billingAddress: TypedAddress | null;
  /** Empty: none. */
  deliveryMethodId: string;
  deliveryPrice: string;
  paymentMethodId: string;
  customerMessage: string;
  isTold: boolean;
}

export type Fault = "required" | "amount" | "quantity" | "email" | "customer" | "noLine" | "postalCode" | "tooMany";
/** By the path of the field in what is sent: "customer.email", "lines.0.quantity". */
export type OrderFaults = Record<string, Fault>;

/** What of the shop decides the sums. */
export type Selling = Pick<SettingsView, "currency" | "pricesIncludeTax" | "taxClasses">;

export const newAddress = (country: string): TypedAddress => ({
  name: "",
  company: "",
  line1: "",
  line2: "",
  postalCode: "",
  city: "",
  region: "",
  country,
});

export const newOrder: TypedOrder = {
  name: "",
  email: "",
  phone: "",
  lines: [],
  deliveryAddress: null,
  billingAddress: null,
  deliveryMethodId: "",
  deliveryPrice: "",
  paymentMethodId: "",
  customerMessage: "",
  isTold: false,
};

export const freeLine = (key: string, taxClass: string): TypedLine => ({
  key,
  name: "",
  quantity: "1",
  price: "",
  taxClass,
  kind: "goods",
  pictureId: null,
  available: null,
});

/** The sums of what is typed, by the very function that will price the order; undefined while a number cannot be read. */
export function pricedOf(typed: TypedOrder, selling: Selling): Priced | undefined {
  const lines = typed.lines.map((line) => readLine(line, selling));
  const delivery = typed.deliveryMethodId ? amountTyped(typed.deliveryPrice, selling.currency) : 0;
  if (delivery === undefined || lines.includes(undefined)) return undefined;
  return price({
    ...selling,
    lines: lines.flatMap((line) => line ?? []),
    ...(typed.deliveryMethodId && { shipping: { price: delivery as Minor, taxes: "as-goods" } }),
  });
}

function readLine(line: TypedLine, { currency, taxClasses }: Selling) {
  const quantity = quantityTyped(line.quantity);
  const unitPrice = amountTyped(line.price, currency);
  if (quantity === undefined || unitPrice === undefined || unitPrice > priceMax || quantity > quantityMax)
    return undefined;
  const rates = taxClasses.find(({ code }) => code === line.taxClass)?.rates ?? [];
  return {
    unitPrice: microOfMinor(unitPrice as Minor, currency),
    quantity: quantity as Milli,
    taxes: rates as TaxRate[],
  };
}

/** What the server is sent, or what is wrong, field by field. */
export function bodyOf(typed: TypedOrder, selling: Selling): { body: object } | { faults: OrderFaults } {
  const faults = faultsOf(typed, selling.currency);
  if (Object.keys(faults).length > 0) return { faults };
  const { name, email, phone, deliveryMethodId: methodId, paymentMethodId, customerMessage } = typed;
  const customer = { name: name.trim(), email: email.trim(), phone: phone.trim() };
  const goesTo = (address: TypedAddress | null) =>
    address && writtenAddress(address, customer.name || customer.email || customer.phone);
  const body = {
    customer,
    lines: typed.lines.map((line) => writtenLine(line, selling.currency)),
    deliveryAddress: goesTo(typed.deliveryAddress),
    billingAddress: goesTo(typed.billingAddress),
    delivery: methodId ? { methodId, price: amountTyped(typed.deliveryPrice, selling.currency) } : null,
    paymentMethodId: paymentMethodId || null,
    customerMessage,
    tell: typed.isTold && customer.email ? "customer" : "nobody",
    expectedTotal: pricedOf(typed, selling)?.total,
  };
  return { body };
}

function writtenLine({ variantId, name, taxClass, kind, ...line }: TypedLine, currency: string): object {
  const sold = { quantity: quantityTyped(line.quantity), unitPrice: amountTyped(line.price, currency) };
  return variantId ? { variantId, ...sold } : { name: name.trim(), taxClass, kind, ...sold };
}

/** Without the lines that were left empty; in the customer's name unless another is given. */
export function writtenAddress(address: TypedAddress, customerName: string): object {
  const { name, postalCode, ...rest } = address;
  const said = Object.entries(rest).filter(([, text]) => text.trim());
  return { ...Object.fromEntries(said), name: name.trim() || customerName, postalCode: postalCode.trim() };
}

const priceMax = 1_000_000_000;
const quantityMax = 9_999_000;

function faultsOf(typed: TypedOrder, currency: string): OrderFaults {
  const faults: OrderFaults = {};
  const isAmount = (text: string) => {
    const amount = amountTyped(text, currency);
    return amount !== undefined && amount >= 0 && amount <= priceMax;
  };
  if (![typed.name, typed.email, typed.phone].some((text) => text.trim())) faults["customer.name"] = "customer";
  if (typed.email.trim() && !isEmail(typed.email)) faults["customer.email"] = "email";
  if (typed.lines.length === 0) faults["lines"] = "noLine";
  typed.lines.forEach(({ variantId, ...line }, at) => {
    const quantity = quantityTyped(line.quantity);
    if (quantity === undefined || quantity <= 0) faults[`lines.${at}.quantity`] = "quantity";
    else if (quantity > quantityMax) faults[`lines.${at}.quantity`] = "tooMany";
    if (!isAmount(line.price)) faults[`lines.${at}.unitPrice`] = "amount";
    if (!variantId && !line.name.trim()) faults[`lines.${at}.name`] = "required";
  });
  if (typed.deliveryMethodId && !isAmount(typed.deliveryPrice)) faults["delivery.price"] = "amount";
  return {
    ...faults,
    ...addressFaults("deliveryAddress", typed.deliveryAddress),
    ...addressFaults("billingAddress", typed.billingAddress),
  };
}

export function addressFaults(which: string, address: TypedAddress | null): OrderFaults {
  const faults: OrderFaults = {};
  if (!address) return faults;
  for (const field of ["line1", "city"] as const) if (!address[field].trim()) faults[`${which}.${field}`] = "required";
  if (!postalCodePattern(address.country).test(address.postalCode.trim())) faults[`${which}.postalCode`] = "postalCode";
  return faults;
}
