import type { Tx } from "../../lib/db.ts";

/** Open orders placed until then whose money is awaited, oldest first. */
export async function listUnpaidOrderIds(tx: Tx, shopId: string, placedUntil: Date): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(
    `select id from orders where shop_id = $1 and life = 'open' and payment_status in ('awaiting', 'partially_paid')
       and placed_at <= $2 order by placed_at, id`,
    [shopId, placedUntil],
  );
  return rows.map(({ id }) => id);
}
