import type { Config } from "../config.ts";
import { openDatabase } from "../lib/db.ts";
import { migrate } from "../lib/postgres/migrate.ts";
import { keepSecretKey } from "./secret-key.ts";
import { showDemo } from "./demo.ts";
import { joinServer } from "./server.ts";
import { say } from "./terminal.ts";

export async function bringUpToDate(config: Config): Promise<void> {
  const server = await joinServer(config);
  try {
    const applied = await migrate(server.url);
    say(applied === 0 ? "Base de données à jour (nothing to do)" : `Migrations appliquées (applied) : ${applied}`);
  } finally {
    await server.close();
  }
}

export async function seed(config: Config): Promise<void> {
  const server = await joinServer(config);
  try {
    await migrate(server.url);
    const db = openDatabase(server.url);
    await showDemo(db, { ...config, secretKey: config.secretKey ?? (await keepSecretKey(config.dataDirectory)) });
    await db.close();
  } finally {
    await server.close();
  }
}
