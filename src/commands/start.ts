import { createApp, type App } from "../app.ts";
import type { Config } from "../config.ts";
import { isOutage, openDatabase } from "../lib/db.ts";
import { log } from "../lib/log.ts";
import { migrate } from "../lib/postgres/migrate.ts";
import { buildAdmin } from "./admin-build.ts";
import { keepSecretKey } from "./secret-key.ts";
import { startServer } from "./server.ts";
import { inSeconds, say } from "./terminal.ts";

const sameRequestMs = 1000;
const orphanCheckMs = 250;
const stopMsMax = 45_000;

interface StartOptions {
  shop: "demo" | "own";
}

/**
 * Serves until it is asked to stop (Ctrl-C, SIGTERM, the terminal closed): then it finishes what is under way, and
 * stops the database last.
 */
export async function start(config: Config, { shop }: StartOptions): Promise<void> {
  const stopped = whenAskedToStop();
  outliveOutages();
  const [server] = await Promise.all([startServer(config), buildAdminIfPossible()]);
  await migrate(server.url);
  const db = openDatabase(server.url);
  const secretKey = config.secretKey ?? (await keepSecretKey(config.dataDirectory));
  const app = createApp({ db, config: { ...config, secretKey }, alone: server.alone });
  await app.listen();
  say(`Carnet, prêt en ${inSeconds(performance.now())} (ready)`);
  if (shop === "demo") {
    const { showDemo } = await import("./demo.ts");
    await showDemo(db, { ...config, secretKey });
  } else {
    say();
    say(`  Administration  ${config.publicUrl}/admin`);
  }
  await welcome(app, config.publicUrl);

  await stopped;
  say("Arrêt… (stopping)");
  // What hangs is left as a kill would leave it: the next start repairs it.
  setTimeout(() => process.exit(1), stopMsMax).unref();
  await app.close();
  await db.close();
  await server.close();
  process.exit(0);
}

/** A shop whose admin cannot be built must still take orders: the pages stay as they were, the next start tries again. */
async function buildAdminIfPossible(): Promise<void> {
  await buildAdmin().catch((error: unknown) => say(`${error instanceof Error ? error.message : String(error)}\n`));
}

/**
 * The queue asks the database without waiting for its answer; while the database is away nobody catches what fails.
 * That is no reason to stop serving: the queue takes its jobs up again by itself. Anything else is a bug, and stops.
 */
function outliveOutages(): void {
  process.on("unhandledRejection", (error) => {
    if (!isOutage(error)) throw error;
    log.warn("the database was away from a job", { error });
  });
}

async function welcome(app: App, address: string): Promise<void> {
  say(`  API             ${address}/api`);
  const setupUrl = await app.setupUrl();
  if (!setupUrl) return;
  say();
  say("Ouvrez votre boutique par ce lien, qui ne sert qu’une fois (open your shop, this link works once) :");
  say(`  ${setupUrl}`);
}

/**
 * npm passes on the Ctrl-C that the terminal has already sent to everybody: what comes within a second is the same
 * request. A later one does not wait.
 */
function whenAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const hear = () => {
      askedAt ??= performance.now();
      if (performance.now() - askedAt > sameRequestMs) process.exit(1);
      resolve();
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, hear);
    whenOrphaned(hear);
  });
}

/** A SIGTERM sent to npm ends npm's shell and does not come to us: the shell is missed instead. */
function whenOrphaned(hear: () => void): void {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    hear();
  }, orphanCheckMs);
  looking.unref();
}
