import type { Tx } from "../lib/db.ts";
import type { Actor } from "../lib/outbox.ts";
import type { Parcel, ParcelPart } from "./shipment.ts";

export interface ShipmentRow {
  shopId: string;
  id: string;
  orderId: string;
  carrier: string;
  trackingNumber: string;
  trackingLink: string;
  deliveredAt: Date | null;
  actor: Actor;
  now: Date;
}

/** The parcel and what is in it, in one statement. */
export async function insertShipment(tx: Tx, row: ShipmentRow, parts: readonly ParcelPart[]): Promise<void> {
  await tx.run(
    `with parcel as (
       insert into shipments (shop_id, id, order_id, carrier, tracking_number, tracking_link, handed_over_at, actor, delivered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $11) returning shop_id, id
     )
     insert into shipment_lines (shop_id, shipment_id, line_id, quantity)
     select parcel.shop_id, parcel.id, part.line_id, part.quantity
     from parcel, unnest($9::uuid[], $10::bigint[]) as part (line_id, quantity)`,
    [
      row.shopId,
      row.id,
      row.orderId,
      row.carrier,
      row.trackingNumber,
      row.trackingLink,
      row.now,
      JSON.stringify(row.actor),
      parts.map((part) => part.lineId),
      parts.map((part) => part.quantity),
      row.deliveredAt,
    ],
  );
}

/** Marks one parcel as delivered, or all of an order's; returns those that were not yet. */
export async function markDelivered(
  tx: Tx,
  shopId: string,
  which: { orderId: string; shipmentId: string | null; at: Date },
): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(
    `update shipments set delivered_at = $4
     where shop_id = $1 and order_id = $2 and ($3::uuid is null or id = $3) and delivered_at is null
       and taken_back_at is null returning id`,
    [shopId, which.orderId, which.shipmentId, which.at],
  );
  return rows.map((row) => row.id);
}

export async function listParcels(tx: Tx, shopId: string, orderId: string): Promise<Parcel[]> {
  return tx.all<Parcel>(
    `select s.id, s.carrier, s.tracking_number as "trackingNumber", s.tracking_link as "trackingLink",
       s.handed_over_at as "handedOverAt", s.delivered_at as "deliveredAt", s.taken_back_at as "takenBackAt",
       (select json_agg(json_build_object('lineId', l.line_id, 'quantity', l.quantity)) from shipment_lines as l
        where l.shop_id = s.shop_id and l.shipment_id = s.id) as parts
     from shipments as s where s.shop_id = $1 and s.order_id = $2 order by s.id`,
    [shopId, orderId],
  );
}

/** Writes when these parcels arrived, or that they have not, and when they were taken back, or that they were not. */
export async function writeParcelDates(
  tx: Tx,
  shopId: string,
  ids: readonly string[],
  dates: Pick<Parcel, "deliveredAt" | "takenBackAt">,
): Promise<void> {
  await tx.run(
    "update shipments set delivered_at = $3, taken_back_at = $4 where shop_id = $1 and id = any($2::uuid[])",
    [shopId, ids, dates.deliveredAt, dates.takenBackAt],
  );
}
