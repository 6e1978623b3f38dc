import { milli } from "../../../shared/money.ts";
import type { StockMove } from "../../catalog/stock.ts";
import type { Order } from "../order.ts";

/** What the order holds of the counted stock and has not sent: what goes back when it is cancelled or deleted. */
export function unsentMoves(order: Order): StockMove[] {
  return order.lines.flatMap(({ id, variantId, isStockCounted, quantity, shipped }) =>
    isStockCounted && variantId !== null && quantity > shipped
      ? [{ variantId, lineId: id, quantity: milli(quantity - shipped) }]
      : [],
  );
}

/** What the order took out of the counted stock and sent: what may go back when it is returned. */
export function sentMoves(order: Pick<Order, "lines">): StockMove[] {
  return order.lines.flatMap(({ id, variantId, isStockCounted, shipped }) =>
    isStockCounted && variantId !== null && shipped > 0 ? [{ variantId, lineId: id, quantity: shipped }] : [],
  );
}
