import type { Tx } from "../../lib/db.ts";

/** When each of these customers last ordered, in one statement whatever their count; by orders_of_customer. */
export async function listLastOrders(
  tx: Tx,
  shopId: string,
  customerIds: readonly string[],
): Promise<{ customerId: string; placedAt: Date }[]> {
  return tx.all(
    `select customer_id as "customerId", max(placed_at) as "placedAt" from orders
     where shop_id = $1 and customer_id = any($2::uuid[]) and life <> 'deleted' group by customer_id`,
    [shopId, customerIds],
  );
}
