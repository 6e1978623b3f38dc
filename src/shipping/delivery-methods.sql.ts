import type { Tx } from "../lib/db.ts";
import type { DeliveryMethod } from "./delivery-method.ts";

const columns = `id, kind, name, carrier, price, tracking_url as "trackingUrl", instructions, days_min as "daysMin", days_max as "daysMax",
  position, is_enabled as "isEnabled", version`;

export async function listDeliveryMethodRows(tx: Tx, shopId: string): Promise<DeliveryMethod[]> {
  return tx.all<DeliveryMethod>(`select ${columns} from delivery_methods where shop_id = $1 order by position, id`, [
    shopId,
  ]);
}

export async function insertDeliveryMethods(tx: Tx, shopId: string, methods: readonly DeliveryMethod[]): Promise<void> {
  await tx.run(
    `insert into delivery_methods (shop_id, id, kind, name, carrier, price, tracking_url, instructions, days_min, days_max, position, is_enabled)
     select $1, id, kind, name, carrier, price, "trackingUrl", instructions, "daysMin", "daysMax", position, "isEnabled"
     from json_to_recordset($2::json) as method (id uuid, kind text, name text, carrier text, price bigint, "trackingUrl" text,
       instructions text, "daysMin" integer, "daysMax" integer, position integer, "isEnabled" boolean)`,
    [shopId, JSON.stringify(methods)],
  );
}

/** The version of a way, locked until the transaction ends. */
export async function lockDeliveryMethod(tx: Tx, shopId: string, id: string): Promise<number | undefined> {
  const row = await tx.one<{ version: number }>(
    "select version from delivery_methods where shop_id = $1 and id = $2 for update",
    [shopId, id],
  );
  return row?.version;
}

export async function updateDeliveryMethod(
  tx: Tx,
  shopId: string,
  method: Omit<DeliveryMethod, "version">,
): Promise<DeliveryMethod | undefined> {
  return tx.one<DeliveryMethod>(
    `update delivery_methods set kind = $3, name = $4, carrier = $5, price = $6, tracking_url = $7, instructions = $8, days_min = $9,
       days_max = $10, position = $11, is_enabled = $12, version = version + 1
     where shop_id = $1 and id = $2 returning ${columns}`,
    [
      shopId,
      method.id,
      method.kind,
      method.name,
      method.carrier,
      method.price,
      method.trackingUrl,
      method.instructions,
      method.daysMin,
      method.daysMax,
      method.position,
      method.isEnabled,
    ],
  );
}

export async function deleteDeliveryMethodRow(tx: Tx, shopId: string, id: string): Promise<void> {
  await tx.run("delete from delivery_methods where shop_id = $1 and id = $2", [shopId, id]);
}
