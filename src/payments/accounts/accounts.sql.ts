import type { Tx } from "../../lib/db.ts";
import type { PaymentAccount } from "./account.ts";

const columns = `id, provider, mode, base_url as "baseUrl", version`;

export type SealedAccount = PaymentAccount & { secrets: Buffer };

export function listAccountRows(tx: Tx, shopId: string): Promise<SealedAccount[]> {
  return tx.all(`select ${columns}, secrets from payment_accounts where shop_id = $1 order by id`, [shopId]);
}

export function findAccountRow(tx: Tx, shopId: string, id: string): Promise<SealedAccount | undefined> {
  return tx.one(`select ${columns}, secrets from payment_accounts where shop_id = $1 and id = $2`, [shopId, id]);
}

export function lockAccountRow(tx: Tx, shopId: string, id: string): Promise<SealedAccount | undefined> {
  return tx.one(`select ${columns}, secrets from payment_accounts where shop_id = $1 and id = $2 for update`, [
    shopId,
    id,
  ]);
}

export async function insertAccount(
  tx: Tx,
  shopId: string,
  account: Omit<SealedAccount, "version">,
  now: Date,
): Promise<void> {
  await tx.run(
    `insert into payment_accounts (shop_id, id, provider, mode, base_url, secrets, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [shopId, account.id, account.provider, account.mode, account.baseUrl, account.secrets, now],
  );
}

export async function updateAccount(
  tx: Tx,
  shopId: string,
  account: Pick<SealedAccount, "id" | "mode" | "baseUrl" | "secrets">,
): Promise<void> {
  await tx.run(
    `update payment_accounts set mode = $3, base_url = $4, secrets = $5, version = version + 1
     where shop_id = $1 and id = $2`,
    [shopId, account.id, account.mode, account.baseUrl, account.secrets],
  );
}

/** Removes an account no attempt ever used and no means names; 0 when it must stay. */
export function deleteAccount(tx: Tx, shopId: string, id: string): Promise<number> {
  return tx.run(
    `delete from payment_accounts as a where shop_id = $1 and id = $2
       and not exists (select from payments as p where p.shop_id = a.shop_id and p.account_id = a.id)
       and not exists (select from payment_methods as m where m.shop_id = a.shop_id and m.account_id = a.id)`,
    [shopId, id],
  );
}
