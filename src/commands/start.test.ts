import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { findPostgres } from "../lib/postgres/postgres.ts";
import { freePort } from "../lib/postgres/process.ts";
import { undoAfter } from "../../test/support/undo.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const readyPattern = /Administration {2}(http\S+)\/admin/;

test("the first start makes the shop's folder and gives a link to open the shop; Ctrl-C leaves nothing running", async (t) => {
  const folder = await throwAwayFolder(t);
  const program = await startProgram(t, folder);

  const answer = await fetch(`${program.address}/healthz`);
  assert.equal(answer.status, 200);
  assert.match(await program.until(/ouvrez votre boutique .*\n\s+(http\S+)/i), /^http/);

  const databasePid = Number((await readFile(join(folder, "database", "postmaster.pid"), "utf8")).split("\n")[0]);
  assert.equal(await program.stop("SIGINT"), 0);
  assert.throws(() => process.kill(databasePid, 0), /ESRCH/);
});

test("a second program on the same folder is refused and told why", async (t) => {
  const folder = await throwAwayFolder(t);
  const first = await startProgram(t, folder);

  const second = run(t, folder, { PORT: String(await freePort()) });

  assert.equal(await second.ended(), 1);
  assert.match(second.printed(), new RegExp(`déjà utilisé par un autre Carnet \\(processus ${first.pid}\\)`));
  assert.equal((await fetch(`${first.address}/healthz`)).status, 200);
});

test("after kill -9 of the program the next start finds everything", async (t) => {
  const folder = await throwAwayFolder(t);
  const killed = await startProgram(t, folder);
  await ask(folder, "create table kept as select 42 as answer");
  await killed.stop("SIGKILL");

  const again = await startProgram(t, folder);

  assert.equal((await fetch(`${again.address}/healthz`)).status, 200);
  assert.deepEqual(await ask(folder, "select answer from kept"), [{ answer: 42 }]);
});

test("a wrong environment is told by its variable's name", async (t) => {
  const program = run(t, await throwAwayFolder(t), { PORT: "a lot" });

  assert.equal(await program.ended(), 1);
  assert.match(program.printed(), /^PORT : attendu/m);
});

interface Program {
  pid: number | undefined;
  printed(): string;
  /** What the first group of the pattern caught, once it is printed. */
  until(pattern: RegExp): Promise<string>;
  ended(): Promise<number | null>;
  stop(signal: "SIGINT" | "SIGTERM" | "SIGKILL"): Promise<number | null>;
}

async function startProgram(t: TestContext, folder: string): Promise<Program & { address: string }> {
  const program = run(t, folder, { PORT: String(await freePort()) });
  return { ...program, address: await program.until(readyPattern) };
}

function run(t: TestContext, folder: string, environment: Record<string, string>): Program {
  const child = spawn(process.execPath, ["--import", "./scripts/typescript.mjs", "src/main.ts", "start"], {
    cwd: root,
    env: { PATH: process.env["PATH"], HOST: "127.0.0.1", CARNET_DATA: folder, ...environment },
  });
  const ended = once(child, "close").then(([status]) => status as number | null);
  undoAfter(t, async () => {
    child.kill("SIGTERM");
    await ended;
  });
  return {
    pid: child.pid,
    ...listenTo(child, ended),
    ended: () => ended,
    stop: (signal) => (child.kill(signal), ended),
  };
}

function listenTo(child: ChildProcess, ended: Promise<unknown>): Pick<Program, "printed" | "until"> {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      child.emit("printed");
    });
  }
  const isOver = ended.then(() => "over" as const);
  return {
    printed: () => output,
    async until(pattern) {
      for (;;) {
        const found = pattern.exec(output)?.[1];
        if (found) return found;
        const printed = once(child, "printed").then(() => "printed" as const);
        assert.notEqual(await Promise.race([printed, isOver]), "over", `the program ended early:\n${output}`);
      }
    },
  };
}

async function ask(folder: string, query: string): Promise<unknown[]> {
  const client = new pg.Client(await findPostgres(join(folder, "database"), "carnet"));
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(query)).rows;
  } finally {
    await client.end();
  }
}

async function throwAwayFolder(t: TestContext): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), "carnet-start-"));
  undoAfter(t, () => rm(parent, { recursive: true, force: true }));
  return parent;
}
