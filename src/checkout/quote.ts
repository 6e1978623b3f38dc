import { isEuropean } from "../../shared/countries.ts";
import {
  lineGross,
  microOfMinor,
  milli,
  minor,
  ppm,
  shareOf,
  sum,
  type Milli,
  type Minor,
} from "../../shared/money.ts";
import { price, type Priced, type TaxRate } from "../../shared/pricing.ts";
import type { Sellable } from "../catalog/stock.ts";
import type { PlacedItem, SoldItem } from "../orders/editing/order-line.ts";
import type { PaymentMethod } from "../payments/payment-method.ts";
import type { DeliveryMethod } from "../shipping/delivery-method.ts";
import { ratesOf, type Shop } from "../shops/shop.ts";
import type { DiscountGiven } from "../orders/order.ts";
import type { Cart, CartLine } from "./cart.ts";
import { discountBy, problemOf, type CouponProblem } from "./coupons/coupon.ts";

/** What the shop offers now: enabled methods only, in the merchant's order. */
export interface Offers {
  delivery: readonly DeliveryMethod[];
  payment: readonly PaymentMethod[];
}

/** A basket's line at today's price. `item` is missing when it can no longer be bought. */
export interface QuotedLine extends CartLine {
  item?: Sellable;
  unitPrice: Minor;
  /** Before delivery, tax inside or not as the shop's prices are. */
  total: Minor;
  problem?: "item_unavailable" | "out_of_stock";
}

/** What the shop adds to this basket, and whether the customer may choose. */
export interface QuotedFee {
  item: SoldItem;
  isOffered: boolean;
  isTaken: boolean;
}

/** What placing the basket would be refused for, in the order a person would mend it. */
export type Gap =
  | "cart_empty"
  | "coupon_unusable"
  | "item_unavailable"
  | "out_of_stock"
  | "contact_missing"
  | "address_missing"
  | "delivery_method_missing"
  | "delivery_method_unavailable"
  | "payment_method_missing"
  | "payment_method_unavailable";

export interface Quote {
  lines: QuotedLine[];
  /** True when something in the basket travels or is fetched; then a delivery method is asked for. */
  isDelivered: boolean;
  /** True when it travels to the customer, and an address to bring it to is asked for. */
  isBrought: boolean;
  deliveryOptions: readonly DeliveryMethod[];
  paymentOptions: readonly PaymentMethod[];
  delivery: DeliveryMethod | null;
  payment: PaymentMethod | null;
  /** True when the law wants the customer's consent before he is given digital things at once. */
  asksConsent: boolean;
  fee: QuotedFee | null;
  /** The code in the basket: what it takes off, or why it gives nothing. */
  coupon: QuotedCoupon | null;
  priced: Priced;
  gaps: Gap[];
}

export interface QuotedCoupon {
  code: string;
  minimum: number;
  problem: CouponProblem | null;
  /** Null when it gives nothing. */
  discountGiven: DiscountGiven | null;
}

/** Prices a basket at today's prices and says what is still missing. Nothing the customer sent has any part in an amount. */
export function quote(shop: Shop, cart: Cart, found: { items: ReadonlyMap<string, Sellable>; offers: Offers }): Quote {
  const lines = cart.lines.map((line) => ({ line, item: sellableNow(found.items.get(line.variantId)) }));
  const sold = lines.flatMap(({ line, item }) => (item ? [{ item, quantity: line.quantity }] : []));
  const isDelivered = sold.some(({ item }) => item.kind === "goods");
  const delivery = isDelivered ? (found.offers.delivery.find((one) => one.id === cart.deliveryMethodId) ?? null) : null;
  const isBrought = isDelivered && delivery?.kind !== "pickup";
  const paymentOptions = found.offers.payment.filter((one) => isPossible(one, { isBrought, delivery }));
  const coupon = quotedCoupon(cart, priceGoods(shop, sold, delivery));
  const fee = sold.length > 0 ? feeOf(shop, sold, cart) : null;
  const priced = priceGoods(shop, withFee(sold, fee), delivery, coupon?.discountGiven);
  const drawn: Omit<Quote, "gaps"> = {
    lines: quotedLines(lines, priced),
    isDelivered,
    isBrought,
    deliveryOptions: isDelivered ? found.offers.delivery : [],
    paymentOptions,
    delivery,
    payment: paymentOptions.find((one) => one.id === cart.paymentMethodId) ?? null,
    asksConsent: isEuropean(shop.country) && sold.some(({ item }) => item.kind === "digital"),
    fee,
    coupon,
    priced,
  };
  return { ...drawn, gaps: gapsOf(cart, drawn) };
}

/** The lines with the fee after them, where there is one to pay. */
export const withFee = <Sold extends PlacedItem>(sold: readonly Sold[], fee: QuotedFee | null): PlacedItem[] =>
  fee?.isTaken ? [...sold, { item: fee.item, quantity: milli(1_000) }] : [...sold];

/** The shop's fee on these goods; none where it comes to nothing. */
function feeOf(shop: Shop, sold: readonly PlacedItem[], { takesFee }: Pick<Cart, "takesFee">): QuotedFee | null {
  const { fee } = shop.settings;
  if (!fee) return null;
  const grosses = sold.map(({ item, quantity }) =>
    lineGross(microOfMinor(item.price, shop.currency), quantity, shop.currency),
  );
  const charge = "amount" in fee.charge ? minor(fee.charge.amount) : shareOf(sum(grosses), ppm(fee.charge.percent));
  if (charge <= 0) return null;
  const { name, taxClass, isOffered } = fee;
  const nothing = { variantId: null, productId: null, sku: "", variantName: "", weightGrams: 0 };
  const item = { ...nothing, name, kind: "fee", price: charge, taxClass, isStockCounted: false } as const;
  return {
    item: { ...item, pictureId: null, fileId: null, noWithdrawal: "" },
    isOffered,
    isTaken: !isOffered || takesFee,
  };
}

function quotedCoupon({ coupon: typed }: Cart, { subtotal }: Priced): QuotedCoupon | null {
  if (!typed) return null;
  const { code, coupon } = typed;
  const problem = problemOf(typed, subtotal) ?? null;
  return {
    code,
    minimum: coupon?.minimum ?? 0,
    problem,
    discountGiven: coupon && !problem ? discountBy(coupon) : null,
  };
}

/** The price of some goods with one delivery, which is taxed as the goods are; a discount is taken off the goods alone. */
export function priceGoods(
  shop: Shop,
  sold: readonly { item: Pick<SoldItem, "price" | "taxClass" | "kind">; quantity: Milli }[],
  delivery: Pick<DeliveryMethod, "price"> | null,
  discount?: DiscountGiven | null,
): Priced {
  return price({
    currency: shop.currency,
    pricesIncludeTax: shop.pricesIncludeTax,
    lines: sold.map(({ item, quantity }) => ({
      unitPrice: microOfMinor(item.price, shop.currency),
      quantity,
      taxes: taxesOf(shop, item.taxClass),
      isFee: item.kind === "fee",
    })),
    ...(delivery ? { shipping: { price: delivery.price, taxes: "as-goods" as const } } : {}),
    ...(discount && { discount }),
  });
}

/** Today's days for a promised span of working days, Monday to Friday: the parcel is never announced too early. */
export function deliveryDays(
  method: Pick<DeliveryMethod, "daysMin" | "daysMax">,
  today: string,
): { from: string; to: string } {
  return { from: addWorkingDays(today, method.daysMin), to: addWorkingDays(today, method.daysMax) };
}

/** Cash changes hands where people meet: not by post; on delivery only when something is brought. */
function isPossible(method: PaymentMethod, { isBrought, delivery }: Pick<Quote, "isBrought" | "delivery">): boolean {
  if (method.kind === "cash_on_delivery") return isBrought;
  return (method.kind !== "cash" && method.kind !== "terminal") || delivery?.kind !== "shipping";
}

const sellableNow = (item: Sellable | undefined) => (item?.isVisible ? item : undefined);

const taxesOf = (shop: Shop, code: string): TaxRate[] =>
  ratesOf(shop, code).map(({ name, rate }) => ({ name, rate: ppm(rate) }));

function quotedLines(lines: readonly { line: CartLine; item: Sellable | undefined }[], priced: Priced): QuotedLine[] {
  let at = 0;
  return lines.map(({ line, item }) => {
    if (!item) return { ...line, unitPrice: 0 as Minor, total: 0 as Minor, problem: "item_unavailable" as const };
    const isShort = item.isStockCounted && item.available < line.quantity;
    const total = priced.lines[at++]?.gross ?? (0 as Minor);
    return { ...line, item, unitPrice: item.price, total, ...(isShort ? { problem: "out_of_stock" as const } : {}) };
  });
}

function gapsOf(cart: Cart, drawn: Omit<Quote, "gaps">): Gap[] {
  const { lines, isDelivered, isBrought, delivery, payment, coupon } = drawn;
  const missing: Record<Gap, boolean> = {
    cart_empty: lines.length === 0,
    coupon_unusable: coupon !== null && coupon.problem !== null,
    item_unavailable: lines.some((line) => line.problem === "item_unavailable"),
    out_of_stock: lines.some((line) => line.problem === "out_of_stock"),
    contact_missing: cart.contact === null,
    address_missing: isBrought ? cart.deliveryAddress === null : (cart.billingAddress ?? cart.deliveryAddress) === null,
    delivery_method_missing: isDelivered && cart.deliveryMethodId === null,
    delivery_method_unavailable: isDelivered && cart.deliveryMethodId !== null && delivery === null,
    payment_method_missing: cart.paymentMethodId === null,
    payment_method_unavailable: cart.paymentMethodId !== null && payment === null,
  };
  return (Object.keys(missing) as Gap[]).filter((gap) => missing[gap]);
}

function addWorkingDays(day: string, count: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  const isWeekend = () => at.getUTCDay() % 6 === 0;
  for (let left = count; left > 0 || isWeekend();) {
    at.setUTCDate(at.getUTCDate() + 1);
    if (!isWeekend()) left--;
  }
  return at.toISOString().slice(0, 10);
}
