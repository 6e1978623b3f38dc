import { holdServer, releaseServer } from "./database.ts";

/** `node --test --test-global-setup test/support/global.ts`: one PostgreSQL for the whole run, gone at its end. */
export const globalSetup = holdServer;
export const globalTeardown = releaseServer;
