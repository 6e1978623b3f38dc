import type { Tx } from "../lib/db.ts";
import { Refusal } from "../refusals.ts";
import { shownStatuses } from "../statuses/status.ts";
import type { OrderList, OrderQuery, OrderRow } from "./order-row.ts";
import { listOrderRows, orderFilter, type Place } from "./orders.sql.ts";

/** One page of a shop's orders, newest first, with the cursors of its neighbours. */
export async function listOrders(
  tx: Tx,
  shop: { id: string; timeZone: string },
  query: OrderQuery,
): Promise<OrderList> {
  const place = query.cursor === undefined ? undefined : placeOf(query.cursor);
  const rows = await listOrderRows(tx, orderFilter(shop, query), { place, limit: query.limit });
  const hasMore = rows.length > query.limit;
  const kept = rows.slice(0, query.limit);
  if (place?.side === "newer") kept.reverse();
  const orders: OrderRow[] = kept.map((row) => ({
    ...row,
    placedAt: row.placedAt.toISOString(),
    statuses: shownStatuses(row.statuses, row),
  }));
  const hasOlder = place?.side === "newer" || hasMore;
  const hasNewer = place?.side === "newer" ? hasMore : place !== undefined;
  return {
    orders,
    nextCursor: hasOlder ? cursorAt(orders.at(-1), "older") : null,
    previousCursor: hasNewer ? cursorAt(orders[0], "newer") : null,
  };
}

const cursorAt = (row: OrderRow | undefined, side: Place["side"]): string | null =>
  row ? Buffer.from(`${side === "older" ? "o" : "n"} ${row.placedAt} ${row.id}`).toString("base64url") : null;

/** A cursor is opaque to callers; one that was tampered with is refused. Times are kept to the millisecond, as the program writes them. */
function placeOf(cursor: string): Place {
  const [side, at, id] = Buffer.from(cursor, "base64url").toString().split(" ");
  const valid =
    (side === "o" || side === "n") && at && !Number.isNaN(Date.parse(at)) && id && /^[0-9a-f-]{36}$/.test(id);
  if (!valid) throw new Refusal("page_cursor_invalid", { cursor });
  return { at, id, side: side === "o" ? "older" : "newer" };
}
