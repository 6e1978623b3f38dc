import { findSellable, isShortOfStock } from "../../catalog/stock.actions.ts";
import type { Sellable } from "../../catalog/stock.ts";
import { emailKey } from "../../customers/customer.ts";
import { customerIdFor, rememberCustomer } from "../../customers/customers.actions.ts";
import type { Happenings } from "../../happenings.ts";
import { billEdited, type MadePaper } from "../../invoices/credit/credit-notes.actions.ts";
import { papersOfEdit } from "../../invoices/invoice.ts";
import type { Tx } from "../../lib/db.ts";
import { newId } from "../../lib/ids.ts";
import { axesOf } from "../../orders/axes.ts";
import { stockMovesOf } from "../../orders/editing/content.ts";
import { keepEdit } from "../../orders/editing/editing.actions.ts";
import { dueOf, type Order, type OrderState } from "../../orders/order.ts";
import { lockFor, readFor, recordOn, stateOf, type Asked } from "../../orders/orders.actions.ts";
import { Refusal } from "../../refusals.ts";
import { listDeliveryMethods } from "../../shipping/delivery-methods.actions.ts";
import type { Shop } from "../../shops/shop.ts";
import { variantIdsOf } from "../by-hand/manual-order.ts";
import type { EditChanges, OrderEdit } from "./edit.ts";
import { edited, isUnchanged, partsOf, shortOf, type PlannedEdit } from "./edited.ts";

/** What an edit would do, with the refusals it would meet; nothing is written. */
export async function planEdit(tx: Tx, shop: Shop, asked: Asked, changes: EditChanges): Promise<PlannedEdit> {
  return planFor(tx, shop, await readFor(tx, asked, "edit"), changes);
}

export interface EditedOrder extends OrderState {
  /** The version that keeps the order as it is now; null when nothing was different. */
  sequence: number | null;
  total: number;
  due: number;
  documents: MadePaper[];
}

/**
 * Changes what a placed order says, in one go: sums, stock, statuses, version, corrected invoice. All or nothing. The same
 * as it was: nothing happens. Refuses whoever has read an older version, what is short, less than what has left, and
 * another total than the one expected.
 */
export async function editOrder(tx: Tx, shop: Shop, asked: Asked, edit: OrderEdit): Promise<EditedOrder> {
  const before = await lockFor(tx, asked, "edit");
  const { after, isChanged } = await planFor(tx, shop, before, edit);
  if (after.total !== (edit.expectedTotal ?? after.total)) throw new Refusal("price_changed", { total: after.total });
  if (!isChanged) return { ...stateOf(before), sequence: null, total: before.total, due: dueOf(before), documents: [] };
  await rememberBuyer(tx, after, asked.now);
  const { reason, tell } = edit;
  const { sequence, ...state } = await keepEdit(tx, asked, { before, after, reason });
  const { actor } = asked.caller;
  const documents = await billEdited(tx, shop, { before, after: { ...after, ...state } }, { actor, reason });
  const data: Happenings["order.edited"] = {
    tell,
    sequence,
    reason,
    parts: partsOf(before, after),
    currency: after.currency,
    before: { total: before.total, due: dueOf(before) },
    after: { total: after.total, due: dueOf(after) },
    documents,
  };
  await recordOn(tx, state, asked, { kind: "order.edited", data });
  const { invoiceStatus } = axesOf({ ...after, ...invoiced(after, documents) });
  return { ...state, invoiceStatus, sequence, total: after.total, due: dueOf(after), documents };
}

/** When somebody else took the last piece meanwhile: what is left is read again, so that the refusal tells the truth. */
export async function shortageOfEdit(tx: Tx, shop: Shop, asked: Asked, edit: EditChanges): Promise<unknown> {
  return planEdit(tx, shop, asked, edit).then(
    () => new Refusal("out_of_stock", { items: [] }),
    (error: unknown) => error,
  );
}

/** Whether an edit failed because the stock was taken meanwhile. */
export const isEditShort = isShortOfStock;

async function planFor(tx: Tx, shop: Shop, before: Order, changes: EditChanges): Promise<PlannedEdit> {
  const [items, deliveryMethods] = await Promise.all([
    itemsOf(tx, shop, before, changes),
    listDeliveryMethods(tx, shop.id),
  ]);
  const planned = edited(shop, before, changes, { items, deliveryMethods, makeId: () => newId() });
  const after = { ...planned, ...axesOf(planned), customerId: await buyerOf(tx, before, planned) };
  const { taken, given } = stockMovesOf(before, after);
  const short = shortOf(taken, after, items);
  if (short.length > 0) throw new Refusal("out_of_stock", { items: short });
  const moved = [...taken.map((move) => ({ ...move, by: -1 })), ...given.map((move) => ({ ...move, by: 1 }))];
  return {
    before,
    after,
    isChanged: !isUnchanged(before, after),
    stock: moved.map(({ variantId, lineId, quantity, by }) => ({
      variantId,
      name: nameOf(lineId, after, before),
      quantity: quantity * by,
      left: leftOf(items.get(variantId), moved),
    })),
    documents: papersOfEdit(shop, before, after),
  };
}

/** What will be left of a variant once everything has moved; null when nobody knows it any more. */
function leftOf(item: Sellable | undefined, moved: readonly { variantId: string; quantity: number; by: number }[]) {
  if (!item) return null;
  const own = moved.filter(({ variantId }) => variantId === item.variantId);
  return own.reduce((left, { quantity, by }) => left + quantity * by, item.available as number);
}

function nameOf(lineId: string, ...orders: readonly Order[]): string {
  const line = orders.flatMap(({ lines }) => lines).find(({ id }) => id === lineId);
  return [line?.name, line?.variantName].filter(Boolean).join(" – ");
}

/** The variants added, and those the order already has. */
async function itemsOf(
  tx: Tx,
  shop: Shop,
  { lines }: Order,
  { addLines }: EditChanges,
): Promise<Map<string, Sellable>> {
  const own = lines.flatMap(({ variantId }) => (variantId === null ? [] : [variantId]));
  const ids = [...new Set([...own, ...variantIdsOf(addLines)])];
  return ids.length > 0 ? findSellable(tx, shop.id, ids) : new Map();
}

/** Another e-mail address is another customer; without one, the order stays with whom it was placed for. */
async function buyerOf(tx: Tx, before: Order, after: Order): Promise<string | null> {
  const isSame = emailKey(before.email) === emailKey(after.email);
  return isSame || !emailKey(after.email) ? before.customerId : customerIdFor(tx, before.shopId, after.email);
}

async function rememberBuyer(tx: Tx, after: Order, now: Date): Promise<void> {
  const { customerId: id, customerName: name, email, phone, deliveryAddress, billingAddress, locale } = after;
  if (id === null || !emailKey(email)) return;
  const contact = { name, email, phone };
  await rememberCustomer(tx, after.shopId, { id, contact, deliveryAddress, billingAddress, locale }, now);
}

function invoiced(order: Order, documents: readonly MadePaper[]): Pick<Order, "invoiceNumber" | "creditNoteNumber"> {
  const invoice = documents.find(({ kind }) => kind === "invoice");
  return invoice ? { invoiceNumber: invoice.number, creditNoteNumber: null } : order;
}
