import type { Tx } from "../lib/db.ts";
import type { Caller } from "../lib/http.ts";
import { newId } from "../lib/ids.ts";
import { Refusal } from "../refusals.ts";
import { defaultDeliveryMethods, type DeliveryMethod, type DeliveryMethodInput } from "./delivery-method.ts";
import {
  deleteDeliveryMethodRow,
  insertDeliveryMethods,
  listDeliveryMethodRows,
  lockDeliveryMethod,
  updateDeliveryMethod,
} from "./delivery-methods.sql.ts";

/** Every way the shop delivers, disabled ones too, in the merchant's order. */
export const listDeliveryMethods = (tx: Tx, shopId: string): Promise<DeliveryMethod[]> =>
  listDeliveryMethodRows(tx, shopId);

/** Gives a new shop its country's post and the pickup in the shop, in its language. */
export async function addDefaultDeliveryMethods(
  tx: Tx,
  shop: { id: string; country: string; locale: string },
): Promise<void> {
  await insertDeliveryMethods(
    tx,
    shop.id,
    defaultDeliveryMethods(shop).map((method) => ({ ...method, id: newId(), version: 1 })),
  );
}

export async function addDeliveryMethod(tx: Tx, shopId: string, input: DeliveryMethodInput): Promise<DeliveryMethod> {
  const method = { ...input, id: newId(), version: 1 };
  await insertDeliveryMethods(tx, shopId, [method]);
  return method;
}

/** Orders keep what they were placed with. Refuses `changed_meanwhile`. */
export async function changeDeliveryMethod(
  tx: Tx,
  caller: Pick<Caller, "shopId" | "ifMatch">,
  method: DeliveryMethodInput & { id: string },
): Promise<DeliveryMethod> {
  await lockAsRead(tx, caller, method.id);
  const changed = await updateDeliveryMethod(tx, caller.shopId, method);
  if (!changed) throw new Refusal("delivery_method_not_found", { deliveryMethodId: method.id });
  return changed;
}

/** Stops delivering this way. Refuses `changed_meanwhile`. */
export async function removeDeliveryMethod(
  tx: Tx,
  caller: Pick<Caller, "shopId" | "ifMatch">,
  id: string,
): Promise<void> {
  await lockAsRead(tx, caller, id);
  await deleteDeliveryMethodRow(tx, caller.shopId, id);
}

/** Locks a way, which must still be in the version the caller has read. */
async function lockAsRead(tx: Tx, { shopId, ifMatch }: Pick<Caller, "shopId" | "ifMatch">, id: string): Promise<void> {
  const version = await lockDeliveryMethod(tx, shopId, id);
  if (version === undefined) throw new Refusal("delivery_method_not_found", { deliveryMethodId: id });
  if (ifMatch !== undefined && ifMatch !== version) throw new Refusal("changed_meanwhile", { version });
}
