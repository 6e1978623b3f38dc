// Keeps the throw-away PostgreSQL of the tests: a process apart, so that whoever ends first, however it ends,
// neither takes the server from the others nor leaves it behind. Started by database.ts, ends by itself.
import { randomUUID } from "node:crypto";
import { readFile, readdir, rm } from "node:fs/promises";
import { createConnection, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { migrate, schemaFingerprint } from "../../src/lib/postgres/migrate.ts";
import { startPostgres, type Postgres } from "../../src/lib/postgres/postgres.ts";
import { keeperSocket, runsFolder, runsInMemory, type Answer } from "./keeper-protocol.ts";

const idleMs = 3000;
const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "300" };

interface Server {
  postgres: Postgres;
  admin: pg.Pool;
}

/** Copying files is faster in memory, writing the log is faster on a disk: both measured. */
const strategy = runsInMemory ? "file_copy" : "wal_log";
const runFolder = join(runsFolder, `run-${process.pid}`);
const leases = new Set<Socket>();
const templates = new Map<string, Promise<string>>();
const server = start();
server.catch(() => {});
let ending: NodeJS.Timeout | undefined;

const listener = createServer((socket) => serve(socket));
listener.on("error", (error) => yieldToAnother(error));
await removeDeadRuns();
listener.listen(keeperSocket);
endSoon(idleMs * 5);

function serve(socket: Socket): void {
  const databases = new Set<string>();
  leases.add(socket);
  clearTimeout(ending);
  let turn = Promise.resolve();
  createInterface(socket).on("line", (question) => {
    if (question === "release") return release(socket);
    const answer = reply(question, databases);
    turn = turn.then(async () => void socket.write(`${JSON.stringify(await answer)}\n`));
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    leases.delete(socket);
    for (const name of databases) void drop(name).catch(() => {});
    if (leases.size === 0) endSoon(idleMs);
  });
}

/** The one who started the run is done: end now, and close its line last, when nothing is left. */
function release(socket: Socket): void {
  leases.delete(socket);
  if (leases.size > 0) socket.end();
  else void end();
}

async function reply(question: string, databases: Set<string>): Promise<Answer> {
  const [verb, name = ""] = question.split(" ");
  try {
    if (verb === "database") return { value: await clone(databases) };
    if (verb === "close") await drop(name);
    databases.delete(name);
    return { value: "" };
  } catch (error) {
    return { error: String(error) };
  }
}

async function start(): Promise<Server> {
  const postgres = await startPostgres({ directory: join(runFolder, "data"), settings, warn: console.error });
  const admin = new pg.Pool({ connectionString: postgres.url("postgres"), max: 4 });
  admin.on("error", console.error);
  return { postgres, admin };
}

async function clone(databases: Set<string>): Promise<string> {
  const { postgres, admin } = await server;
  const template = await currentTemplate();
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  databases.add(name);
  await admin.query(`create database ${name} template ${template} strategy ${strategy}`);
  return postgres.url(name);
}

/** One template for each state of the migrations: they may be edited while the keeper lives. */
async function currentTemplate(): Promise<string> {
  const name = `template_${(await schemaFingerprint()).slice(0, 16)}`;
  const known = templates.get(name) ?? makeTemplate(name);
  templates.set(name, known);
  known.catch(() => templates.delete(name));
  return known;
}

async function makeTemplate(name: string): Promise<string> {
  const { postgres, admin } = await server;
  await drop(name);
  await admin.query(`create database ${name}`);
  await migrate(postgres.url(name));
  return name;
}

async function drop(name: string): Promise<void> {
  const { admin } = await server;
  await admin.query(`drop database if exists ${name} with (force)`);
}

/** Whoever listens first keeps the server. A socket file that nobody listens on is what a killed keeper left. */
function yieldToAnother(error: Error): void {
  const probe = createConnection(keeperSocket);
  probe.once("connect", () => void end());
  probe.once("error", () => {
    if (process.platform === "win32") throw error;
    void rm(keeperSocket, { force: true }).then(() => listener.listen(keeperSocket));
  });
}

function endSoon(delayMs: number): void {
  clearTimeout(ending);
  ending = setTimeout(() => void end(), delayMs);
}

async function end(): Promise<void> {
  listener.close();
  const started = await server.catch(() => undefined);
  await started?.admin.end();
  await started?.postgres.stop();
  await rm(runFolder, { recursive: true, force: true });
  process.exit(0);
}

/** A keeper that was killed leaves its server running on a folder named after the keeper's process. */
async function removeDeadRuns(): Promise<void> {
  for (const folder of await readdir(runsFolder)) {
    const keeper = Number(/^run-(\d+)$/.exec(folder)?.[1]);
    if (!keeper || isAlive(keeper)) continue;
    const data = join(runsFolder, folder, "data");
    const pidFile = await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "");
    const [pid, runsOn] = pidFile.split("\n");
    if (Number(pid) > 0 && runsOn === data && isAlive(Number(pid))) await kill(Number(pid));
    await rm(join(runsFolder, folder), { recursive: true, force: true });
  }
}

async function kill(pid: number): Promise<void> {
  process.kill(pid, "SIGQUIT");
  while (isAlive(pid)) await sleep(20);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
