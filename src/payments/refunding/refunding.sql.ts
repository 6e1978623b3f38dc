import type { Tx } from "../../lib/db.ts";
import type { RefundPart } from "../../orders/giving-back/giving-back.ts";
import type { GivenParts } from "./refund.ts";

/** Which lines a refund of the ledger gave back. */
export async function insertParts(
  tx: Tx,
  shopId: string,
  given: { movementId: string; orderId: string; parts: readonly RefundPart[] },
): Promise<void> {
  await tx.run("insert into refund_parts (shop_id, movement_id, order_id, parts) values ($1, $2, $3, $4)", [
    shopId,
    given.movementId,
    given.orderId,
    JSON.stringify(given.parts),
  ]);
}

/** What an order's refunds gave back, line by line, oldest first. By the index refund_parts_of_order. */
export function listParts(tx: Tx, shopId: string, orderId: string): Promise<GivenParts[]> {
  return tx.all(
    `select given.movement_id as "movementId", given.parts,
       exists (select from payment_movements as m
         where m.shop_id = given.shop_id and m.order_id = given.order_id and m.reverses_id = given.movement_id) as "isReversed"
     from refund_parts as given where given.shop_id = $1 and given.order_id = $2 order by given.movement_id`,
    [shopId, orderId],
  );
}
