import type { Milli } from "../../shared/money.ts";
import type { Tx } from "../lib/db.ts";
import type { Variant } from "./product.ts";

export type VariantRow = Pick<
  Variant,
  "id" | "sku" | "name" | "price" | "weightGrams" | "isStockCounted" | "lowStock" | "position"
> & { fileId: string | null };

const recordset = `json_to_recordset($2::json) as asked (id uuid, sku text, name text, price bigint, "weightGrams" integer,
  "isStockCounted" boolean, "lowStock" bigint, "fileId" uuid, position integer)`;

export async function insertVariants(
  tx: Tx,
  shopId: string,
  rows: readonly VariantRow[],
  productId: string,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(
    `insert into variants (shop_id, product_id, id, sku, name, price, weight_grams, is_stock_counted, low_stock, file_id, position)
     select $1, $3, id, sku, name, price, "weightGrams", "isStockCounted", "lowStock", "fileId", position from ${recordset}`,
    [shopId, JSON.stringify(rows), productId],
  );
}

export async function updateVariants(tx: Tx, shopId: string, rows: readonly VariantRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(
    `update variants as v set sku = asked.sku, name = asked.name, price = asked.price, weight_grams = asked."weightGrams",
       is_stock_counted = asked."isStockCounted", low_stock = asked."lowStock", file_id = asked."fileId", position = asked.position
     from ${recordset} where v.shop_id = $1 and v.id = asked.id`,
    [shopId, JSON.stringify(rows)],
  );
}

/** No longer sold; orders and movements that name them stay. */
export async function archiveVariants(tx: Tx, shopId: string, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.run("update variants set archived_at = $3 where shop_id = $1 and id = any($2)", [shopId, ids, now]);
}

export interface StockSetting {
  id: string;
  causeId: string;
  stock: Milli;
  difference: number;
}

/** Sets what is on hand and writes the difference as a movement, so that on_hand stays the sum of the movements. The caller holds the rows. */
export async function setOnHand(tx: Tx, shopId: string, settings: readonly StockSetting[], now: Date): Promise<void> {
  if (settings.length === 0) return;
  await tx.run(
    `with asked as (
       select * from json_to_recordset($2::json) as asked (id uuid, "causeId" uuid, stock bigint, difference bigint)
     ), moved as (
       insert into stock_movements (shop_id, variant_id, cause_id, reason, event, quantity, moved_at)
       select $1, id, "causeId", 'set', 'by hand', difference, $3 from asked
     )
     update variants as v set on_hand = asked.stock from asked where v.shop_id = $1 and v.id = asked.id`,
    [shopId, JSON.stringify(settings), now],
  );
}

/** SKUs of these that other products have. */
export async function listTakenSkus(
  tx: Tx,
  shopId: string,
  skus: readonly string[],
  productId: string,
): Promise<string[]> {
  const rows = await tx.all<{ sku: string }>(
    `select sku from variants where shop_id = $1 and sku = any($2) and product_id <> $3 and archived_at is null`,
    [shopId, skus, productId],
  );
  return rows.map((row) => row.sku);
}
