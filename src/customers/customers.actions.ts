import type { Address } from "../../shared/addresses.ts";
import type { Tx } from "../lib/db.ts";
import { newId } from "../lib/ids.ts";
import { emailKey } from "./customer.ts";
import { upsertCustomer } from "./customers.sql.ts";

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

/** Keeps whoever orders in the shop's list of customers, one entry per e-mail address. Returns the customer's id. */
export async function rememberCustomer(tx: Tx, shopId: string, buyer: Buyer, now: Date): Promise<string> {
  const { contact, deliveryAddress, billingAddress, locale } = buyer;
  const row = { ...contact, company: contact.company ?? "", deliveryAddress, billingAddress, locale };
  return upsertCustomer(tx, shopId, { ...row, id: newId(), emailKey: emailKey(contact.email) }, now);
}
