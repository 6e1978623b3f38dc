import type { Tx } from "../../lib/db.ts";
import type { Label } from "./label.ts";

const columns = `l.id, l.order_id as "orderId", l.account_id as "accountId", l.carrier, l.mode, l.state, l.wanted, l.tell, l.actor,
  l.reference, l.tracking_number as "trackingNumber", l.document_url as "documentUrl", l.shipment_id as "shipmentId", l.fault,
  l.why, l.asked_at as "askedAt",
  exists (select from label_files as f where f.shop_id = l.shop_id and f.label_id = l.id) as "hasDocument"`;

export async function insertLabel(
  tx: Tx,
  shopId: string,
  label: Pick<Label, "id" | "orderId" | "accountId" | "carrier" | "mode" | "wanted" | "tell" | "actor" | "askedAt">,
): Promise<void> {
  await tx.run(
    `insert into label_requests (shop_id, id, order_id, account_id, carrier, mode, state, wanted, tell, actor, asked_at)
     values ($1, $2, $3, $4, $5, $6, 'asked', $7, $8, $9, $10)`,
    [
      shopId,
      label.id,
      label.orderId,
      label.accountId,
      label.carrier,
      label.mode,
      JSON.stringify(label.wanted),
      label.tell,
      JSON.stringify(label.actor),
      label.askedAt,
    ],
  );
}

export function findLabel(tx: Tx, shopId: string, id: string): Promise<Label | undefined> {
  return tx.one(`select ${columns} from label_requests as l where l.shop_id = $1 and l.id = $2`, [shopId, id]);
}

/** The label's row, locked until the transaction ends. An order is locked before its labels. */
export function lockLabel(tx: Tx, shopId: string, id: string): Promise<Label | undefined> {
  return tx.one(`select ${columns} from label_requests as l where l.shop_id = $1 and l.id = $2 for update of l`, [
    shopId,
    id,
  ]);
}

/** Every label asked for an order, oldest first; by index label_requests_of_order. */
export function listLabels(tx: Tx, shopId: string, orderId: string): Promise<Label[]> {
  return tx.all(`select ${columns} from label_requests as l where l.shop_id = $1 and l.order_id = $2 order by l.id`, [
    shopId,
    orderId,
  ]);
}

type Changed = Pick<Label, "state"> &
  Partial<Pick<Label, "reference" | "trackingNumber" | "documentUrl" | "fault" | "why">>;

/** Writes where a label stands, and what is known of it since. */
export async function updateLabel(tx: Tx, shopId: string, label: Label, changed: Changed): Promise<void> {
  const now = { ...label, ...changed };
  await tx.run(
    `update label_requests set state = $3, reference = $4, tracking_number = $5, document_url = $6, fault = $7, why = $8
     where shop_id = $1 and id = $2`,
    [shopId, label.id, now.state, now.reference, now.trackingNumber, now.documentUrl, now.fault, now.why],
  );
}

/** The parcel of a label has left, in this shipment. */
export async function markLabelShipped(
  tx: Tx,
  shopId: string,
  { labelId, shipmentId }: { labelId: string; shipmentId: string },
): Promise<void> {
  await tx.run("update label_requests set state = 'shipped', shipment_id = $3 where shop_id = $1 and id = $2", [
    shopId,
    labelId,
    shipmentId,
  ]);
}

/** Shipments were taken back, or are not after all: their labels may be used again, or not any more. */
export async function markLabelsOf(
  tx: Tx,
  shopId: string,
  shipments: { orderId: string; ids: readonly string[]; are: "back" | "gone" },
): Promise<void> {
  const [from, to] = shipments.are === "back" ? ["shipped", "ready"] : ["ready", "shipped"];
  await tx.run(
    `update label_requests set state = $5
     where shop_id = $1 and order_id = $2 and state = $4 and shipment_id = any($3::uuid[])`,
    [shopId, shipments.orderId, shipments.ids, from, to],
  );
}

export async function insertLabelFile(
  tx: Tx,
  shopId: string,
  file: { labelId: string; bytes: Buffer; sha256: Buffer; now: Date },
): Promise<void> {
  await tx.run(
    `insert into label_files (shop_id, label_id, bytes, sha256, made_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [shopId, file.labelId, file.bytes, file.sha256, file.now],
  );
}

export function findLabelFile(
  tx: Tx,
  shopId: string,
  { orderId, labelId }: { orderId: string; labelId: string },
): Promise<{ bytes: Buffer; sha256: Buffer } | undefined> {
  return tx.one(
    `select f.bytes, f.sha256 from label_files as f
       join label_requests as l on l.shop_id = f.shop_id and l.id = f.label_id
     where f.shop_id = $1 and f.label_id = $2 and l.order_id = $3`,
    [shopId, labelId, orderId],
  );
}
