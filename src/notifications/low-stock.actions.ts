import { noteLowStock } from "../catalog/stock/low-stock.actions.ts";
import { record, type HappeningKind } from "../happenings.ts";
import type { Tx } from "../lib/db.ts";
import { findOrder } from "../orders/orders.actions.ts";
import type { Told } from "./messages.actions.ts";

/** What takes from the stock, or gives back to it. */
const moving: ReadonlySet<HappeningKind> = new Set<HappeningKind>([
  "order.placed",
  "order.edited",
  "order.cancelled",
  "order.reopened",
  "order.returned",
]);

/** Records what the order has left little of, once. Asked twice, it records nothing more. */
export async function watchStock(tx: Tx, { shop, happening, now }: Told): Promise<void> {
  if (!moving.has(happening.kind)) return;
  const { orderId } = happening;
  const { lines } = await findOrder(tx, shop.id, orderId);
  const counted = lines.flatMap(({ isStockCounted, variantId }) => (isStockCounted && variantId ? [variantId] : []));
  const low = await noteLowStock(tx, shop, [...new Set(counted)]);
  if (low.length === 0) return;
  const items = low.map(({ name, variantName, sku, onHand }) => ({
    name: [name, variantName].filter(Boolean).join(", "),
    sku,
    left: onHand,
  }));
  const actor = { kind: "system", id: null, name: "" } as const;
  await record(tx, { shopId: shop.id, kind: "stock.low", orderId, actor, data: { items }, now });
}
