// The program as `npm start` runs it, but that its providers may be on this machine: a fake of them answers the measures.
import { start } from "../src/commands/start.ts";
import { readConfig } from "../src/config.ts";

await start({ ...readConfig(process.env), reach: "any" }, { shop: "own" });
