import { join } from "node:path";
import type { Config } from "../config.ts";
import { log } from "../lib/log.ts";
import { createDatabaseOnce, findPostgres, startPostgres } from "../lib/postgres/postgres.ts";
import { FolderInUse, lockFolder } from "./folder-lock.ts";

/** The database server a command works on. */
export interface Server {
  url: string;
  /** No other program uses it: it is ours, in our locked folder. */
  alone: boolean;
  /** Leaves the server as it was found. */
  close(): Promise<void>;
}

const databaseName = "carnet";
// Small shops on small machines: the defaults of PostgreSQL, fewer connections, and disks without a moving head.
const settings = { max_connections: "60", random_page_cost: "1.1", autovacuum_naptime: "15s" };

/** The server named by DATABASE_URL, or our own, started for us. Throws FolderInUse when another program runs on it. */
export async function startServer(config: Config): Promise<Server> {
  if (config.databaseUrl) return { url: config.databaseUrl, alone: false, close: async () => {} };
  const unlock = await lockFolder(config.dataDirectory);
  const directory = folderOf(config);
  const postgres = await startPostgres({ directory, settings, warn: (message) => log.warn(message) });
  await createDatabaseOnce(postgres, databaseName);
  return {
    url: postgres.url(databaseName),
    alone: true,
    async close() {
      await postgres.stop();
      await unlock();
    },
  };
}

/** Like startServer, and beside a program that runs already. */
export async function joinServer(config: Config): Promise<Server> {
  try {
    return await startServer(config);
  } catch (error) {
    const url = error instanceof FolderInUse && (await findPostgres(folderOf(config), databaseName));
    if (!url) throw error;
    return { url, alone: false, close: async () => {} };
  }
}

function folderOf(config: Config): string {
  return join(config.dataDirectory, "database");
}
