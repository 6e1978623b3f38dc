import type { Tx } from "../lib/db.ts";
import { newId } from "../lib/ids.ts";
import { Refusal } from "../refusals.ts";
import { defaultDeliveryMethods, type DeliveryMethod, type DeliveryMethodInput } from "./delivery-method.ts";
import {
  deleteDeliveryMethodRow,
  insertDeliveryMethods,
  listDeliveryMethodRows,
  updateDeliveryMethod,
} from "./delivery-methods.sql.ts";

/** Every way the shop delivers, disabled ones too, in the merchant's order. */
export const listDeliveryMethods = (tx: Tx, shopId: string): Promise<DeliveryMethod[]> =>
  listDeliveryMethodRows(tx, shopId);

/** Gives a new shop its country's post and the pickup in the shop. */
export async function addDefaultDeliveryMethods(tx: Tx, shop: { id: string; country: string }): Promise<void> {
  await insertDeliveryMethods(
    tx,
    shop.id,
    defaultDeliveryMethods(shop.country).map((method) => ({ ...method, id: newId(), version: 1 })),
  );
}

export async function addDeliveryMethod(tx: Tx, shopId: string, input: DeliveryMethodInput): Promise<DeliveryMethod> {
  const method = { ...input, id: newId(), version: 1 };
  await insertDeliveryMethods(tx, shopId, [method]);
  return method;
}

/** Orders keep what they were placed with. */
export async function changeDeliveryMethod(
  tx: Tx,
  shopId: string,
  method: DeliveryMethodInput & { id: string },
): Promise<DeliveryMethod> {
  const changed = await updateDeliveryMethod(tx, shopId, { ...method, version: 0 });
  if (!changed) throw new Refusal("delivery_method_not_found", { deliveryMethodId: method.id });
  return changed;
}

export async function removeDeliveryMethod(tx: Tx, shopId: string, id: string): Promise<void> {
  const removed = await deleteDeliveryMethodRow(tx, shopId, id);
  if (removed === 0) throw new Refusal("delivery_method_not_found", { deliveryMethodId: id });
}
