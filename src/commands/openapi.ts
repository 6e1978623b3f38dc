import { createApp } from "../app.ts";
import type { Config } from "../config.ts";
import { openDatabase } from "../lib/db.ts";
import { say } from "./terminal.ts";

/** The description needs no database: the connection is never opened. */
export async function printApi(config: Config): Promise<void> {
  const db = openDatabase("postgres://127.0.0.1:1/none");
  const app = createApp({ db, config, alone: false });
  say(JSON.stringify(await app.openApi(), undefined, 2));
  await app.close();
  await db.close();
}
