import type { Tx } from "../lib/db.ts";
import { Refusal } from "../refusals.ts";
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

export interface Taking {
  item: Sellable;
  move: StockMove;
}

/** Takes what an order needs from the counted stock: everything, or a refusal that names what is short. */
export async function takeStock(tx: Tx, shopId: string, takings: readonly Taking[], now: Date): Promise<void> {
  const counted = takings.filter(({ item }) => item.isStockCounted);
  if (counted.length === 0) return;
  const taken = new Set(
    await takeFromStock(
      tx,
      shopId,
      counted.map(({ move }) => move),
      now,
    ),
  );
  const short = counted.filter(({ item }) => !taken.has(item.variantId));
  if (short.length === 0) return;
  const left = await findSellable(
    tx,
    shopId,
    short.map(({ item }) => item.variantId),
  );
  const items = [...new Map(short.map(({ item }) => [item.variantId, item])).values()].map((item) => ({
    variantId: item.variantId,
    name: [item.name, item.variantName].filter(Boolean).join(" – "),
    available: left.get(item.variantId)?.available ?? 0,
  }));
  throw new Refusal("out_of_stock", { items });
}

/** Gives stock back once per event, never more than a line took. Lines whose stock is not counted are left out by the caller. */
export async function giveStockBack(
  tx: Tx,
  shopId: string,
  moves: readonly StockMove[],
  by: { event: string; now: Date },
): Promise<void> {
  if (moves.length > 0) await putBackInStock(tx, shopId, moves, by.event, by.now);
}
