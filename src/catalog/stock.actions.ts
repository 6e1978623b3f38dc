import { breaksCheck, type Tx } from "../lib/db.ts";
import type { Sellable, StockMove } from "./stock.ts";
import { listSellable, putBackInStock, takeFromStock } from "./stock.sql.ts";

/** Variants by id, as they can be sold now. Unknown and archived ones are left out. */
export async function findSellable(
  tx: Tx,
  shopId: string,
  variantIds: readonly string[],
): Promise<Map<string, Sellable>> {
  const found = await listSellable(tx, shopId, variantIds);
  return new Map(found.map((item) => [item.variantId, item]));
}

/** What order lines take out of the counted stock. When something is short the transaction fails with an error that `isShortOfStock` knows. */
export async function takeStock(tx: Tx, shopId: string, moves: readonly StockMove[], now: Date): Promise<void> {
  if (moves.length > 0) await takeFromStock(tx, shopId, moves, { reason: "sold", event: "placed", now });
}

/** What an edited order takes beside what it has; `event` names the edit. Fails like `takeStock`. */
export async function takeMoreStock(
  tx: Tx,
  shopId: string,
  moves: readonly StockMove[],
  by: { event: string; now: Date },
): Promise<void> {
  if (moves.length > 0) await takeFromStock(tx, shopId, moves, { reason: "sold", ...by });
}

/** What an order brought back takes out again; `event` names the bringing back, once. */
export async function takeStockAgain(
  tx: Tx,
  shopId: string,
  moves: readonly StockMove[],
  by: { event: string; now: Date },
): Promise<void> {
  if (moves.length > 0) await takeFromStock(tx, shopId, moves, { reason: "sold_again", ...by });
}

/** Whether a transaction failed because somebody else had taken what it needed. */
export const isShortOfStock = (error: unknown): boolean => breaksCheck(error, "variants");

/** Gives stock back once per event, never more than a line took. Lines whose stock is not counted are left out by the caller. */
export async function giveStockBack(
  tx: Tx,
  shopId: string,
  moves: readonly StockMove[],
  by: { event: string; now: Date },
): Promise<void> {
  if (moves.length > 0) await putBackInStock(tx, shopId, moves, by);
}
