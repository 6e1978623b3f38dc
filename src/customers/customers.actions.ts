import type { Address } from "../../shared/addresses.ts";
import type { Tx } from "../lib/db.ts";
import { newId } from "../lib/ids.ts";
import { emailKey } from "./customer.ts";
import { findCustomerIdByEmail, listCustomersByEmail, upsertCustomer } from "./customers.sql.ts";

export interface Contact {
  name: string;
  /** Empty when the merchant has only a name or a phone. */
  email: string;
  phone: string;
  company?: string | undefined;
}

export interface Buyer {
  contact: Contact;
  deliveryAddress: Address | null;
  billingAddress: Address | null;
  locale: string;
}

/** Keeps whoever orders in the shop's list of customers, one entry per e-mail address; `id` is for one who is new. */
export async function rememberCustomer(
  tx: Tx,
  shopId: string,
  buyer: Buyer & { id: string },
  now: Date,
): Promise<void> {
  const { id, contact, deliveryAddress, billingAddress, locale } = buyer;
  const row = { ...contact, id, company: contact.company ?? "", deliveryAddress, billingAddress, locale };
  await upsertCustomer(tx, shopId, { ...row, emailKey: emailKey(contact.email) }, now);
}

/** The id of the customer known by this address; a new one for a newcomer and for one without an address. */
export async function customerIdFor(tx: Tx, shopId: string, email: string): Promise<string> {
  const key = emailKey(email);
  return (key && (await findCustomerIdByEmail(tx, shopId, key))) || newId();
}

/** The ids of those who have ordered, by the keys of their addresses (`emailKey`), in one statement. */
export async function customersKnownBy(
  tx: Tx,
  shopId: string,
  emails: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const keys = [...new Set(emails.flatMap((email) => emailKey(email) ?? []))];
  const found = keys.length > 0 ? await listCustomersByEmail(tx, shopId, keys) : [];
  return new Map(found.map((one) => [one.emailKey, one.id]));
}
