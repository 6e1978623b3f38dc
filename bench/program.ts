import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Address } from "./http-client.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const readyWithinMs = 60_000;

/** The real program, as `npm start` runs it, in a process of its own. */
export interface Program {
  address: Address;
  pid: number;
  /** From the start of the process to the first 200 of /healthz. */
  readyAfterMs: number;
  /** Lets it neither run nor die, while something else is measured. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

/**
 * Starts the program with these variables, and waits until it answers. `BENCH_NODE_OPTIONS` may add a profiler; `entry` is
 * a file that starts it otherwise than the command line does.
 */
export async function startProgram(environment: Record<string, string>, entry = "src/main.ts"): Promise<Program> {
  const address = { host: "127.0.0.1", port: await freePort() };
  const startedAt = performance.now();
  const options = (process.env["BENCH_NODE_OPTIONS"] ?? "").split(" ").filter(Boolean);
  const child = spawn(
    process.execPath,
    [...options, "--import", "./scripts/typescript.mjs", "--disable-warning=ExperimentalWarning", entry, "start"],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "warn", ...environment, PORT: String(address.port) },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const stopWithUs = () => child.kill("SIGKILL");
  process.once("exit", stopWithUs);
  await untilReady(child, address, startedAt + readyWithinMs);
  return {
    address,
    pid: child.pid ?? 0,
    readyAfterMs: performance.now() - startedAt,
    pause: () => child.kill("SIGSTOP"),
    resume: () => child.kill("SIGCONT"),
    async stop() {
      process.off("exit", stopWithUs);
      const ended = once(child, "exit");
      child.kill("SIGCONT");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function untilReady(child: ChildProcess, { host, port }: Address, deadline: number): Promise<void> {
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error("the program ended instead of starting");
    const answer = await fetch(`http://${host}:${port}/healthz`, { signal: AbortSignal.timeout(5_000) }).catch(
      () => undefined,
    );
    await answer?.body?.cancel();
    if (answer?.status === 200) return;
    await sleep(5);
  }
  throw new Error("the program does not get ready");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
