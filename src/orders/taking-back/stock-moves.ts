import { milli } from "../../../shared/money.ts";
import type { StockMove } from "../../catalog/stock.ts";
import type { Order } from "../order.ts";

/** What the order holds of the counted stock and will send: what goes back when it is cancelled or deleted. */
export function unsentMoves(order: Order): StockMove[] {
  return order.lines.flatMap(({ id, variantId, isStockCounted, quantity, shipped, givenBack }) => {
    const waiting = quantity - shipped - givenBack.unsent;
    return isStockCounted && variantId !== null && waiting > 0
      ? [{ variantId, lineId: id, quantity: milli(waiting) }]
      : [];
  });
}

/** What the order took out of the counted stock, sent, and has not back by a refund: what may go back when it is returned. */
export function sentMoves(order: Pick<Order, "lines">): StockMove[] {
  return order.lines.flatMap(({ id, variantId, isStockCounted, shipped, givenBack }) => {
    const away = shipped - givenBack.sentRestocked;
    return isStockCounted && variantId !== null && away > 0 ? [{ variantId, lineId: id, quantity: milli(away) }] : [];
  });
}
