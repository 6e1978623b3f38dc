import type { Tx } from "../../lib/db.ts";

/** Writes whether a statement of withdrawal waits for the merchant. */
export async function updateWithdrawing(
  tx: Tx,
  { shopId, id }: { shopId: string; id: string },
  by: { isRequested: boolean; bump: 0 | 1; now: Date },
): Promise<void> {
  await tx.run(
    `update orders set is_withdrawal_requested = $3, version = version + $4, updated_at = $5 where shop_id = $1 and id = $2`,
    [shopId, id, by.isRequested, by.bump, by.now],
  );
}

/** The order of this reference, or of one of these numbers, bought with this address; not one that was deleted. */
export async function findOrderIdOf(
  tx: Tx,
  shopId: string,
  asked: { reference: string; numbers: readonly number[]; email: string },
): Promise<string | undefined> {
  const row = await tx.one<{ id: string }>(
    `select id from orders where shop_id = $1 and number = any($2::bigint[]) and lower(email) = lower($3) and life <> 'deleted'
     order by lower(reference) = lower($4) desc, number desc limit 1`,
    [shopId, asked.numbers, asked.email, asked.reference],
  );
  return row?.id;
}
