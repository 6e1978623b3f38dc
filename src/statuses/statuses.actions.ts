import type { Tx } from "../lib/db.ts";
import type { Caller } from "../lib/http.ts";
import { newId } from "../lib/ids.ts";
import { Refusal } from "../refusals.ts";
import { defaultStatuses, type Status, type StatusInput } from "./status.ts";
import {
  deleteStatusRow,
  findStatusRow,
  insertStatuses,
  listStatusRows,
  orderStatusRows,
  updateStatus,
} from "./statuses.sql.ts";

type Reader = Pick<Caller, "shopId" | "ifMatch">;

/** The merchant's own statuses, disabled ones too: group by group, in his order. */
export const listStatuses = (tx: Tx, shopId: string): Promise<Status[]> => listStatusRows(tx, shopId);

/** Refuses `status_not_found`. */
export async function findStatus(tx: Tx, shopId: string, id: string): Promise<Status> {
  const status = await findStatusRow(tx, shopId, id, { toChange: false });
  if (!status) throw new Refusal("status_not_found", { statusId: id });
  return status;
}

/** Gives a new shop what every shop may need beside the two axes: pre-orders and claims. */
export async function addDefaultStatuses(tx: Tx, shopId: string): Promise<void> {
  await insertStatuses(
    tx,
    shopId,
    defaultStatuses.map((status) => ({ ...status, id: newId(), version: 1 })),
  );
}

export async function addStatus(tx: Tx, shopId: string, input: StatusInput): Promise<Status> {
  const status = { ...input, id: newId(), version: 1 };
  await insertStatuses(tx, shopId, [status]);
  return status;
}

/** What it stands for stays as it was: orders bear it for that. Refuses `status_base_kept` and `changed_meanwhile`. */
export async function changeStatus(tx: Tx, caller: Reader, input: StatusInput & { id: string }): Promise<Status> {
  const before = await lockAsRead(tx, caller, input.id);
  if (input.axis !== before.axis || input.base !== before.base) throw new Refusal("status_base_kept");
  await updateStatus(tx, caller.shopId, input);
  return { ...input, version: before.version + 1 };
}

/** Puts the statuses in the order in which they are offered. Refuses `status_not_found` unless each is named once, and no other. */
export async function orderStatuses(tx: Tx, shopId: string, ids: readonly string[]): Promise<Status[]> {
  const known = await listStatusRows(tx, shopId);
  const stranger = ids.find((id, at) => ids.indexOf(id) !== at || !known.some((one) => one.id === id));
  const forgotten = known.find(({ id }) => !ids.includes(id));
  if (stranger || forgotten) throw new Refusal("status_not_found", { statusId: stranger ?? forgotten?.id });
  await orderStatusRows(tx, shopId, ids);
  return listStatusRows(tx, shopId);
}

/** Orders that bear it are read by their axis again. Refuses `changed_meanwhile`. */
export async function removeStatus(tx: Tx, caller: Reader, id: string): Promise<void> {
  await lockAsRead(tx, caller, id);
  await deleteStatusRow(tx, caller.shopId, id);
}

async function lockAsRead(tx: Tx, { shopId, ifMatch }: Reader, id: string): Promise<Status> {
  const status = await findStatusRow(tx, shopId, id, { toChange: true });
  if (!status) throw new Refusal("status_not_found", { statusId: id });
  if (ifMatch !== undefined && ifMatch !== status.version)
    throw new Refusal("changed_meanwhile", { version: status.version });
  return status;
}
