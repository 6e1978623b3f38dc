import type { Tx } from "../lib/db.ts";
import type { Caller } from "../lib/http.ts";
import { newId } from "../lib/ids.ts";
import { Refusal } from "../refusals.ts";
import type { Shop } from "../shops/shop.ts";
import {
  defaultPaymentMethods,
  type PaymentMethod,
  type PaymentMethodChange,
  type PaymentMethodInput,
} from "./payment-method.ts";
import { findAccountRow } from "./accounts/accounts.sql.ts";
import {
  deletePaymentMethodRow,
  insertPaymentMethods,
  listPaymentMethodRows,
  lockPaymentMethod,
  updatePaymentMethod,
} from "./payment-methods.sql.ts";

/** Every means of payment of the shop, disabled ones too, in the merchant's order. */
export const listPaymentMethods = (tx: Tx, shopId: string): Promise<PaymentMethod[]> =>
  listPaymentMethodRows(tx, shopId);

/** Gives a new shop the usual means, in its language, with what is known of its seller. */
export async function addDefaultPaymentMethods(
  tx: Tx,
  shop: Pick<Shop, "id" | "locale" | "name" | "settings">,
): Promise<void> {
  await insertPaymentMethods(
    tx,
    shop.id,
    defaultPaymentMethods({ ...shop, seller: shop.settings.seller }).map((method) => ({ ...method, id: newId() })),
  );
}

/** Offers one more means. An online one names the shop's account its money goes to: refuses `payment_account_not_found`. */
export async function addPaymentMethod(tx: Tx, shopId: string, input: PaymentMethodInput): Promise<PaymentMethod> {
  const isOnline = input.kind === "online";
  const accountId = isOnline ? input.accountId : null;
  const account = accountId ? await findAccountRow(tx, shopId, accountId) : undefined;
  if (isOnline && !account) throw new Refusal("payment_account_not_found", { accountId });
  const method = { ...input, accountId, id: newId(), version: 1 };
  await insertPaymentMethods(tx, shopId, [method]);
  return { ...method, provider: account?.provider ?? null, mode: account?.mode ?? null };
}

/** Changes a means; its kind stays: another kind is another means. Orders keep what they were placed with. Refuses `changed_meanwhile`. */
export async function changePaymentMethod(
  tx: Tx,
  caller: Pick<Caller, "shopId" | "ifMatch">,
  method: PaymentMethodChange & { id: string },
): Promise<PaymentMethod> {
  await lockAsRead(tx, caller, method.id);
  const changed = await updatePaymentMethod(tx, caller.shopId, method);
  if (!changed) throw new Refusal("payment_method_not_found", { paymentMethodId: method.id });
  return changed;
}

/** Stops offering a means. Refuses `changed_meanwhile`. */
export async function removePaymentMethod(
  tx: Tx,
  caller: Pick<Caller, "shopId" | "ifMatch">,
  id: string,
): Promise<void> {
  await lockAsRead(tx, caller, id);
  await deletePaymentMethodRow(tx, caller.shopId, id);
}

/** Locks a means, which must still be in the version the caller has read. */
async function lockAsRead(tx: Tx, { shopId, ifMatch }: Pick<Caller, "shopId" | "ifMatch">, id: string): Promise<void> {
  const version = await lockPaymentMethod(tx, shopId, id);
  if (version === undefined) throw new Refusal("payment_method_not_found", { paymentMethodId: id });
  if (ifMatch !== undefined && ifMatch !== version) throw new Refusal("changed_meanwhile", { version });
}
