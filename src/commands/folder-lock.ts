import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdir, open, readFile, realpath } from "node:fs/promises";
import { constants } from "node:fs";
import { createConnection, createServer, type Server } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";

/** Another program works in the folder now. */
export class FolderInUse extends Error {
  override name = "FolderInUse";

  constructor(directory: string, pid: string) {
    super(
      `Le dossier ${directory} est déjà utilisé par un autre Carnet (processus ${pid}) : arrêtez-le d’abord,\n` +
        `ou choisissez un autre dossier par CARNET_DATA. (Another Carnet, process ${pid}, works in this folder.)`,
    );
  }
}

/**
 * Keeps every other program out of the folder until released. Throws FolderInUse.
 * The system holds the lock: it is gone with this process, however the process ends.
 */
export async function lockFolder(directory: string): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true });
  return process.platform === "darwin" ? lockFile(directory) : lockName(directory);
}

/** Listening on a name made from the folder's path: Linux' abstract sockets and Windows' pipes leave no file behind. */
async function lockName(directory: string): Promise<() => Promise<void>> {
  const path = createHash("sha256")
    .update(await realpath(directory))
    .digest("hex")
    .slice(0, 32);
  const name = process.platform === "win32" ? `\\\\.\\pipe\\carnet-${path}` : `\0carnet-${path}`;
  const lock = createServer((asking) => asking.on("error", () => {}).end(String(process.pid)));
  try {
    await once(lock.listen(name), "listening");
  } catch (error) {
    if (!isBecause(error, "EADDRINUSE")) throw error;
    throw new FolderInUse(directory, await holderOf(name));
  }
  lock.unref();
  return () => closed(lock);
}

async function holderOf(name: string): Promise<string> {
  return text(createConnection(name)).catch(() => "?");
}

function closed(lock: Server): Promise<void> {
  return new Promise((resolve) => lock.close(() => resolve()));
}

/** macOS can lock a file while opening it; Node has no name for that flag of open(2). */
async function lockFile(directory: string): Promise<() => Promise<void>> {
  const openAndLock = 0x20;
  const path = join(directory, "program.lock");
  try {
    const file = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | openAndLock);
    await file.truncate();
    await file.write(String(process.pid));
    return () => file.close();
  } catch (error) {
    if (!isBecause(error, "EAGAIN")) throw error;
    throw new FolderInUse(directory, await readFile(path, "utf8"));
  }
}

function isBecause(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
