import { giveStockBack } from "../catalog/stock.actions.ts";
import type { Happenings } from "../happenings.ts";
import type { Tx } from "../lib/db.ts";
import { hasGoods, notNow, type Order, type OrderState } from "../orders/order.ts";
import { sentMoves } from "../orders/taking-back/stock-moves.ts";
import { keepFacts, keepShipped, lockFor, recordOn, stateOf, type Asked } from "../orders/orders.actions.ts";
import { undeliverByHand } from "../orders/taking-back/taking-back.actions.ts";
import { Refusal } from "../refusals.ts";
import { milli } from "../../shared/money.ts";
import { markLabelsOf } from "./labels/labels.sql.ts";
import { parcelOf, summaryOf, type Parcel, type ParcelPart } from "./shipment.ts";
import { listParcels, writeParcelDates } from "./shipments.sql.ts";
import { followParcel } from "./tracking/tracking.actions.ts";

/**
 * A parcel did not leave after all, or none of them did: its lines are to be shipped again, its row stays. A cancelled order
 * gives what comes back to the stock. Already taken back: nothing happens. Refuses `shipment_not_found`.
 */
export async function unshipOrder(tx: Tx, asked: Asked, shipmentId?: string): Promise<OrderState> {
  const order = await lockFor(tx, asked, "unship");
  if (order.returnedAt) throw notNow(order, "unship");
  const all = await listParcels(tx, order.shopId, order.id);
  const named = all.filter((one) => shipmentId === undefined || one.id === shipmentId);
  if (named.length === 0 && shipmentId !== undefined) throw new Refusal("shipment_not_found", { shipmentId });
  const taken = named.filter((one) => one.takenBackAt === null);
  if (taken.length === 0) return stateOf(order);
  const state = await keepParcels(tx, order, { all, changed: taken, takenBackAt: asked.now }, asked);
  for (const { id, carrier, trackingNumber } of taken) {
    const data = { shipmentId: id, carrier, trackingNumber };
    await recordOn(tx, state, asked, { kind: "shipment.taken_back", data });
  }
  return state;
}

/** Taken back by mistake: it has left all the same; for an undo, which records itself. Refuses what has left in another parcel since. */
export async function shipAgain(tx: Tx, order: Order, shipmentId: string, asked: Asked): Promise<OrderState> {
  const all = await listParcels(tx, order.shopId, order.id);
  const changed = all.filter((one) => one.id === shipmentId);
  for (const { parts } of changed) parcelOf(order, parts);
  for (const parcel of changed) await followParcel(tx, order.shopId, { ...parcel, now: asked.now });
  return keepParcels(tx, order, { all, changed, takenBackAt: null }, asked);
}

interface Turned {
  all: readonly Parcel[];
  changed: readonly Parcel[];
  takenBackAt: Date | null;
}

async function keepParcels(
  tx: Tx,
  order: Order,
  { all, changed, takenBackAt }: Turned,
  asked: Asked,
): Promise<OrderState> {
  const { shopId } = order;
  const ids = changed.map((one) => one.id);
  for (const { id, deliveredAt } of changed) await writeParcelDates(tx, shopId, [id], { deliveredAt, takenBackAt });
  if (takenBackAt) requireNotRefunded(order, changed);
  await markLabelsOf(tx, shopId, { orderId: order.id, ids, are: takenBackAt ? "back" : "gone" });
  const sign = takenBackAt ? -1 : 1;
  const parts: ParcelPart[] = changed.flatMap((one) =>
    one.parts.map(({ lineId, quantity }) => ({ lineId, quantity: milli(sign * quantity) })),
  );
  if (takenBackAt && order.cancelledAt) await giveUnshippedBack(tx, order, changed, asked.now);
  const parcels = summaryOf(all.map((one) => (ids.includes(one.id) ? { ...one, takenBackAt } : one)));
  return keepShipped(tx, order, { parts, parcels, now: asked.now });
}

/** Pieces given back after they had left cannot have stayed. */
function requireNotRefunded(order: Order, taken: readonly Parcel[]): void {
  const parts = taken.flatMap((one) => one.parts);
  for (const { id, name, shipped, givenBack } of order.lines) {
    const back = parts.filter(({ lineId }) => lineId === id).reduce((all, { quantity }) => all + quantity, 0);
    if (back > 0 && shipped - back < givenBack.sent) throw new Refusal("line_given_back", { name });
  }
}

async function giveUnshippedBack(tx: Tx, order: Order, taken: readonly Parcel[], now: Date): Promise<void> {
  const parts = taken.flatMap((one) => one.parts);
  const moves = sentMoves(order).flatMap((move) => {
    const back = parts.filter((one) => one.lineId === move.lineId).reduce((all, one) => all + one.quantity, 0);
    return back > 0 ? [{ ...move, quantity: milli(back) }] : [];
  });
  await giveStockBack(tx, order.shopId, moves, { event: `taken back at version ${order.version}`, now });
}

/** Not arrived after all: every parcel that stands, or the order itself when it needs none. Not delivered: nothing happens. */
export async function undeliverOrder(tx: Tx, asked: Asked, shipmentIds?: readonly string[]): Promise<OrderState> {
  const order = await lockFor(tx, asked, "undeliver");
  if (!hasGoods(order)) return undeliverByHand(tx, asked);
  if (order.returnedAt) throw notNow(order, "undeliver");
  const all = await listParcels(tx, order.shopId, order.id);
  const arrived = all.filter(
    (one) => one.deliveredAt && !one.takenBackAt && (!shipmentIds || shipmentIds.includes(one.id)),
  );
  const was = arrived.at(-1)?.deliveredAt;
  if (!was) return stateOf(order);
  const ids = arrived.map((one) => one.id);
  const state = await writeArrival(tx, order, { all, ids, at: null }, asked);
  const data = { step: "delivered", was: was.toISOString(), shipmentIds: ids } as const;
  await recordOn(tx, state, asked, { kind: "order.step_undone", data });
  return state;
}

/** Arrived all the same, the day it had been said; for an undo, which records itself. */
export async function deliverAgain(
  tx: Tx,
  order: Order,
  { was, shipmentIds }: Required<Pick<Happenings["order.step_undone"], "was" | "shipmentIds">>,
  asked: Asked,
): Promise<OrderState> {
  const all = await listParcels(tx, order.shopId, order.id);
  return writeArrival(tx, order, { all, ids: shipmentIds, at: new Date(was) }, asked);
}

interface Arrival {
  all: readonly Parcel[];
  ids: readonly string[];
  at: Date | null;
}

async function writeArrival(tx: Tx, order: Order, { all, ids, at }: Arrival, asked: Asked): Promise<OrderState> {
  await writeParcelDates(tx, order.shopId, ids, { deliveredAt: at, takenBackAt: null });
  const parcels = summaryOf(all.map((one) => (ids.includes(one.id) ? { ...one, deliveredAt: at } : one)));
  return keepFacts(tx, order, { parcels }, asked);
}
