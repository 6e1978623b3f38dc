import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";

const keyBytes = 32;
const fileName = "secret.key";

/**
 * The key that seals the shops' accounts at payment providers: drawn at the first start and kept beside the data,
 * readable by its owner alone. Without this file, what it has sealed is lost and the accounts must be joined again.
 */
export async function keepSecretKey(directory: string): Promise<Buffer> {
  const path = join(directory, fileName);
  await mkdir(directory, { recursive: true });
  // Whole or not at all: a program killed here must not leave half a key behind.
  const drawn = `${path}.${process.pid}`;
  await writeFile(drawn, randomBytes(keyBytes), { mode: 0o600 });
  await link(drawn, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await unlink(drawn);
  const key = await readFile(path);
  if (key.length !== keyBytes) throw new Error(`${path} does not hold a key of ${keyBytes} bytes`);
  return key;
}
