import type { Tx } from "../../lib/db.ts";

export interface DownloadRow {
  id: string;
  lineId: string;
  fileId: string;
  count: number;
  countMax: number;
  expiresAt: Date;
  lastAt: Date | null;
}

const columns = `id, line_id as "lineId", file_id as "fileId", count, count_max as "countMax", expires_at as "expiresAt", last_at as "lastAt"`;

export interface NewDownload {
  id: string;
  lineId: string;
  fileId: string;
}

/** Gives files for lines that have none yet; returns how many. Given twice, a line's file is given once. */
export async function insertDownloads(
  tx: Tx,
  shopId: string,
  given: readonly NewDownload[],
  by: { orderId: string; causeId: string; countMax: number; expiresAt: Date; now: Date },
): Promise<number> {
  return tx.run(
    `insert into downloads (shop_id, id, order_id, line_id, file_id, cause_id, count_max, expires_at, granted_at)
     select $1, id, $3, "lineId", "fileId", $4, $5, $6, $7
     from json_to_recordset($2::json) as given (id uuid, "lineId" uuid, "fileId" uuid)
     on conflict (shop_id, line_id) do nothing`,
    [shopId, JSON.stringify(given), by.orderId, by.causeId, by.countMax, by.expiresAt, by.now],
  );
}

export async function listDownloadRows(tx: Tx, shopId: string, orderId: string): Promise<DownloadRow[]> {
  return tx.all(`select ${columns} from downloads where shop_id = $1 and order_id = $2 order by id`, [shopId, orderId]);
}

/** Whether this happening gave files. */
export async function hasGiven(tx: Tx, shopId: string, orderId: string, causeId: string): Promise<boolean> {
  const row = await tx.one<{ is: boolean }>(
    "select exists (select from downloads where shop_id = $1 and order_id = $2 and cause_id = $3) as is",
    [shopId, orderId, causeId],
  );
  return row?.is === true;
}

/** Counts one download, unless the number or the time is up: one statement, so that fifty at once never pass the limit. */
export async function countDownload(
  tx: Tx,
  shopId: string,
  asked: { orderId: string; id: string; now: Date },
): Promise<DownloadRow | undefined> {
  return tx.one(
    `update downloads set count = count + 1, last_at = $4
     where shop_id = $1 and id = $2 and order_id = $3 and count < count_max and expires_at > $4
     returning ${columns}`,
    [shopId, asked.id, asked.orderId, asked.now],
  );
}

/** Counts from nothing again, until another day. */
export async function renewRows(
  tx: Tx,
  shopId: string,
  orderId: string,
  by: { countMax: number; expiresAt: Date },
): Promise<void> {
  await tx.run("update downloads set count = 0, count_max = $3, expires_at = $4 where shop_id = $1 and order_id = $2", [
    shopId,
    orderId,
    by.countMax,
    by.expiresAt,
  ]);
}
