import type { Tx } from "../lib/db.ts";
import { newId } from "../lib/ids.ts";
import { Refusal } from "../refusals.ts";
import { defaultPaymentMethods, type PaymentMethod, type PaymentMethodInput } from "./payment-method.ts";
import {
  deletePaymentMethodRow,
  insertPaymentMethods,
  listPaymentMethodRows,
  updatePaymentMethod,
} from "./payment-methods.sql.ts";

/** Every means of payment of the shop, disabled ones too, in the merchant's order. */
export const listPaymentMethods = (tx: Tx, shopId: string): Promise<PaymentMethod[]> =>
  listPaymentMethodRows(tx, shopId);

/** Gives a new shop the usual means. */
export async function addDefaultPaymentMethods(tx: Tx, shop: { id: string }): Promise<void> {
  await insertPaymentMethods(
    tx,
    shop.id,
    defaultPaymentMethods.map((method) => ({ ...method, id: newId(), version: 1 })),
  );
}

export async function addPaymentMethod(tx: Tx, shopId: string, input: PaymentMethodInput): Promise<PaymentMethod> {
  const method = { ...input, id: newId(), version: 1 };
  await insertPaymentMethods(tx, shopId, [method]);
  return method;
}

/** Changes a means; its kind stays: another kind is another means. Orders keep what they were placed with. */
export async function changePaymentMethod(
  tx: Tx,
  shopId: string,
  method: Omit<PaymentMethod, "kind" | "version">,
): Promise<PaymentMethod> {
  const changed = await updatePaymentMethod(tx, shopId, { ...method, kind: "transfer", version: 0 });
  if (!changed) throw new Refusal("payment_method_not_found", { paymentMethodId: method.id });
  return changed;
}

export async function removePaymentMethod(tx: Tx, shopId: string, id: string): Promise<void> {
  const removed = await deletePaymentMethodRow(tx, shopId, id);
  if (removed === 0) throw new Refusal("payment_method_not_found", { paymentMethodId: id });
}
