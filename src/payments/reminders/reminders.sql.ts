import type { Tx } from "../../lib/db.ts";

/** Notes that a reminder leaves; false when it had left already. */
export async function insertReminder(
  tx: Tx,
  { shopId, orderId, days, now }: { shopId: string; orderId: string; days: number; now: Date },
): Promise<boolean> {
  const row = await tx.one(
    `insert into payment_reminders (shop_id, order_id, days, reminded_at) values ($1, $2, $3, $4)
     on conflict (shop_id, order_id, days) do nothing returning days`,
    [shopId, orderId, days, now],
  );
  return row !== undefined;
}
