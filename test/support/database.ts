import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { createConnection, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { keeperLog, keeperSocket, prepareKeeperFolders, type Answer } from "./keeper-protocol.ts";

const keeperStartMs = 30_000;

interface Lease {
  socket: Socket;
  waiting: ((answer: Answer) => void)[];
}

let lease: Promise<Lease> | undefined;

/**
 * The address of a fresh database with the whole schema and no row, cloned from a template in some 20 ms.
 * All the test processes of a run share one throw-away server, which the first of them starts; the database is
 * dropped when this process ends, or by `closeDatabase`.
 */
export async function testDatabase(): Promise<string> {
  return ask("database");
}

/** Drops a test database at once, for tests that make many. Cuts its connections. */
export async function closeDatabase(url: string): Promise<void> {
  await ask(`close ${new URL(url).pathname.slice(1)}`);
}

/** Starts the server before the first test does, and keeps it until `releaseServer`. */
export async function holdServer(): Promise<void> {
  await ask("hold");
}

/** Lets the server go; it stops when nobody else holds it. Resolves once it has, or at once when others hold it. */
export async function releaseServer(): Promise<void> {
  if (!lease) return;
  const { socket } = await lease;
  lease = undefined;
  socket.ref();
  socket.write("release\n");
  await once(socket, "close");
}

async function ask(question: string): Promise<string> {
  lease ??= takeLease();
  const { socket, waiting } = await lease;
  socket.ref();
  const answer = await new Promise<Answer>((resolve) => {
    waiting.push(resolve);
    socket.write(`${question}\n`);
  });
  if (waiting.length === 0) socket.unref();
  if ("error" in answer) throw new Error(answer.error);
  return answer.value;
}

async function takeLease(): Promise<Lease> {
  const socket = await connectToKeeper();
  const waiting: Lease["waiting"] = [];
  createInterface(socket).on("line", (line) => waiting.shift()?.(JSON.parse(line) as Answer));
  socket.on("close", () => {
    lease = undefined;
    for (const answer of waiting.splice(0)) answer({ error: `The test database server has ended: see ${keeperLog}` });
  });
  socket.on("error", () => {});
  return { socket, waiting };
}

async function connectToKeeper(): Promise<Socket> {
  const running = await connect();
  if (running) return running;
  startKeeper();
  const deadline = performance.now() + keeperStartMs;
  while (performance.now() < deadline) {
    await sleep(20);
    const socket = await connect();
    if (socket) return socket;
  }
  throw new Error(`The test database server does not start: see ${keeperLog}`);
}

async function connect(): Promise<Socket | undefined> {
  const socket = createConnection(keeperSocket);
  return new Promise((resolve) => {
    socket.once("connect", () => resolve(socket));
    socket.once("error", () => resolve(undefined));
  });
}

function startKeeper(): void {
  prepareKeeperFolders();
  const log = openSync(keeperLog, "a");
  const keeper = fileURLToPath(new URL("keeper.ts", import.meta.url));
  const environment = { ...process.env };
  // Without it the keeper would report to the test runner that started us.
  delete environment["NODE_TEST_CONTEXT"];
  spawn(process.execPath, ["--import", "./scripts/typescript.mjs", keeper], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    env: environment,
    detached: true,
    stdio: ["ignore", log, log],
  }).unref();
}
