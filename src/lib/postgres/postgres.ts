import { readFile, realpath } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { prepareServerFiles, roleName } from "./files.ts";
import { freePort, interrupt, runServer, serverLeft, stopServer, type RunningServer } from "./process.ts";

export interface Postgres {
  /** Where to connect: the address, the role and its password. Stays the same when the server is started again. */
  url(database: string): string;
  /** The server's process now. */
  readonly pid: number;
  /** The server was found running, left by a program that had died. */
  readonly adopted: boolean;
  /** Fast shutdown; resolves when the server has ended. */
  stop(): Promise<void>;
}

interface PostgresOptions {
  /** The data folder, made at the first start. Beside it: `<directory>.password` (mode 0600), `<directory>.log`. */
  directory: string;
  /** Server settings by name, over the defaults. `fsync: "off"` for throw-away data only. */
  settings?: Record<string, string>;
  /** Hears that the server died and is started again. */
  warn?: (message: string) => void;
}

const defaultSettings = { timezone: "UTC", log_timezone: "UTC", log_checkpoints: "off" };
const restartPauseMs = 1000;

/**
 * Runs our own PostgreSQL on a free port of 127.0.0.1 and looks after it: a server that dies is started again on the
 * same port, a server that a crashed program left behind is adopted. Stops with the program, at the latest on exit.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const settings: Record<string, string> = { ...defaultSettings, ...options.settings };
  const files = await prepareServerFiles(options.directory, settings["fsync"] === "off" ? "none" : "safe");
  let server = await runServer(files, freePort, settings);
  const { port, socketFolder, adopted } = server;
  let isStopping = false;
  const watching = watch();

  async function watch(): Promise<void> {
    while (!isStopping) {
      await server.gone;
      if (!isStopping) server = (await restart()) ?? server;
    }
  }

  async function restart(): Promise<RunningServer | undefined> {
    try {
      options.warn?.(`PostgreSQL (process ${server.pid}) has ended: starting it again`);
      return await runServer(files, () => port, settings);
    } catch (error) {
      options.warn?.(String(error));
      await sleep(restartPauseMs);
      return undefined;
    }
  }

  const interruptOnExit = () => interrupt(server.pid, files.programs);
  process.once("exit", interruptOnExit);

  return {
    url: (database) => address({ password: files.password, port, socketFolder }, database),
    get pid() {
      return server.pid;
    },
    adopted,
    async stop() {
      isStopping = true;
      process.off("exit", interruptOnExit);
      await stopServer(server, files.programs);
      await watching;
    },
  };
}

/** The address of a database on the server that another program runs on this data; undefined when none does. */
export async function findPostgres(directory: string, database: string): Promise<string | undefined> {
  const data = await realpath(directory).catch(() => undefined);
  const server = data && (await serverLeft(data));
  if (!server || !server.isReady) return undefined;
  const password = (await readFile(`${directory}.password`, "utf8")).trim();
  return address({ ...server, password }, database);
}

function address(of: { password: string; port: number; socketFolder: string }, database: string): string {
  const socket = of.socketFolder ? `?host=${encodeURIComponent(of.socketFolder)}` : "";
  return `postgres://${roleName}:${of.password}@127.0.0.1:${of.port}/${database}${socket}`;
}

/** "PostgreSQL 18.4, 9734 kB": the server's version and the database's size. */
export async function describeDatabase(url: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ about: string }>(`
      select format('PostgreSQL %s, %s', current_setting('server_version'),
        pg_size_pretty(pg_database_size(current_database()))) as about`);
    return rows[0]?.about ?? "";
  } finally {
    await client.end();
  }
}

/** Makes the database when it is missing. */
export async function createDatabaseOnce(postgres: Postgres, name: string): Promise<void> {
  const client = new pg.Client(postgres.url("postgres"));
  await client.connect();
  try {
    const found = await client.query("select from pg_database where datname = $1", [name]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
