import type { Tx } from "../../lib/db.ts";
import { Habits, type CarrierAccount } from "./account.ts";

const columns = `id, carrier, mode, base_url as "baseUrl", habits, version, secrets`;

export type SealedAccount = CarrierAccount & { secrets: Buffer };

/** Habits kept before one was known have its usual value. */
const read = (row: SealedAccount): SealedAccount => ({ ...row, habits: Habits.parse(row.habits) });

export async function listAccountRows(tx: Tx, shopId: string): Promise<SealedAccount[]> {
  const rows = await tx.all<SealedAccount>(`select ${columns} from carrier_accounts where shop_id = $1 order by id`, [
    shopId,
  ]);
  return rows.map(read);
}

export async function findAccountRow(tx: Tx, shopId: string, id: string): Promise<SealedAccount | undefined> {
  const row = await tx.one<SealedAccount>(`select ${columns} from carrier_accounts where shop_id = $1 and id = $2`, [
    shopId,
    id,
  ]);
  return row && read(row);
}

export async function lockAccountRow(tx: Tx, shopId: string, id: string): Promise<SealedAccount | undefined> {
  const row = await tx.one<SealedAccount>(
    `select ${columns} from carrier_accounts where shop_id = $1 and id = $2 for update`,
    [shopId, id],
  );
  return row && read(row);
}

export async function insertAccount(
  tx: Tx,
  shopId: string,
  account: Omit<SealedAccount, "version">,
  now: Date,
): Promise<void> {
  const { id, carrier, mode, baseUrl, secrets, habits } = account;
  await tx.run(
    `insert into carrier_accounts (shop_id, id, carrier, mode, base_url, secrets, habits, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [shopId, id, carrier, mode, baseUrl, secrets, JSON.stringify(habits), now],
  );
}

export async function updateAccount(
  tx: Tx,
  shopId: string,
  account: Pick<SealedAccount, "id" | "mode" | "baseUrl" | "secrets" | "habits">,
): Promise<void> {
  await tx.run(
    `update carrier_accounts set mode = $3, base_url = $4, secrets = $5, habits = $6, version = version + 1
     where shop_id = $1 and id = $2`,
    [shopId, account.id, account.mode, account.baseUrl, account.secrets, JSON.stringify(account.habits)],
  );
}

/** Removes an account no carrier is being asked by; 0 when it must stay. */
export function deleteAccount(tx: Tx, shopId: string, id: string): Promise<number> {
  return tx.run(
    `delete from carrier_accounts as a where shop_id = $1 and id = $2 and not exists (
       select from label_requests as l
       where l.shop_id = a.shop_id and l.account_id = a.id and l.state in ('asked', 'sending', 'unknown', 'made'))`,
    [shopId, id],
  );
}
