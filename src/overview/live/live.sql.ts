import type { Tx } from "../../lib/db.ts";
import type { Happened } from "./live-event.ts";

/** What happened in these shops after an id, oldest first, by the primary key. */
export async function listHappened(tx: Tx, shopIds: readonly string[], after: string): Promise<Happened[]> {
  return tx.all<Happened>(
    `select shop_id as "shopId", id, kind, order_id as "orderId" from happenings
     where shop_id = any($1::uuid[]) and id > $2 order by id`,
    [shopIds, after],
  );
}
