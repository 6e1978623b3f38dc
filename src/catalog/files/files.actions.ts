import { createHash } from "node:crypto";
import type { Db, Tx } from "../../lib/db.ts";
import { newId } from "../../lib/ids.ts";
import { Refusal } from "../../refusals.ts";
import {
  baseName,
  fileBytesMax,
  fileTypeOf,
  partBytesMax,
  partBytesOf,
  partCountOf,
  type FileInput,
  type SoldFile,
} from "./file.ts";
import * as kept from "./files.sql.ts";

/** A file announces itself; its parts follow. Refuses `file_too_large`. */
export async function startFile(
  tx: Tx,
  shopId: string,
  { name, size }: FileInput,
  now: Date,
): Promise<{ id: string; partBytes: number; partCount: number }> {
  if (size > fileBytesMax) throw new Refusal("file_too_large", { bytesMax: fileBytesMax });
  const id = newId();
  await kept.insertFile(tx, shopId, { id, name: baseName(name), size }, now);
  return { id, partBytes: partBytesMax, partCount: partCountOf(size) };
}

/** Keeps one part, at its place. Refuses `file_not_found` and `file_is_whole`, and a part of another length than its place has. */
export async function keepPart(
  tx: Tx,
  shopId: string,
  part: { fileId: string; position: number; bytes: Buffer },
): Promise<void> {
  const file = await kept.lockFile(tx, shopId, part.fileId);
  if (!file) throw new Refusal("file_not_found", { fileId: part.fileId });
  if (file.sha256 !== null) throw new Refusal("file_is_whole", { name: file.name });
  const expected = partBytesOf(file.size, part.position);
  if (expected === 0 || part.bytes.length !== expected)
    throw new Refusal("file_part_wrong", { position: part.position, bytes: expected });
  await kept.putPart(tx, shopId, part);
}

/** All parts have come: the file is weighed, hashed, and never changes again. Asked twice, it answers the same. */
export async function finishFile(tx: Tx, shopId: string, fileId: string): Promise<SoldFile> {
  const file = await kept.lockFile(tx, shopId, fileId);
  if (!file) throw new Refusal("file_not_found", { fileId });
  const { id, name, size, contentType, sha256 } = file;
  if (contentType !== null && sha256 !== null) return { id, name, size, contentType, sha256 };
  const hash = createHash("sha256");
  let type = "";
  for (let position = 0; position < partCountOf(size); position++) {
    // One at a time: a hundred megabytes are never in memory together.
    const bytes = await kept.findPart(tx, shopId, { fileId, position });
    if (!bytes) throw new Refusal("file_part_wrong", { position, bytes: partBytesOf(size, position) });
    if (position === 0) type = fileTypeOf(bytes, name);
    hash.update(bytes);
  }
  const whole = { id, name, size, contentType: type, sha256: hash.digest("hex") };
  await kept.markWhole(tx, shopId, whole);
  return whole;
}

/** Files by id; unknown ones, and those still on their way, are left out. */
export async function findFiles(tx: Tx, shopId: string, ids: readonly string[]): Promise<Map<string, SoldFile>> {
  const found = ids.length > 0 ? await kept.listWholeFiles(tx, shopId, ids) : [];
  return new Map(found.map((file) => [file.id, file]));
}

/** The bytes from `first` to `last`, both included, part after part. */
export async function* readFile(
  tx: Tx,
  shopId: string,
  file: Pick<SoldFile, "id">,
  { first, last }: { first: number; last: number },
): AsyncGenerator<Buffer> {
  for (let position = Math.floor(first / partBytesMax); position * partBytesMax <= last; position++) {
    const start = position * partBytesMax;
    const bytes = await kept.findPart(tx, shopId, { fileId: file.id, position });
    if (!bytes) throw new Error(`the file ${file.id} has lost its part ${position}`);
    yield bytes.subarray(Math.max(0, first - start), Math.min(bytes.length, last - start + 1));
  }
}

/** Deleted in one statement, which has half a minute. */
const looseCountMax = 5;
const hoursLoose = 24;

/** Forgets what was sent and kept with no product. */
export async function forgetLooseFiles(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - hoursLoose * 3_600_000);
  for (let count = 1; count > 0;) count = await db.single((tx) => kept.deleteLooseFiles(tx, before, looseCountMax));
}
