import type { Milli } from "../../../shared/money.ts";
import type { Tx } from "../../lib/db.ts";

/** A variant of which little is left. */
export interface LowVariant {
  name: string;
  variantName: string;
  sku: string;
  onHand: Milli;
}

const isLow = "(v.is_stock_counted and coalesce(v.on_hand <= coalesce(v.low_stock, $3), false))";

/**
 * Writes of these variants whether little is left, `usual` being the threshold of those without their own; returns those
 * of which that was not so before. Nothing is locked where nothing has changed: everybody who buys wants these rows.
 */
export async function markLowVariants(
  tx: Tx,
  shopId: string,
  variantIds: readonly string[],
  usual: Milli | null,
): Promise<LowVariant[]> {
  const changed = await tx.all<{ id: string }>(
    `select v.id from variants as v where v.shop_id = $1 and v.id = any($2) and v.is_low <> ${isLow}`,
    [shopId, variantIds, usual],
  );
  if (changed.length === 0) return [];
  return tx.all<LowVariant>(
    `with locked as (
       select id from variants where shop_id = $1 and id = any($2) order by id for update
     ), marked as (
       update variants as v set is_low = not v.is_low from locked
       where v.shop_id = $1 and v.id = locked.id and v.is_low <> ${isLow}
       returning v.id, v.product_id, v.name, v.sku, v.on_hand, v.is_low
     )
     select p.name, marked.name as "variantName", marked.sku, marked.on_hand as "onHand"
     from marked join products as p on p.shop_id = $1 and p.id = marked.product_id
     where marked.is_low order by p.name, marked.name, marked.id`,
    [shopId, changed.map(({ id }) => id), usual],
  );
}
