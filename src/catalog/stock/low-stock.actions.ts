import { milli } from "../../../shared/money.ts";
import type { Tx } from "../../lib/db.ts";
import type { Shop } from "../../shops/shop.ts";
import { markLowVariants, type LowVariant } from "./low-stock.sql.ts";

export type { LowVariant };

/** Those of these variants whose stock has just crossed its threshold downwards: each is named once, until it was above again. */
export async function noteLowStock(tx: Tx, shop: Shop, variantIds: readonly string[]): Promise<LowVariant[]> {
  const { lowStock } = shop.settings;
  return variantIds.length === 0
    ? []
    : markLowVariants(tx, shop.id, variantIds, lowStock === null ? null : milli(lowStock));
}
