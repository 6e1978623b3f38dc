import { z } from "zod";
import { PayTo } from "../payments/payment-method.ts";
import { trackingPath } from "../orders/tracking.ts";
import type { Shop } from "../shops/shop.ts";
import { AddressInput, Contact, pieceCount, type Cart, type Placed } from "./cart.ts";
import { deliveryDays, type Quote } from "./quote.ts";

const Amount = z.int().describe("Minor units of the currency");
const Pieces = z.int().describe("Whole pieces");

export const PlacementView = z
  .object({
    id: z.string(),
    reference: z.string().describe("The order's number as people see it"),
    number: z.int(),
    total: Amount,
    currency: z.string(),
    trackingUrl: z.string().describe("The customer's own page of the order, by a signed link"),
  })
  .meta({ id: "Placement" });

export const CartView = z
  .object({
    lines: z.array(z.object({ variantId: z.string(), quantity: Pieces })),
    contact: Contact.nullable(),
    deliveryAddress: AddressInput.nullable(),
    billingAddress: AddressInput.nullable().describe("null: the same as the delivery address"),
    deliveryMethodId: z.string().nullable(),
    paymentMethodId: z.string().nullable(),
    customerMessage: z.string(),
    takesFee: z.boolean(),
    couponCode: z.string().nullable().describe("The code that was typed for a discount"),
    expiresAt: z.string(),
    order: PlacementView.nullable().describe("What the basket has become; it can no longer be changed then"),
  })
  .meta({ id: "Cart" });

export const NewCartView = CartView.extend({
  token: z.string().describe("Leads back to the basket; shown this once"),
}).meta({ id: "NewCart" });

const Tax = z.object({ name: z.string(), rate: z.int().describe("Parts per million"), net: Amount, tax: Amount });

export const QuoteView = CartView.extend({
  currency: z.string(),
  pricesIncludeTax: z.boolean(),
  lines: z.array(
    z.object({
      variantId: z.string(),
      quantity: Pieces,
      sku: z.string(),
      name: z.string(),
      variantName: z.string(),
      unitPrice: Amount,
      total: Amount,
      available: Pieces.nullable().describe("null when the stock is not counted"),
      problem: z.enum(["item_unavailable", "out_of_stock"]).nullable(),
    }),
  ),
  isDelivered: z.boolean().describe("Whether a delivery method is asked for"),
  asksConsent: z
    .boolean()
    .describe("Whether it can only be placed with `digitalConsent`: digital things, sold under European law"),
  fee: z
    .object({ name: z.string(), amount: Amount, isOffered: z.boolean(), isTaken: z.boolean() })
    .nullable()
    .describe("What the shop adds to this basket; one that is offered counts only with `takesFee`"),
  deliveryOptions: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      name: z.string(),
      carrier: z.string(),
      price: Amount,
      instructions: z.string(),
      earliestOn: z.string(),
      latestOn: z.string(),
    }),
  ),
  paymentMethods: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      name: z.string(),
      instructions: z.string(),
      payTo: PayTo,
      isTest: z.boolean().describe("Play money: nothing is taken, nothing is sent"),
    }),
  ),
  totals: z.object({
    subtotal: Amount,
    discount: Amount,
    shipping: Amount,
    net: Amount,
    tax: Amount,
    total: Amount,
    taxes: z.array(Tax),
  }),
  missing: z
    .array(z.string())
    .describe("Codes of what the placement would be refused for; empty when it can be placed"),
}).meta({ id: "CartQuote" });

export function cartView(shop: Shop, cart: Cart): z.input<typeof CartView> {
  const { contact, deliveryAddress, billingAddress, deliveryMethodId, paymentMethodId, customerMessage, takesFee } =
    cart;
  return {
    lines: cart.lines.map((line) => ({ variantId: line.variantId, quantity: pieceCount(line.quantity) })),
    contact,
    deliveryAddress,
    billingAddress,
    deliveryMethodId,
    paymentMethodId,
    customerMessage,
    takesFee,
    couponCode: cart.couponCode,
    expiresAt: cart.expiresAt.toISOString(),
    order: cart.placed && placementView(shop, cart.placed),
  };
}

export function placementView(shop: Shop, placed: Placed): z.input<typeof PlacementView> {
  return { ...placed, trackingUrl: trackingPath(shop, placed.id) };
}

/** `today` is the shop's calendar day, from which the days of delivery are counted. */
export function quoteView(shop: Shop, cart: Cart, at: { quote: Quote; today: string }): z.input<typeof QuoteView> {
  const { lines, priced, isDelivered, asksConsent, fee, deliveryOptions, paymentOptions, gaps } = at.quote;
  const { subtotal, discount, shipping, net, tax, total, taxes } = priced;
  return {
    ...cartView(shop, cart),
    currency: shop.currency,
    pricesIncludeTax: shop.pricesIncludeTax,
    lines: lines.map(({ variantId, quantity, item, unitPrice, total: lineTotal, problem }) => ({
      variantId,
      quantity: pieceCount(quantity),
      sku: item?.sku ?? "",
      name: item?.name ?? "",
      variantName: item?.variantName ?? "",
      unitPrice,
      total: lineTotal,
      available: item?.isStockCounted ? pieceCount(item.available) : null,
      problem: problem ?? null,
    })),
    isDelivered,
    asksConsent,
    fee: fee && { name: fee.item.name, amount: fee.item.price, isOffered: fee.isOffered, isTaken: fee.isTaken },
    deliveryOptions: deliveryOptions.map((method) => {
      const { from, to } = deliveryDays(method, at.today);
      const { id, kind, name, carrier, price, instructions } = method;
      return { id, kind, name, carrier, price, instructions, earliestOn: from, latestOn: to };
    }),
    paymentMethods: paymentOptions.map(({ id, kind, name, instructions, payTo, mode }) => ({
      id,
      kind,
      name,
      instructions,
      isTest: mode === "test",
      payTo,
    })),
    totals: { subtotal, discount, shipping: shipping.price, net, tax, total, taxes },
    missing: gaps,
  };
}
