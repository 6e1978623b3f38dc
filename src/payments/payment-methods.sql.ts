import type { Tx } from "../lib/db.ts";
import type { PaymentMethod, PaymentMethodChange, PaymentMethodInput } from "./payment-method.ts";

export type NewPaymentMethod = PaymentMethodInput & { id: string };

const columns = `id, kind, name, instructions, pay_to as "payTo", position, is_enabled as "isEnabled", version, account_id as "accountId",
  (select provider from payment_accounts as a where a.shop_id = payment_methods.shop_id and a.id = account_id) as provider,
  (select mode from payment_accounts as a where a.shop_id = payment_methods.shop_id and a.id = account_id) as mode`;

export async function listPaymentMethodRows(tx: Tx, shopId: string): Promise<PaymentMethod[]> {
  return tx.all<PaymentMethod>(`select ${columns} from payment_methods where shop_id = $1 order by position, id`, [
    shopId,
  ]);
}

export async function insertPaymentMethods(
  tx: Tx,
  shopId: string,
  methods: readonly NewPaymentMethod[],
): Promise<void> {
  await tx.run(
    `insert into payment_methods (shop_id, id, kind, name, instructions, pay_to, position, is_enabled, account_id)
     select $1, id, kind, name, instructions, "payTo", position, "isEnabled", "accountId"
     from json_to_recordset($2::json) as method (id uuid, kind text, name text, instructions text, "payTo" jsonb, position integer, "isEnabled" boolean, "accountId" uuid)`,
    [shopId, JSON.stringify(methods)],
  );
}

/** The version of a means, locked until the transaction ends. */
export async function lockPaymentMethod(tx: Tx, shopId: string, id: string): Promise<number | undefined> {
  const row = await tx.one<{ version: number }>(
    "select version from payment_methods where shop_id = $1 and id = $2 for update",
    [shopId, id],
  );
  return row?.version;
}

export async function updatePaymentMethod(
  tx: Tx,
  shopId: string,
  method: PaymentMethodChange & { id: string },
): Promise<PaymentMethod | undefined> {
  return tx.one<PaymentMethod>(
    `update payment_methods set name = $3, instructions = $4, position = $5, is_enabled = $6, pay_to = coalesce($7, pay_to), version = version + 1
     where shop_id = $1 and id = $2 returning ${columns}`,
    [
      shopId,
      method.id,
      method.name,
      method.instructions,
      method.position,
      method.isEnabled,
      method.payTo === undefined ? null : JSON.stringify(method.payTo),
    ],
  );
}

export async function deletePaymentMethodRow(tx: Tx, shopId: string, id: string): Promise<void> {
  await tx.run("delete from payment_methods where shop_id = $1 and id = $2", [shopId, id]);
}
