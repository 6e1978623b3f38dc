import type { Address } from "../../shared/addresses.ts";
import type { Tx } from "../lib/db.ts";

export interface CustomerRow {
  id: string;
  email: string;
  emailKey: string | null;
  name: string;
  phone: string;
  company: string;
  deliveryAddress: Address | null;
  billingAddress: Address | null;
  locale: string;
}

/** Adds a customer, or brings the one with this e-mail up to date; what is unknown this time stays as it was. */
export async function upsertCustomer(tx: Tx, shopId: string, row: CustomerRow, now: Date): Promise<void> {
  await tx.run(
    `insert into customers (shop_id, id, email, email_key, name, phone, company, delivery_address, billing_address, locale, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
     on conflict (shop_id, email_key) do update set name = coalesce(nullif(excluded.name, ''), customers.name),
       phone = case when excluded.phone = '' then customers.phone else excluded.phone end,
       company = case when excluded.company = '' then customers.company else excluded.company end,
       delivery_address = coalesce(excluded.delivery_address, customers.delivery_address),
       billing_address = coalesce(excluded.billing_address, customers.billing_address), locale = excluded.locale, updated_at = excluded.updated_at`,
    [
      shopId,
      row.id,
      row.email,
      row.emailKey,
      row.name,
      row.phone,
      row.company,
      row.deliveryAddress && JSON.stringify(row.deliveryAddress),
      row.billingAddress && JSON.stringify(row.billingAddress),
      row.locale,
      now,
    ],
  );
}

export async function findCustomerIdByEmail(tx: Tx, shopId: string, emailKey: string): Promise<string | undefined> {
  const row = await tx.one<{ id: string }>("select id from customers where shop_id = $1 and email_key = $2", [
    shopId,
    emailKey,
  ]);
  return row?.id;
}

/** The customers known by these addresses. */
export async function listCustomersByEmail(
  tx: Tx,
  shopId: string,
  emailKeys: readonly string[],
): Promise<{ id: string; emailKey: string }[]> {
  return tx.all(`select id, email_key as "emailKey" from customers where shop_id = $1 and email_key = any($2)`, [
    shopId,
    emailKeys,
  ]);
}
