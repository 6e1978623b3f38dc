import type { Tx } from "../lib/db.ts";
import { isInstant, pageOf, placeOf } from "../lib/db/page.ts";
import { shownStatuses } from "../statuses/status.ts";
import type { OrderList, OrderQuery } from "./order-row.ts";
import { listOrderRows, orderFilter } from "./orders.sql.ts";

/** One page of a shop's orders, newest first, with the cursors of its neighbours. Times are kept to the millisecond, as the program writes them. */
export async function listOrders(
  tx: Tx,
  shop: { id: string; timeZone: string },
  query: OrderQuery,
): Promise<OrderList> {
  const at = { place: placeOf(query.cursor, isInstant), limit: query.limit };
  const found = await listOrderRows(tx, orderFilter(shop, query), at);
  const { rows, ...cursors } = pageOf(found, at, ({ placedAt }) => placedAt.toISOString());
  const orders = rows.map((row) => ({
    ...row,
    placedAt: row.placedAt.toISOString(),
    statuses: shownStatuses(row.statuses, row),
  }));
  return { orders, ...cursors };
}
