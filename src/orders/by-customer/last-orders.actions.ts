import type { Tx } from "../../lib/db.ts";
import { listLastOrders } from "./last-orders.sql.ts";

/** When each of these customers last ordered; those who never did are not in it. Reads nothing for nobody. */
export async function lastOrderTimes(
  tx: Tx,
  shopId: string,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const found = customerIds.length > 0 ? await listLastOrders(tx, shopId, customerIds) : [];
  return new Map(found.map(({ customerId, placedAt }) => [customerId, placedAt]));
}
