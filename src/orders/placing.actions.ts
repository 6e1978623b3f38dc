import type { Address } from "../../shared/addresses.ts";
import { minor, type Minor } from "../../shared/money.ts";
import type { Priced } from "../../shared/pricing.ts";
import type { StockMove } from "../catalog/stock.ts";
import { takeStock } from "../catalog/stock.actions.ts";
import { rememberCustomer, type Contact } from "../customers/customers.actions.ts";
import { record, type Tell } from "../happenings.ts";
import type { Tx } from "../lib/db.ts";
import { newId } from "../lib/ids.ts";
import type { Actor } from "../lib/outbox.ts";
import type { Shop } from "../shops/shop.ts";
import { axesOf } from "./axes.ts";
import { itemCountOf, type DiscountGiven, type Order, type OrderLine } from "./order.ts";
import type { ChosenDelivery, ChosenPayment } from "./terms/terms.ts";
import { lineOf, withFigures, type PlacedItem } from "./editing/order-line.ts";
import { searchText } from "./search-text.ts";
import { insertLines, insertOrder, type NewOrderRow } from "./orders.sql.ts";

/** Everything an order is made of. `priced` comes from shared/pricing.ts for these very lines, in this order. */
export interface Placement {
  shop: Shop;
  cartId: string | null;
  origin: Order["origin"];
  actor: Actor;
  /** From `customerIdFor` and this contact's address. */
  customerId: string;
  /** At least one of name, e-mail and phone; the order goes by the first of them. */
  contact: Contact;
  locale: string;
  deliveryAddress: Address | null;
  /** Null when nobody said: the order is billed to its customer's name in the shop's country. */
  billingAddress: Address | null;
  customerMessage: string;
  lines: readonly PlacedItem[];
  deliveryMethod: ChosenDelivery | null;
  paymentMethod: ChosenPayment;
  priced: Priced;
  /** Where `priced` has a discount: how it was given. */
  discountGiven?: DiscountGiven | null;
  isTest?: boolean;
  /** What he agreed to about digital things, where the law asks for it. */
  digitalConsent?: Order["digitalConsent"];
  /** Whether the customer is sent the confirmation; he is when unsaid. */
  tell?: Tell;
  now: Date;
}

export interface PlacedOrder {
  id: string;
  number: number;
  reference: string;
  version: number;
  total: Minor;
  currency: string;
}

/**
 * Places an order: the stock is taken, the customer remembered, the snapshot written under the shop's next number, and
 * `order.placed` recorded with what follows. All of it, and the caller's `alongside`, travels in one trip with the
 * transaction's end, so that a flash sale waits as little as can be for the counter and the last pieces. All or nothing;
 * too little stock fails the transaction with an error that `isShortOfStock` knows.
 */
export async function placeOrder(
  tx: Tx,
  placement: Placement,
  alongside: (orderId: string) => Promise<unknown> = async () => {},
): Promise<PlacedOrder> {
  const { shop, now } = placement;
  const orderId = newId();
  const lines = placement.lines.map((line, index) => withFigures(lineOf(shop, line, newId()), index, placement.priced));
  const row = rowOf(placement, { orderId, lines });
  // The order of sending is the order of locking: the stock and the counter, which everybody wants, as late as can be.
  const [, , , kept] = await tx.last(() =>
    Promise.all([
      recordPlaced(tx, placement, orderId),
      rememberCustomer(tx, shop.id, { ...placement, id: placement.customerId }, now),
      takeStock(tx, shop.id, movesOf(lines), now),
      insertOrder(tx, row),
      insertLines(tx, shop.id, orderId, lines),
      alongside(orderId),
    ]),
  );
  return { id: orderId, ...kept, version: 1, total: placement.priced.total, currency: shop.currency };
}

function recordPlaced(tx: Tx, placement: Placement, orderId: string): Promise<string> {
  const { shop, origin, actor, priced, tell = "customer", now } = placement;
  const { invoiceRule } = shop.settings;
  // An order that costs nothing is paid as it is placed: no payment will come to ask for its invoice.
  const isDue = invoiceRule === "placement" || (invoiceRule === "payment" && priced.total === 0 && !isHeld(placement));
  const invoice = isDue ? "now" : "later";
  const data = { tell, invoice, origin, ...(isRuled(placement) && { isRuled: true }) } as const;
  return record(tx, { shopId: shop.id, kind: "order.placed", orderId, orderVersion: 1, actor, data, now });
}

/** It costs nothing, and the shop wants to look at such orders before they count as paid. */
const isHeld = ({ shop, priced }: Placement): boolean => priced.total === 0 && shop.settings.freeOrders === "awaiting";

/** Whether a rule of the shop may give it a status as it is placed. */
function isRuled({ shop, origin, paymentMethod, priced }: Placement): boolean {
  const { automaticStatuses, statusesOfMeans } = shop.settings;
  return (
    (origin === "desk" && automaticStatuses.typedIn !== "") ||
    Boolean(statusesOfMeans[paymentMethod.id]) ||
    priced.total === 0
  );
}

/** What the lines take: only from variants whose stock is counted. */
const movesOf = (lines: readonly OrderLine[]): StockMove[] =>
  lines.flatMap(({ id, variantId, quantity, isStockCounted }) =>
    isStockCounted && variantId !== null ? [{ variantId, lineId: id, quantity }] : [],
  );

/** Nothing has happened to it yet. */
const untouched = {
  captured: minor(0),
  refunded: minor(0),
  parcels: { sent: 0, delivered: 0, tracking: [] },
  invoiceNumber: null,
  creditNoteNumber: null,
  credited: 0,
  preparedAt: null,
  readyAt: null,
  sentOutAt: null,
  isHeldFree: false,
  attempt: null,
  deliveredAt: null,
  withheldAt: null,
  returnedAt: null,
  restockedAt: null,
  completedAt: null,
  cancelledAt: null,
  cancelReason: null,
  archivedAt: null,
  deletedAt: null,
};

function rowOf(placement: Placement, made: { orderId: string; lines: OrderLine[] }): NewOrderRow {
  const { shop, contact, priced, now } = placement;
  const customerName = contact.name || contact.email || contact.phone;
  const who = { customerName, email: contact.email, phone: contact.phone };
  const nowhere = { name: customerName, line1: "", postalCode: "", city: "", country: shop.country };
  const where = {
    deliveryAddress: placement.deliveryAddress,
    billingAddress: placement.billingAddress ?? nowhere,
  };
  const isHeldFree = isHeld(placement);
  return {
    ...untouched,
    ...who,
    ...where,
    ...axesOf({ ...untouched, isHeldFree, total: priced.total, lines: made.lines }),
    isHeldFree,
    shopId: shop.id,
    id: made.orderId,
    placedAt: now,
    origin: placement.origin,
    cartId: placement.cartId,
    customerId: placement.customerId,
    locale: placement.locale,
    customerMessage: placement.customerMessage,
    deliveryMethod: placement.deliveryMethod,
    paymentMethod: placement.paymentMethod,
    currency: shop.currency,
    pricesIncludeTax: shop.pricesIncludeTax,
    itemCount: itemCountOf(made.lines),
    subtotal: priced.subtotal,
    discount: priced.discount,
    discountGiven: placement.discountGiven ?? null,
    shipping: priced.shipping.total,
    shippingTax: priced.shipping.tax,
    net: priced.net,
    tax: priced.tax,
    total: priced.total,
    taxes: priced.taxes,
    isManual: placement.origin === "desk",
    isTest: placement.isTest ?? false,
    digitalConsent: placement.digitalConsent ?? null,
    prefix: shop.settings.orderPrefix,
    suffix: shop.settings.orderSuffix,
    search: searchText({ ...who, ...where, parcels: untouched.parcels, lines: made.lines }),
  };
}
