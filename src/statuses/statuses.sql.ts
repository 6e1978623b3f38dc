import type { Tx } from "../lib/db.ts";
import type { Status } from "./status.ts";

const columns = `id, axis, base, labels, tone, progress, position, is_visible as "isVisible", is_telling as "isTelling",
  is_enabled as "isEnabled", version`;

export async function listStatusRows(tx: Tx, shopId: string): Promise<Status[]> {
  return tx.all<Status>(
    `select ${columns} from statuses where shop_id = $1 order by array_position(array['payment', 'fulfilment', 'other'], axis), position, id`,
    [shopId],
  );
}

/** One status; locked until the transaction ends when it is to be changed. */
export async function findStatusRow(
  tx: Tx,
  shopId: string,
  id: string,
  how: { toChange: boolean },
): Promise<Status | undefined> {
  const lock = how.toChange ? " for update" : "";
  return tx.one<Status>(`select ${columns} from statuses where shop_id = $1 and id = $2${lock}`, [shopId, id]);
}

export async function insertStatuses(tx: Tx, shopId: string, statuses: readonly Status[]): Promise<void> {
  await tx.run(
    `insert into statuses (shop_id, id, axis, base, labels, tone, progress, position, is_visible, is_telling, is_enabled)
     select $1, id, axis, base, labels, tone, progress, position, "isVisible", "isTelling", "isEnabled"
     from json_to_recordset($2::json) as status (id uuid, axis text, base text, labels jsonb, tone text, progress text,
       position integer, "isVisible" boolean, "isTelling" boolean, "isEnabled" boolean)`,
    [shopId, JSON.stringify(statuses)],
  );
}

/** Axis and base stay: orders were given this word for what it stands for. */
export async function updateStatus(tx: Tx, shopId: string, status: Omit<Status, "version">): Promise<void> {
  await tx.run(
    `update statuses set labels = $3, tone = $4, progress = $5, position = $6, is_visible = $7, is_telling = $8, is_enabled = $9,
       version = version + 1
     where shop_id = $1 and id = $2`,
    [
      shopId,
      status.id,
      JSON.stringify(status.labels),
      status.tone,
      status.progress,
      status.position,
      status.isVisible,
      status.isTelling,
      status.isEnabled,
    ],
  );
}

/** Gives each status named its place in the list; those that move get a new version. */
export async function orderStatusRows(tx: Tx, shopId: string, ids: readonly string[]): Promise<void> {
  await tx.run(
    `update statuses set position = place.position - 1, version = version + 1
     from unnest($2::uuid[]) with ordinality as place (id, position)
     where shop_id = $1 and statuses.id = place.id and statuses.position <> place.position - 1`,
    [shopId, ids],
  );
}

export async function deleteStatusRow(tx: Tx, shopId: string, id: string): Promise<void> {
  await tx.run("delete from statuses where shop_id = $1 and id = $2", [shopId, id]);
}
