import { createHash } from "node:crypto";
import { mkdirSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const memoryFolder = "/dev/shm";
const memoryBytesMin = 4_000_000_000;

/** One line of JSON for each line asked. */
export type Answer = { value: string } | { error: string };

const clone = createHash("sha256")
  .update(import.meta.url)
  .digest("hex")
  .slice(0, 8);

/** One keeper for each clone of the project and each account of the machine. */
const folderName = `carnet-tests-${process.getuid?.() ?? 0}-${clone}`;
const keeperFolder = join(tmpdir(), folderName);
export const keeperLog = join(keeperFolder, "keeper.log");
export const keeperSocket =
  process.platform === "win32" ? `\\\\.\\pipe\\carnet-tests-${clone}` : join(keeperFolder, "keeper.sock");

/** The data live in memory where there is enough: a clone takes 15 ms there, 35 ms on the disk measured. */
export const runsInMemory = memoryBytesFree() >= memoryBytesMin;
export const runsFolder = runsInMemory ? join(memoryFolder, folderName) : keeperFolder;

export function prepareKeeperFolders(): void {
  for (const folder of [keeperFolder, runsFolder]) mkdirSync(folder, { recursive: true, mode: 0o755 });
}

function memoryBytesFree(): number {
  try {
    const { bavail, bsize } = statfsSync(memoryFolder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}
