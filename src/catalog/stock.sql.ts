import type { Tx } from "../lib/db.ts";
import type { Sellable, StockMove } from "./stock.ts";

export async function listSellable(tx: Tx, shopId: string, variantIds: readonly string[]): Promise<Sellable[]> {
  return tx.all<Sellable>(
    `select v.id as "variantId", v.product_id as "productId", v.sku, p.name, v.name as "variantName", p.kind, v.price,
       p.tax_class as "taxClass", v.weight_grams as "weightGrams", v.is_stock_counted as "isStockCounted",
       v.on_hand - v.reserved as available, p.picture_id as "pictureId", v.file_id as "fileId", p.is_visible as "isVisible",
       p.no_withdrawal as "noWithdrawal"
     from variants as v
     join products as p on p.shop_id = v.shop_id and p.id = v.product_id
     where v.shop_id = $1 and v.id = any($2) and v.archived_at is null`,
    [shopId, variantIds],
  );
}

/**
 * Takes what is asked from the counted variants and writes the movements, in one statement. Too little of one breaks the
 * table's check, and with it the whole transaction. Rows are locked in the order of their ids, so that two orders for the
 * same things wait for each other instead of deadlocking.
 */
export async function takeFromStock(
  tx: Tx,
  shopId: string,
  moves: readonly StockMove[],
  by: { reason: "sold" | "sold_again"; event: string; now: Date },
): Promise<void> {
  await tx.run(
    `with asked as (
       select * from unnest($2::uuid[], $3::uuid[], $4::bigint[]) as asked (variant_id, line_id, quantity)
     ), locked as (
       select id from variants where shop_id = $1 and id = any($2) and is_stock_counted order by id for update
     ), taken as (
       update variants as v set on_hand = v.on_hand - sums.quantity
       from (select variant_id, sum(quantity)::bigint as quantity from asked group by variant_id) as sums, locked
       where v.shop_id = $1 and v.id = sums.variant_id and v.id = locked.id
       returning v.id
     )
     insert into stock_movements (shop_id, variant_id, cause_id, reason, event, quantity, moved_at)
     select $1, asked.variant_id, asked.line_id, $5, $6, -asked.quantity, $7
     from asked join taken on taken.id = asked.variant_id`,
    [
      shopId,
      moves.map((m) => m.variantId),
      moves.map((m) => m.lineId),
      moves.map((m) => m.quantity),
      by.reason,
      by.event,
      by.now,
    ],
  );
}

/**
 * Gives back, line by line, what it took and has not given back yet, at most the quantity asked. Asked twice for the
 * same event it gives nothing the second time.
 */
export async function putBackInStock(
  tx: Tx,
  shopId: string,
  moves: readonly StockMove[],
  by: { event: string; now: Date },
): Promise<void> {
  await tx.run(
    `with asked as (
       select * from unnest($2::uuid[], $3::uuid[], $4::bigint[]) as asked (variant_id, line_id, quantity)
     ), locked as (
       select id from variants where shop_id = $1 and id = any($2) order by id for update
     ), still_out as (
       select m.variant_id, m.cause_id, least(asked.quantity, -sum(m.quantity)::bigint) as quantity
       from asked
       join locked on locked.id = asked.variant_id
       join stock_movements as m on m.shop_id = $1 and m.variant_id = asked.variant_id and m.cause_id = asked.line_id
       group by m.variant_id, m.cause_id, asked.quantity
       having sum(m.quantity) < 0
     ), moved as (
       insert into stock_movements (shop_id, variant_id, cause_id, reason, event, quantity, moved_at)
       select $1, variant_id, cause_id, 'given_back', $5, quantity, $6 from still_out
       on conflict do nothing
       returning variant_id, quantity
     )
     update variants as v set on_hand = v.on_hand + sums.quantity
     from (select variant_id, sum(quantity)::bigint as quantity from moved group by variant_id) as sums
     where v.shop_id = $1 and v.id = sums.variant_id`,
    [shopId, moves.map((m) => m.variantId), moves.map((m) => m.lineId), moves.map((m) => m.quantity), by.event, by.now],
  );
}
