import type { Tx } from "../../lib/db.ts";
import type { SoldFile } from "./file.ts";

export interface FileRow {
  id: string;
  name: string;
  size: number;
  contentType: string | null;
  sha256: string | null;
}

const columns = `id, name, size, content_type as "contentType", encode(sha256, 'hex') as sha256`;

export async function insertFile(
  tx: Tx,
  shopId: string,
  file: Pick<FileRow, "id" | "name" | "size">,
  now: Date,
): Promise<void> {
  await tx.run("insert into files (shop_id, id, name, size, created_at) values ($1, $2, $3, $4, $5)", [
    shopId,
    file.id,
    file.name,
    file.size,
    now,
  ]);
}

/** Locked: two endings of one file, and an ending and a late part, wait for each other. */
export async function lockFile(tx: Tx, shopId: string, id: string): Promise<FileRow | undefined> {
  return tx.one(`select ${columns} from files where shop_id = $1 and id = $2 for update`, [shopId, id]);
}

/** The files of these ids whose bytes are all there. */
export async function listWholeFiles(tx: Tx, shopId: string, ids: readonly string[]): Promise<SoldFile[]> {
  return tx.all(`select ${columns} from files where shop_id = $1 and id = any($2::uuid[]) and sha256 is not null`, [
    shopId,
    ids,
  ]);
}

/** Sent again, a part takes the place of what came before. */
export async function putPart(
  tx: Tx,
  shopId: string,
  part: { fileId: string; position: number; bytes: Buffer },
): Promise<void> {
  await tx.run(
    `insert into file_parts (shop_id, file_id, position, bytes) values ($1, $2, $3, $4)
     on conflict (shop_id, file_id, position) do update set bytes = excluded.bytes`,
    [shopId, part.fileId, part.position, part.bytes],
  );
}

export async function findPart(
  tx: Tx,
  shopId: string,
  at: { fileId: string; position: number },
): Promise<Buffer | undefined> {
  const row = await tx.one<{ bytes: Buffer }>(
    "select bytes from file_parts where shop_id = $1 and file_id = $2 and position = $3",
    [shopId, at.fileId, at.position],
  );
  return row?.bytes;
}

/** All bytes are there: it is known what they are, and which. */
export async function markWhole(tx: Tx, shopId: string, file: SoldFile): Promise<void> {
  await tx.run("update files set content_type = $3, sha256 = decode($4, 'hex') where shop_id = $1 and id = $2", [
    shopId,
    file.id,
    file.contentType,
    file.sha256,
  ]);
}

export async function markAttached(tx: Tx, shopId: string, ids: readonly string[], now: Date): Promise<void> {
  await tx.run(
    "update files set attached_at = $3 where shop_id = $1 and id = any($2::uuid[]) and attached_at is null",
    [shopId, ids, now],
  );
}

/** Some of what was sent and never kept with a product, or not to its end: each may hold a hundred megabytes. Returns how many went. */
export async function deleteLooseFiles(tx: Tx, before: Date, countMax: number): Promise<number> {
  return tx.run(
    `delete from files where (shop_id, id) in
       (select shop_id, id from files where attached_at is null and created_at < $1 limit $2)`,
    [before, countMax],
  );
}
