import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ServerFiles } from "./files.ts";

/** A server that accepts connections. */
export interface RunningServer {
  pid: number;
  port: number;
  /** The folder of its socket; empty when it listens on 127.0.0.1 only. */
  socketFolder: string;
  /** Resolves when the process has ended, however it ended. Waiting for it keeps no program alive. */
  gone: Promise<void>;
  /** Was already running when we came: the program that had started it died. */
  adopted: boolean;
}

const transientMs = 15_000;
const logBytesMax = 5_000_000;

/** What a server killed a moment ago still blocks: its lock file, its shared memory, its port. */
const transientTrouble = /lock file|shared memory|already in use|could not bind|is being used by another process/i;

/**
 * Starts the server, or adopts the one that a crashed program left on the same data.
 * What a killed server still blocks is waited for, 15 s at most.
 */
export async function runServer(
  files: ServerFiles,
  choosePort: () => number | Promise<number>,
  settings: Record<string, string>,
): Promise<RunningServer> {
  const deadline = performance.now() + transientMs;
  for (;;) {
    const left = await serverLeft(files.data);
    if (left?.isReady) return { ...left, gone: ended(left.pid), adopted: true };
    if (!left) {
      const outcome = await launch(files, await choosePort(), settings);
      if ("server" in outcome) return outcome.server;
      if (!transientTrouble.test(outcome.log) || performance.now() > deadline) {
        throw new Error(`PostgreSQL did not start: ${outcome.log || "no message"} (see ${files.logFile})`);
      }
    } else if (performance.now() > deadline) {
      throw new Error(`Another PostgreSQL (process ${left.pid}) holds ${files.data} and does not answer`);
    }
    await sleep(100);
  }
}

/** Fast shutdown: sessions are cut, a checkpoint is written. Resolves when the process has ended. */
export async function stopServer(server: RunningServer, programs: string): Promise<void> {
  interrupt(server.pid, programs);
  const holding = setInterval(() => {}, 1000);
  await server.gone;
  clearInterval(holding);
}

/** Asks for a fast shutdown and does not wait. */
export function interrupt(pid: number, programs: string): void {
  if (process.platform === "win32") {
    spawnSync(join(programs, "bin", "pg_ctl"), ["kill", "INT", String(pid)]);
    return;
  }
  if (isAlive(pid)) process.kill(pid, "SIGINT");
}

/** A port of 127.0.0.1 that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

// The system's limit for a socket's path is 104 bytes or a little more; the file is named .s.PGSQL.<port>.
const socketFolderBytesMax = 85;

/** The data folder itself, which is closed to everybody else: half the price of a TCP connection. Empty where it cannot be. */
function socketFolderOf(data: string): string {
  const isPossible =
    process.platform !== "win32" && Buffer.byteLength(data) <= socketFolderBytesMax && !data.includes(",");
  return isPossible ? data : "";
}

type Launch = { server: RunningServer } | { log: string };

async function launch(files: ServerFiles, port: number, settings: Record<string, string>): Promise<Launch> {
  const logStart = await roomInLog(files.logFile);
  const log = openSync(files.logFile, "a", 0o600);
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(
    join(files.programs, "bin", "postgres"),
    ["-D", files.data, "-h", "127.0.0.1", "-p", String(port), "-k", socketFolderOf(files.data), ...options],
    // Detached: the terminal's Ctrl-C reaches the program alone, which stops the server last.
    { ...files.account, cwd: "/", detached: true, stdio: ["ignore", log, log] },
  );
  closeSync(log);
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()).once("error", () => resolve()));
  if (child.pid !== undefined && (await becomesReady(child, child.pid, files.data))) {
    child.unref();
    return { server: { pid: child.pid, port, socketFolder: socketFolderOf(files.data), gone, adopted: false } };
  }
  await gone;
  return { log: (await readFile(files.logFile)).subarray(logStart).toString().trim() };
}

/** The recovery after a crash may take minutes: we wait as long as the process lives. */
async function becomesReady(child: ChildProcess, pid: number, data: string): Promise<boolean> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    const state = await readPidFile(data);
    if (state?.pid === pid && state.isReady) return true;
    await sleep(10);
  }
}

/** Starts the log again when it has grown too long, and says where the next message will stand. */
async function roomInLog(file: string): Promise<number> {
  const bytes = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (bytes <= logBytesMax) return bytes;
  await rm(file);
  return 0;
}

interface PidFile {
  pid: number;
  port: number;
  socketFolder: string;
  isReady: boolean;
}

/** Lines of postmaster.pid: process, data folder, start time, port, socket folder, address, shared memory, status. */
async function readPidFile(data: string): Promise<PidFile | undefined> {
  const lines = await readFile(join(data, "postmaster.pid"), "utf8").then(
    (text) => text.split("\n"),
    () => [],
  );
  const pid = Number(lines[0]);
  if (!(pid > 0)) return undefined;
  return { pid, port: Number(lines[3]), socketFolder: lines[4]?.trim() ?? "", isReady: lines[7]?.trim() === "ready" };
}

/**
 * The server that still runs on this data. After a reboot the number in the pid file may belong to any other
 * program, which would block PostgreSQL for ever: then the file is removed.
 */
export async function serverLeft(data: string): Promise<PidFile | undefined> {
  const state = await readPidFile(data);
  if (!state || !isAlive(state.pid)) return undefined;
  if (await isServerOf(data, state.pid)) return state;
  await rm(join(data, "postmaster.pid"), { force: true });
  return undefined;
}

async function isServerOf(data: string, pid: number): Promise<boolean> {
  if (process.platform === "linux") {
    return (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).includes(data);
  }
  if (process.platform === "win32") {
    return spawnSync("tasklist", ["/nh", "/fi", `pid eq ${pid}`], { encoding: "utf8" }).stdout.includes("postgres");
  }
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.includes(data);
}

/** An ended process that its parent has not buried yet (a zombie, "Z") is not alive. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** For a process that is not our child. Looks every 50 ms. */
function ended(pid: number): Promise<void> {
  return new Promise((resolve) => {
    const looking = setInterval(() => {
      if (isAlive(pid)) return;
      clearInterval(looking);
      resolve();
    }, 50);
    looking.unref();
  });
}
