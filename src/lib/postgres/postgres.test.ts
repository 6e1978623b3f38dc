import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { createDatabaseOnce, startPostgres, type Postgres } from "./postgres.ts";
import { undoAfter } from "../../../test/support/undo.ts";

// Making the data folder takes a second: made once, copied for each test.
const made = await mkdtemp(join(tmpdir(), "carnet-postgres-made-"));
after(() => rm(made, { recursive: true, force: true }));

const settings = { fsync: "off", shared_buffers: "16MB" };

test("the server asks for the password, which only its owner may read", async (t) => {
  const { directory, postgres } = await start(t);

  assert.equal(await ask(postgres.url("postgres"), "show password_encryption"), "scram-sha-256");

  const wrong = new URL(postgres.url("postgres"));
  wrong.password = "guess";
  await assert.rejects(ask(wrong.href, "select 1"), /password authentication failed/);
  assert.equal((await stat(`${directory}.password`)).mode & 0o777, 0o600);
  assert.doesNotMatch(await readFile(join(directory, "pg_hba.conf"), "utf8"), /^[^#]*trust/m);
});

test("text sorts and folds the same way on every machine, and dates are in UTC", async (t) => {
  const { postgres } = await start(t);

  assert.equal(await ask(postgres.url("postgres"), "select upper('été')"), "ÉTÉ");
  assert.equal(
    await ask(postgres.url("postgres"), "select format('%s %s', datlocprovider, datlocale) from pg_database limit 1"),
    "b C.UTF-8",
  );
  assert.equal(await ask(postgres.url("postgres"), "show timezone"), "UTC");
});

test("a stopped server is gone, and what it kept is there at the next start", async (t) => {
  const { directory, postgres } = await start(t);
  await createDatabaseOnce(postgres, "shop");
  await createDatabaseOnce(postgres, "shop");
  await ask(postgres.url("shop"), "create table kept as select 42 as answer");
  const { pid } = postgres;

  await postgres.stop();

  assert.equal(isRunning(pid), false);
  const again = await startAgain(t, directory);
  assert.equal(again.adopted, false);
  assert.equal(await ask(again.url("shop"), "select answer from kept"), 42);
});

test("a server killed while the program runs comes back at the same address with all that was committed", async (t) => {
  const { postgres } = await start(t);
  const url = postgres.url("postgres");
  await ask(url, "create table kept as select 42 as answer");
  const { pid } = postgres;

  process.kill(pid, "SIGKILL");

  assert.equal(await askUntilAnswered(url, "select answer from kept"), 42);
  assert.notEqual(postgres.pid, pid);
});

test("a server left running by a killed program is adopted", async (t) => {
  const directory = await throwAwayFolder(t);
  runProgramThatDies(directory, "process.kill(process.pid, 'SIGKILL')");

  const postgres = await startAgain(t, directory);

  assert.equal(postgres.adopted, true);
  assert.equal(await ask(postgres.url("postgres"), "select answer from kept"), 42);
  const { pid } = postgres;
  await postgres.stop();
  await buried(pid);
});

test("an adopted server that is killed comes back too", async (t) => {
  const directory = await throwAwayFolder(t);
  runProgramThatDies(directory, "process.kill(process.pid, 'SIGKILL')");
  const postgres = await startAgain(t, directory);

  process.kill(postgres.pid, "SIGKILL");

  assert.equal(await askUntilAnswered(postgres.url("postgres"), "select answer from kept"), 42);
});

test("after the program and the server were killed together, the next start repairs the data", async (t) => {
  const directory = await throwAwayFolder(t);
  runProgramThatDies(directory, "process.kill(postgres.pid, 'SIGKILL'); process.kill(process.pid, 'SIGKILL')");

  const postgres = await startAgain(t, directory);

  assert.equal(postgres.adopted, false);
  assert.equal(await ask(postgres.url("postgres"), "select answer from kept"), 42);
});

test("a program that ends without stopping its server takes it along", async (t) => {
  const directory = await throwAwayFolder(t);
  const pid = Number(runProgramThatDies(directory, "console.log(postgres.pid); process.exit(0)"));

  await buried(pid);
});

interface Started {
  directory: string;
  postgres: Postgres;
}

async function start(t: TestContext): Promise<Started> {
  const directory = await throwAwayFolder(t);
  return { directory, postgres: await startAgain(t, directory) };
}

async function startAgain(t: TestContext, directory: string): Promise<Postgres> {
  const postgres = await startPostgres({ directory, settings });
  undoAfter(t, () => postgres.stop());
  return postgres;
}

async function throwAwayFolder(t: TestContext): Promise<string> {
  const parent = join(made, randomUUID());
  await mkdir(parent);
  undoAfter(t, () => rm(parent, { recursive: true, force: true }));
  const first = join(made, "data");
  if (!existsSync(first)) {
    const postgres = await startPostgres({ directory: first, settings });
    await postgres.stop();
  }
  spawnSync("cp", ["-a", first, `${first}.password`, parent]);
  return join(parent, "data");
}

/** Runs a program that starts the server, commits a row and ends as told. Gives what it printed. */
function runProgramThatDies(directory: string, ending: string): string {
  const program = `
    import pg from "pg";
    import { startPostgres } from ${JSON.stringify(new URL("./postgres.ts", import.meta.url).href)};
    const postgres = await startPostgres(${JSON.stringify({ directory, settings })});
    const client = new pg.Client(postgres.url("postgres"));
    client.on("error", () => {});
    await client.connect();
    await client.query("create table kept as select 42 as answer");
    ${ending};`;
  const run = spawnSync(
    process.execPath,
    ["--import", "./scripts/typescript.mjs", "--input-type=module", "--eval", program],
    {
      encoding: "utf8",
    },
  );
  assert.equal(run.stderr, "");
  return run.stdout;
}

async function ask(url: string, query: string): Promise<unknown> {
  const client = new pg.Client(url);
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(query);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

async function askUntilAnswered(url: string, query: string): Promise<unknown> {
  for (;;) {
    try {
      return await ask(url, query);
    } catch {
      await sleep(50);
    }
  }
}

/** An ended process whose parent died counts as running until the machine's first process buries it. */
async function buried(pid: number): Promise<void> {
  while (isRunning(pid)) await sleep(20);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
