import { giveStockBack, isShortOfStock, takeStockAgain } from "../catalog/stock.actions.ts";
import type { StockMove } from "../catalog/stock.ts";
import { wordsOf } from "../../shared/folded.ts";
import { milli } from "../../shared/money.ts";
import { record, type HappeningKind, type Happenings, type Tell } from "../happenings.ts";
import type { Tx } from "../lib/db.ts";
import type { Caller } from "../lib/http.ts";
import { happeningsSince } from "../lib/outbox.ts";
import { Refusal } from "../refusals.ts";
import { axesOf, movesOf, type InvoiceStatus } from "./axes.ts";
import {
  mayBeDeleted,
  mayBePrepared,
  notNow,
  requireVerb,
  type Order,
  type OrderState,
  type OrderVerb,
  type Parcels,
} from "./order.ts";
import { unsentMoves } from "./taking-back/stock-moves.ts";
import { searchText } from "./search-text.ts";
import {
  addShipped,
  findNewestOrderId,
  findOrderRow,
  listInvoiceStatuses,
  listOrdersByNumber,
  listReferences,
  lockOrderRow,
  markSeen,
  updateFacts,
} from "./orders.sql.ts";

/** Who asks for a verb, on which order; `caller.ifMatch` is the version he has read. */
export interface Asked {
  caller: Caller;
  orderId: string;
  now: Date;
  /** It follows by itself: nobody who has the order open is told it changed under him. */
  quietly?: true;
}

/** The order with its lines, for documents, messages and views. Refuses `order_not_found`. */
export async function findOrder(tx: Tx, shopId: string, orderId: string): Promise<Order> {
  const order = await findOrderRow(tx, shopId, orderId);
  if (!order) throw new Refusal("order_not_found", { orderId });
  return order;
}

/** The shop's newest order; undefined while it has none. */
export async function findNewestOrder(tx: Tx, shopId: string): Promise<Order | undefined> {
  const id = await findNewestOrderId(tx, shopId);
  return id === undefined ? undefined : findOrderRow(tx, shopId, id);
}

/** The orders of these numbers, oldest first. Refuses `order_not_found` when one of them is not there. */
export async function findOrdersByNumber(tx: Tx, shopId: string, numbers: readonly number[]): Promise<Order[]> {
  const orders = await listOrdersByNumber(tx, shopId, numbers);
  const missing = numbers.find((number) => !orders.some((order) => order.number === number));
  if (missing !== undefined) throw new Refusal("order_not_found", { number: missing });
  return orders;
}

/** The order, locked until the transaction ends. A caller who has read an older version is refused, and told what happened since. */
export async function lockOrder(tx: Tx, { caller, orderId }: Asked): Promise<Order> {
  const order = await lockOrderRow(tx, caller.shopId, orderId);
  if (!order) throw new Refusal("order_not_found", { orderId });
  await requireVersion(tx, order, caller);
  return order;
}

/** The order as a verb would find it, without holding anybody up: for what shows what the verb would do. */
export async function readFor(tx: Tx, { caller, orderId }: Asked, verb: OrderVerb): Promise<Order> {
  const order = await findOrder(tx, caller.shopId, orderId);
  await requireVersion(tx, order, caller);
  requireVerb(order, verb);
  return order;
}

async function requireVersion(tx: Tx, order: Order, { shopId, ifMatch }: Caller): Promise<void> {
  if (ifMatch === undefined || ifMatch === order.version) return;
  const changes = await happeningsSince(tx, shopId, order.id, ifMatch);
  throw new Refusal("changed_meanwhile", { reference: order.reference, version: order.version, changes });
}

/** The order locked, and the verb allowed in its present life. */
export async function lockFor(tx: Tx, asked: Asked, verb: OrderVerb): Promise<Order> {
  const order = await lockOrder(tx, asked);
  requireVerb(order, verb);
  return order;
}

type ChangedFacts = Partial<
  Pick<
    Order,
    | "captured"
    | "refunded"
    | "shippingGivenBack"
    | "billed"
    | "credited"
    | "attempt"
    | "attemptReason"
    | "toVerify"
    | "parcels"
    | "invoiceNumber"
    | "creditNoteNumber"
    | "preparedAt"
    | "readyAt"
    | "sentOutAt"
    | "isHeldFree"
    | "deliveredAt"
    | "withheldAt"
    | "returnedAt"
    | "restockedAt"
    | "completedAt"
    | "cancelledAt"
    | "cancelReason"
    | "archivedAt"
    | "deletedAt"
    | "lines"
  >
>;

/**
 * Writes changed facts of a locked order, and the axes they give: the only way the four statuses ever change.
 * `quietly` is for what follows by itself: nobody who has the order open is told it changed under him.
 */
export async function keepFacts(
  tx: Tx,
  before: Order,
  changed: ChangedFacts,
  by: { now: Date; quietly?: true },
): Promise<OrderState> {
  const order = { ...before, ...changed };
  const axes = axesOf(order);
  const bump = by.quietly ? 0 : 1;
  await updateFacts(tx, order, axes, {
    bump,
    search: [...wordsOf(order.reference), order.number, searchText(order)].join(" "),
    now: by.now,
  });
  const moved = movesOf(before, axes);
  const state = { id: order.id, reference: order.reference, version: before.version + bump, ...axes };
  return Object.keys(moved).length > 0 ? { ...state, moved } : state;
}

/** Adds to what has left of some lines, less than nothing where it came back, and keeps the parcels there are now; the caller has checked the quantities. */
export async function keepShipped(
  tx: Tx,
  order: Order,
  left: { parts: readonly { lineId: string; quantity: number }[]; parcels: Parcels; now: Date },
): Promise<OrderState> {
  await addShipped(tx, order.shopId, left.parts);
  const lines = order.lines.map((line) => {
    const parts = left.parts.filter((part) => part.lineId === line.id);
    return { ...line, shipped: milli(parts.reduce((all, { quantity }) => all + quantity, line.shipped as number)) };
  });
  return keepFacts(tx, order, { lines, parcels: left.parcels }, { now: left.now });
}

/** The goods are being prepared; not ready to leave yet. */
export async function prepareOrder(tx: Tx, asked: Asked, tell: Tell): Promise<OrderState> {
  const order = await lockFor(tx, asked, "prepare");
  if (order.preparedAt) return stateOf(order);
  if (!mayBePrepared(order)) throw notNow(order, "prepare");
  const state = await keepFacts(tx, order, { preparedAt: asked.now }, asked);
  await recordOn(tx, state, asked, { kind: "order.prepared", data: { tell } });
  return state;
}

/** The merchant has nothing more to do on it; archiving is what comes next. */
export async function completeOrder(tx: Tx, asked: Asked): Promise<OrderState> {
  const order = await lockFor(tx, asked, "complete");
  if (order.completedAt) return stateOf(order);
  const state = await keepFacts(tx, order, { completedAt: asked.now }, asked);
  await recordOn(tx, state, asked, { kind: "order.completed", data: { tell: "nobody" } });
  return state;
}

/** Cancels an order: what has not left goes back in stock, once. Money already received is shown as to be given back, never moved here. */
export async function cancelOrder(tx: Tx, asked: Asked, how: { reason: string; tell: Tell }): Promise<OrderState> {
  const order = await lockFor(tx, asked, "cancel");
  await giveBackUnsent(tx, order, { event: `cancelled at version ${order.version}`, now: asked.now });
  const state = await keepFacts(tx, order, { cancelledAt: asked.now, cancelReason: how.reason }, asked);
  await recordOn(tx, state, asked, { kind: "order.cancelled", data: how });
  return state;
}

/** Out of the active lists; still found by search and by its address. */
export async function archiveOrder(tx: Tx, asked: Asked): Promise<OrderState> {
  const order = await lockFor(tx, asked, "archive");
  const state = await keepFacts(tx, order, { archivedAt: asked.now }, asked);
  await recordOn(tx, state, asked, { kind: "order.archived", data: {} });
  return state;
}

/**
 * Back from the archive or the trash, to the life it had. Out of the trash it takes its stock again, unless it was
 * cancelled; when others have bought it meanwhile the order stays there: `out_of_stock`.
 */
export async function restoreOrder(tx: Tx, asked: Asked): Promise<OrderState> {
  const order = await lockFor(tx, asked, "restore");
  if (order.deletedAt && !order.cancelledAt) {
    const moves = unsentMoves(order);
    await takeAgain(tx, order, { moves, event: `restored at version ${order.version}`, now: asked.now });
  }
  const state = await keepFacts(tx, order, { archivedAt: null, deletedAt: null }, asked);
  const from = order.deletedAt ? "deleted" : "archived";
  await recordOn(tx, state, asked, { kind: "order.restored", data: { from } });
  return state;
}

/**
 * To the trash, for orders that left no trace in the books; what has not left goes back in stock. One that has money or
 * an invoice is refused: cancel it and archive it.
 */
export async function deleteOrder(tx: Tx, asked: Asked): Promise<OrderState> {
  const order = await lockFor(tx, asked, "delete");
  if (!mayBeDeleted(order)) throw new Refusal("order_is_in_the_books", { reference: order.reference });
  await giveBackUnsent(tx, order, { event: `deleted at version ${order.version}`, now: asked.now });
  const state = await keepFacts(tx, order, { deletedAt: asked.now }, asked);
  await recordOn(tx, state, asked, { kind: "order.deleted", data: {} });
  return state;
}

const giveBackUnsent = (tx: Tx, order: Order, by: { event: string; now: Date }): Promise<void> =>
  giveStockBack(tx, order.shopId, unsentMoves(order), by);

/** Takes out of the stock what the order had given back. Refuses `out_of_stock` when others have bought it meanwhile. */
export async function takeAgain(
  tx: Tx,
  order: Order,
  { moves, event, now }: { moves: readonly StockMove[]; event: string; now: Date },
): Promise<void> {
  try {
    await takeStockAgain(tx, order.shopId, moves, { event, now });
  } catch (error) {
    if (!isShortOfStock(error)) throw error;
    const wanted = new Set(moves.map((move) => move.lineId));
    const items = order.lines.filter((line) => wanted.has(line.id)).map(({ variantId, name }) => ({ variantId, name }));
    throw new Refusal("out_of_stock", { items });
  }
}

/** The merchant has opened it: no longer shown as new. */
export async function seeOrder(tx: Tx, asked: Asked): Promise<void> {
  const seen = await markSeen(tx, asked.caller.shopId, asked.orderId, asked.now);
  if (seen === 0) throw new Refusal("order_not_found", { orderId: asked.orderId });
}

/** How far the invoice of each of these orders is, by the order's id. */
export async function invoiceStatusesOf(
  tx: Tx,
  shopId: string,
  orderIds: readonly string[],
): Promise<Map<string, InvoiceStatus>> {
  const rows = await listInvoiceStatuses(tx, shopId, orderIds);
  return new Map(rows.map((row) => [row.id, row.invoiceStatus]));
}

export const referencesOf = listReferences;

export const stateOf = (order: Order): OrderState => ({
  id: order.id,
  reference: order.reference,
  version: order.version,
  paymentStatus: order.paymentStatus,
  fulfilmentStatus: order.fulfilmentStatus,
  invoiceStatus: order.invoiceStatus,
  life: order.life,
});

/** Records what a caller's verb did to an order, at the version it made, with the statuses it moved; for the verbs of this slice and of those above. */
export async function recordOn<Kind extends HappeningKind>(
  tx: Tx,
  { id, version, moved }: Pick<OrderState, "id" | "version" | "moved">,
  { caller, now }: Asked,
  what: { kind: Kind; data: Happenings[Kind]; undoes?: readonly string[] },
): Promise<void> {
  const { shopId, actor } = caller;
  const data = moved ? { ...what.data, moved } : what.data;
  await record(tx, { ...what, data, shopId, orderId: id, orderVersion: version, actor, now });
}
