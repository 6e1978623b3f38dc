import type { Tx } from "../../lib/db.ts";

/** Which of these lines were recorded before. */
export async function listRecordedKeys(tx: Tx, shopId: string, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.all<{ key: string }>(
    "select entry_key as key from bank_entries where shop_id = $1 and entry_key = any($2)",
    [shopId, keys],
  );
  return new Set(rows.map(({ key }) => key));
}

export interface RecordedEntry {
  key: string;
  bookedOn: string;
  amount: number;
  currency: string;
  orderIds: readonly string[];
}

/** Notes that a line was recorded; false when it had been before. */
export async function insertBankEntry(tx: Tx, shopId: string, entry: RecordedEntry, now: Date): Promise<boolean> {
  const row = await tx.one(
    `insert into bank_entries (shop_id, entry_key, booked_on, amount, currency, order_ids, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (shop_id, entry_key) do nothing returning entry_key`,
    [shopId, entry.key, entry.bookedOn, entry.amount, entry.currency, entry.orderIds, now],
  );
  return row !== undefined;
}
