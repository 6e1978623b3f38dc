import { createHash } from "node:crypto";
import { shopWords } from "../../shared/messages/shop.ts";
import { findSellable, isShortOfStock } from "../catalog/stock.actions.ts";
import type { Sellable } from "../catalog/stock.ts";
import { customerIdFor } from "../customers/customers.actions.ts";
import type { Db, Tx } from "../lib/db.ts";
import { newId } from "../lib/ids.ts";
import { findOrder } from "../orders/orders.actions.ts";
import { placeOrder, type Placement } from "../orders/placing.actions.ts";
import { Refusal } from "../refusals.ts";
import { requireSelling } from "../shops/selling.ts";
import type { Shop } from "../shops/shop.ts";
import {
  cartDaysKept,
  lineCountMax,
  linesOf,
  pieceCount,
  pieceCountMax,
  pieces,
  withLine,
  type Cart,
  type CartChange,
  type CartFields,
  type CartLine,
  type LineInput,
  type Placed,
} from "./cart.ts";
import {
  findCartRow,
  insertCart,
  keepPlaced,
  lockCartRow,
  updateCart,
  type CartKey,
  type CartRow,
} from "./carts.sql.ts";
import { couponInCart, spendCoupon, unusableIn } from "./coupons/coupons.actions.ts";
import { cartToken } from "./left/links.ts";
import { provenanceOf, type Campaign } from "./provenance/campaign.ts";
import { keepProvenance } from "./provenance/provenance.sql.ts";
import { quote, withFee, type Gap, type Offers, type Quote } from "./quote.ts";

/** The basket a token opens, in a shop. The token is the only way to it; another shop's token opens nothing. */
export interface CartDoor {
  shop: Shop;
  token: string;
  now: Date;
}

/** Opens a basket. The token in the answer is shown once and is all that leads back to it. */
export async function openCart(
  tx: Tx,
  opening: Pick<Cart, "lines" | "locale"> & { shop: Shop; campaign?: Campaign | null | undefined; now: Date },
): Promise<{ token: string; cart: Cart }> {
  const { shop, lines, locale, campaign = null, now } = opening;
  const id = newId();
  const token = cartToken(shop, id);
  const key = keyOf({ shop, token, now });
  const cart = emptyCart({ id, lines, locale, campaign, createdAt: now, expiresAt: expiryOf(now) });
  await insertCart(tx, { ...key, ...cart });
  return { token, cart };
}

/** The basket, as long as it is kept; an order that came of it stays readable with it. Refuses `cart_not_found`. */
export async function findCart(tx: Tx, door: CartDoor): Promise<Cart> {
  const row = isToken(door.token) ? await findCartRow(tx, keyOf(door)) : undefined;
  return withPlaced(tx, door, row);
}

/**
 * Writes what the customer says: contact, addresses, methods, message, lines. One statement; what is not named stays.
 * Refuses a method the shop does not offer, and a basket that is an order already (undefined: the caller finds out why).
 */
export async function changeCart(tx: Tx, door: CartDoor, change: CartFields): Promise<Cart | undefined> {
  if (!isToken(door.token)) throw new Refusal("cart_not_found");
  const row = await updateCart(tx, { ...keyOf(door), expiresAt: expiryOf(door.now) }, change);
  return row && { ...row, placed: null };
}

/** Sets how many pieces of one variant lie in the basket; 0 takes it out, `add` counts on top of what lies there. */
export async function putLine(
  tx: Tx,
  door: CartDoor,
  put: LineInput & { how: "set" | "add"; campaign?: Campaign | undefined },
): Promise<Cart> {
  const cart = await lockCart(tx, door);
  if (cart.placed) throw new Refusal("cart_already_placed", { reference: cart.placed.reference });
  const before = cart.lines.find((line) => line.variantId === put.variantId);
  const count = put.quantity + (put.how === "add" && before ? pieceCount(before.quantity) : 0);
  const lines = withLine(cart.lines, { variantId: put.variantId, quantity: pieces(Math.min(count, pieceCountMax)) });
  if (lines.length > lineCountMax) throw new Refusal("invalid_request", { reason: "lines", max: lineCountMax });
  await changeCart(tx, door, { lines, ...(put.campaign && { campaign: put.campaign }) });
  return { ...cart, lines };
}

/** The lines asked for, each a variant of this shop that can be bought. Reads nothing when there are none. */
export async function checkedLines(tx: Tx, shop: Shop, inputs: readonly LineInput[]): Promise<CartLine[]> {
  const lines = linesOf(inputs);
  if (!lines) throw new Refusal("invalid_request", { reason: "quantity", max: pieceCountMax });
  if (lines.length === 0) return lines;
  const items = await findSellable(tx, shop.id, idsOf(lines));
  const gone = lines.filter((line) => !items.get(line.variantId)?.isVisible);
  if (gone.length > 0) throw new Refusal("item_unavailable", { items: namesOf(gone, items) });
  return lines;
}

/** What of a change goes into the basket, its methods found among those the shop offers. */
export function checkedFields({ lines: _lines, ...change }: CartChange, offers: Offers): CartFields {
  const { deliveryMethodId: delivery, paymentMethodId: payment } = change;
  if (delivery && !offers.delivery.some((one) => one.id === delivery))
    throw new Refusal("delivery_method_unavailable", { deliveryMethodId: delivery });
  if (payment && !offers.payment.some((one) => one.id === payment))
    throw new Refusal("payment_method_unavailable", { paymentMethodId: payment });
  return change;
}

/** The basket at today's prices: one statement, none when it is empty. */
export async function quoteCart(tx: Tx, shop: Shop, cart: Cart, offers: Offers): Promise<Quote> {
  const items =
    cart.lines.length > 0 ? await findSellable(tx, shop.id, idsOf(cart.lines)) : new Map<string, Sellable>();
  return quote(shop, cart, { items, offers });
}

export interface Placing extends CartDoor {
  offers: Offers;
  /** What the customer was shown, in minor units; left out, today's total binds, whatever it is. */
  expectedTotal?: number;
  /** Agreed to the consent that `asksConsent` asks for. */
  digitalConsent?: boolean;
}

/**
 * Makes an order of the basket, once: the basket stays locked until the order is kept, and asked again it answers with
 * the same order. Refuses what is missing, what is no longer sold or offered, what is short, and another total than the
 * one expected (`price_changed`); then it changes nothing.
 */
async function placeCart(tx: Tx, placing: Placing): Promise<Placed> {
  const { shop, offers, now } = placing;
  requireSelling(shop);
  const cart = await lockCart(tx, placing);
  if (cart.placed) return cart.placed;
  const [drawn, customerId] = await Promise.all([
    quoteCart(tx, shop, cart, offers),
    customerIdFor(tx, shop.id, cart.contact?.email ?? ""),
  ]);
  const [gap] = drawn.gaps;
  if (gap === "coupon_unusable") throw unusableIn(drawn, shop);
  if (gap) throw new Refusal(gap, gapDetails(gap, drawn));
  if (drawn.asksConsent && !placing.digitalConsent) throw new Refusal("digital_consent_missing");
  requireTotal(drawn.priced.total, placing.expectedTotal);
  const { contact, payment } = requireComplete(cart, drawn);
  if (drawn.coupon && cart.coupon?.coupon) await spendCoupon(tx, shop.id, cart.coupon.coupon);
  const placement: Placement = {
    shop,
    cartId: cart.id,
    origin: "storefront",
    actor: { kind: "customer", id: null, name: contact.name },
    customerId,
    contact: { ...contact, company: contact.company ?? billingOf(cart).company ?? "" },
    locale: cart.locale,
    deliveryAddress: drawn.isBrought ? cart.deliveryAddress : null,
    billingAddress: billingOf(cart),
    customerMessage: cart.customerMessage,
    lines: withFee(
      drawn.lines.flatMap(({ item, quantity }) => (item ? [{ item, quantity }] : [])),
      drawn.fee,
    ),
    deliveryMethod: drawn.delivery,
    paymentMethod: payment,
    priced: drawn.priced,
    discountGiven: drawn.coupon?.discountGiven ?? null,
    // Play money makes no order for the books; a demonstration shop has none.
    digitalConsent: drawn.asksConsent ? consentIn(cart.locale, now) : null,
    isTest: payment.mode === "test" && !shop.isDemo,
    now,
  };
  const order = await placeOrder(tx, placement, (orderId) =>
    Promise.all([
      keepPlaced(tx, shop.id, cart.id, { orderId, now }),
      keepProvenance(tx, shop.id, { orderId, ...provenanceOf(cart) }),
    ]),
  );
  const { id, number, reference, total, currency } = order;
  return { id, number, reference, total, currency };
}

/**
 * Places a basket in a transaction of its own. When somebody took the last piece between our look and our hand, what is
 * left is read again, so that the refusal tells the truth.
 */
export async function placeBasket(db: Db, placing: Placing): Promise<Placed> {
  try {
    return await db.transaction((tx) => placeCart(tx, placing));
  } catch (error) {
    if (!isShortOfStock(error)) throw error;
    const cart = await findCart(db.reads, placing);
    const drawn = await quoteCart(db.reads, placing.shop, cart, placing.offers);
    throw new Refusal("out_of_stock", gapDetails("out_of_stock", drawn));
  }
}

/** In the words he read. */
const consentIn = (locale: string, now: Date) => ({ text: shopWords(locale).consent.text, at: now.toISOString() });

/** The basket, locked until the transaction ends. Refuses `cart_not_found`. */
export async function lockCart(tx: Tx, door: CartDoor): Promise<Cart> {
  const row = isToken(door.token) ? await lockCartRow(tx, keyOf(door)) : undefined;
  return withPlaced(tx, door, row);
}

/** The basket with the order it has become, if it has. */
async function withPlaced(tx: Tx, { shop, now }: CartDoor, row: CartRow | undefined): Promise<Cart> {
  if (!row) throw new Refusal("cart_not_found");
  const { orderId, ...cart } = row;
  if (orderId === null) return { ...cart, placed: null, coupon: await couponInCart(tx, shop, cart.couponCode, now) };
  const { id, number, reference, total, currency } = await findOrder(tx, shop.id, orderId);
  return { ...cart, placed: { id, number, reference, total, currency } };
}

/** What binds is what was on the screen: prices are read anew here, and may have changed since. */
function requireTotal(total: number, expected = total): void {
  if (total !== expected) throw new Refusal("price_changed", { total });
}

/** The gaps said nothing is missing; this says so to the compiler too. */
function requireComplete(cart: Cart, { payment }: Quote) {
  if (!cart.contact) throw new Refusal("contact_missing");
  if (!payment) throw new Refusal("payment_method_missing");
  return { contact: cart.contact, payment };
}

function billingOf(cart: Cart) {
  const address = cart.billingAddress ?? cart.deliveryAddress;
  if (!address) throw new Refusal("address_missing");
  return address;
}

function gapDetails(gap: Gap, { lines }: Quote): Record<string, unknown> {
  const concerned = lines.filter((line) => line.problem === gap);
  if (concerned.length === 0) return {};
  return {
    items: concerned.map(({ variantId, item }) => ({
      variantId,
      name: item ? [item.name, item.variantName].filter(Boolean).join(" – ") : "",
      ...(item?.isStockCounted ? { available: item.available } : {}),
    })),
  };
}

function namesOf(lines: readonly CartLine[], items: ReadonlyMap<string, Sellable>) {
  return lines.map(({ variantId }) => ({ variantId, name: items.get(variantId)?.name ?? "" }));
}

const idsOf = (lines: readonly CartLine[]) => lines.map((line) => line.variantId);

const isToken = (token: string) => /^[A-Za-z0-9_-]{43}$/.test(token);

const keyOf = ({ shop, token, now }: CartDoor): CartKey => ({
  shopId: shop.id,
  tokenHash: createHash("sha256").update(token).digest(),
  now,
});

const expiryOf = (now: Date) => new Date(now.getTime() + cartDaysKept * 86_400_000);

function emptyCart(cart: Pick<Cart, "id" | "lines" | "locale" | "campaign" | "createdAt" | "expiresAt">): Cart {
  return {
    ...cart,
    agreesToReminder: false,
    couponCode: null,
    remindedAt: null,
    cameBackAt: null,
    contact: null,
    deliveryAddress: null,
    billingAddress: null,
    deliveryMethodId: null,
    paymentMethodId: null,
    customerMessage: "",
    takesFee: false,
    placed: null,
  };
}
