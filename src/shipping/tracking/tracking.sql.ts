import type { Tx } from "../../lib/db.ts";
import type { TrackingState } from "../carriers/carrier.ts";
import type { DatedEvent, Tracker, Tracking } from "./tracking.ts";

export interface TrackedParcel {
  shipmentId: string;
  orderId: string;
  tracker: Tracker;
  number: string;
  state: TrackingState;
  carrier: string;
  trackingNumber: string;
  handedOverAt: Date;
  takenBackAt: Date | null;
  askedAt: Date | null;
}

const tracked = `t.shipment_id as "shipmentId", s.order_id as "orderId", t.tracker, t.number, t.state, s.carrier,
  s.tracking_number as "trackingNumber", s.handed_over_at as "handedOverAt", s.taken_back_at as "takenBackAt", t.asked_at as "askedAt"`;

export async function insertTracked(
  tx: Tx,
  shopId: string,
  parcel: { shipmentId: string; tracker: Tracker; number: string; nextAt: Date },
): Promise<void> {
  await tx.run(
    `insert into tracked_parcels (shop_id, shipment_id, tracker, number, next_at) values ($1, $2, $3, $4, $5)
     on conflict (shop_id, shipment_id) do update set next_at = excluded.next_at`,
    [shopId, parcel.shipmentId, parcel.tracker, parcel.number, parcel.nextAt],
  );
}

/**
 * The parcels it is time to ask about, the longest waiting first, so many at most: put off until `until`, so that nobody
 * else asks about them meanwhile, and they are asked about again should we be cut off. By the index tracked_parcels_due.
 */
export function claimDue(
  tx: Tx,
  shopId: string,
  due: { tracker: Tracker; now: Date; until: Date; countMax: number },
): Promise<TrackedParcel[]> {
  return tx.all(
    `with due as (
       select shop_id, shipment_id from tracked_parcels
       where shop_id = $1 and tracker = $2 and next_at <= $3 order by next_at limit $5 for update skip locked
     ), t as (
       update tracked_parcels as t set next_at = $4 from due
       where t.shop_id = due.shop_id and t.shipment_id = due.shipment_id
       returning t.shop_id, t.shipment_id, t.tracker, t.number, t.state, t.asked_at
     )
     select ${tracked} from t join shipments as s on s.shop_id = t.shop_id and s.id = t.shipment_id`,
    [shopId, due.tracker, due.now, due.until, due.countMax],
  );
}

/** The parcels of an order that are followed, and were not taken back. */
export function listTracked(tx: Tx, shopId: string, orderId: string): Promise<TrackedParcel[]> {
  return tx.all(
    `select ${tracked} from tracked_parcels as t join shipments as s on s.shop_id = t.shop_id and s.id = t.shipment_id
     where s.shop_id = $1 and s.order_id = $2 and s.taken_back_at is null order by s.id`,
    [shopId, orderId],
  );
}

/** One that is followed, locked until the transaction ends. */
export function lockTracked(tx: Tx, shopId: string, shipmentId: string): Promise<TrackedParcel | undefined> {
  return tx.one(
    `select ${tracked} from tracked_parcels as t join shipments as s on s.shop_id = t.shop_id and s.id = t.shipment_id
     where t.shop_id = $1 and t.shipment_id = $2 for update of t`,
    [shopId, shipmentId],
  );
}

export async function updateTracked(
  tx: Tx,
  shopId: string,
  parcel: { shipmentId: string; state: TrackingState; nextAt: Date | null; now: Date },
): Promise<void> {
  await tx.run(
    "update tracked_parcels set state = $3, next_at = $4, asked_at = $5, trouble = '' where shop_id = $1 and shipment_id = $2",
    [shopId, parcel.shipmentId, parcel.state, parcel.nextAt, parcel.now],
  );
}

/** Nobody could be asked: says why, and when it is tried again. */
export async function updateTrouble(
  tx: Tx,
  shopId: string,
  parcels: { ids: readonly string[]; trouble: string; nextAt: Date },
): Promise<void> {
  await tx.run(
    `update tracked_parcels set trouble = $3, next_at = $4
     where shop_id = $1 and shipment_id = any($2::uuid[]) and next_at is not null`,
    [shopId, parcels.ids, parcels.trouble, parcels.nextAt],
  );
}

/** Keeps what was said; what was said before is kept once. */
export async function insertEvents(
  tx: Tx,
  shopId: string,
  { shipmentId, events, now }: { shipmentId: string; events: readonly DatedEvent[]; now: Date },
): Promise<void> {
  if (events.length === 0) return;
  await tx.run(
    `insert into tracking_events (shop_id, shipment_id, happened_at, code, place, label, state, heard_at)
     select $1, $2, event.at, event.code, event.place, event.label, event.state, $4
     from json_to_recordset($3::json) as event (at timestamptz, code text, place text, label text, state text)
     on conflict do nothing`,
    [shopId, shipmentId, JSON.stringify(events), now],
  );
}

const eventColumns = `e.happened_at as at, e.code, e.place, e.label, e.state`;

export function listEvents(tx: Tx, shopId: string, shipmentId: string): Promise<DatedEvent[]> {
  return tx.all(
    `select ${eventColumns} from tracking_events as e where e.shop_id = $1 and e.shipment_id = $2 order by e.happened_at`,
    [shopId, shipmentId],
  );
}

export function listEventsOfOrder(
  tx: Tx,
  shopId: string,
  orderId: string,
): Promise<(DatedEvent & { shipmentId: string })[]> {
  return tx.all(
    `select e.shipment_id as "shipmentId", ${eventColumns} from shipments as s
     join tracking_events as e on e.shop_id = s.shop_id and e.shipment_id = s.id
     where s.shop_id = $1 and s.order_id = $2`,
    [shopId, orderId],
  );
}

export function listTrackings(tx: Tx, shopId: string, orderId: string): Promise<Omit<Tracking, "events">[]> {
  return tx.all(
    `select t.shipment_id as "shipmentId", t.state, t.trouble, t.asked_at as "askedAt",
       exists (select from carrier_accounts as a where a.shop_id = t.shop_id and a.carrier = t.tracker) as "mayAsk"
     from shipments as s
     join tracked_parcels as t on t.shop_id = s.shop_id and t.shipment_id = s.id
     where s.shop_id = $1 and s.order_id = $2`,
    [shopId, orderId],
  );
}

/** The shops where it is time to ask about a parcel. */
export async function listShopsWithDue(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(
    `select distinct a.shop_id as id from carrier_accounts as a
     where exists (select from tracked_parcels as t where t.shop_id = a.shop_id and t.tracker = a.carrier and t.next_at <= $1)`,
    [now],
  );
  return rows.map(({ id }) => id);
}
