// The program in a process of its own that a test may kill, on a database that outlives it. It alone works there.
import { createApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { openDatabase } from "../../src/lib/db.ts";

const config = readConfig(process.env);
const db = openDatabase(config.databaseUrl ?? "");
await createApp({ db, config: { ...config, reach: "any" }, alone: true }).listen();
