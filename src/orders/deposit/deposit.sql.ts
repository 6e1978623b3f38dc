import type { Tx } from "../../lib/db.ts";
import type { Order } from "../order.ts";

export async function keepDeposit(
  tx: Tx,
  { shopId, id, deposit }: Pick<Order, "shopId" | "id" | "deposit">,
): Promise<void> {
  await tx.run("update orders set deposit = $3 where shop_id = $1 and id = $2", [shopId, id, deposit]);
}
