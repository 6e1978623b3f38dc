import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const readyMsMax = 60_000;
const stopMsMax = 60_000;

/** The real program in a process of its own, that may be killed and started again on the same data. */
export interface Program {
  address: string;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface ProgramSettings {
  directory: string;
  port: number;
  environment: Record<string, string>;
  /** The file that is run instead of the command line's. */
  entry?: string;
}

export function programOn(settings: ProgramSettings): Program {
  const address = `http://127.0.0.1:${settings.port}`;
  let child: ChildProcess | undefined;
  let said = "";
  const end = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    const impatience = setTimeout(() => child?.kill("SIGKILL"), stopMsMax);
    await gone;
    clearTimeout(impatience);
    if (child.signalCode === "SIGKILL" && signal !== "SIGKILL") throw new Error(`the program did not stop: ${said}`);
  };
  return {
    address,
    async start() {
      said = "";
      child = spawn(
        process.execPath,
        [
          "--import",
          "./scripts/typescript.mjs",
          "--disable-warning=ExperimentalWarning",
          settings.entry ?? main,
          "start",
        ],
        {
          env: {
            ...process.env,
            ...settings.environment,
            PORT: String(settings.port),
            CARNET_DATA: settings.directory,
          },
          stdio: ["ignore", "pipe", "pipe"],
        },
      );
      for (const stream of [child.stdout, child.stderr])
        stream?.on("data", (text) => (said = (said + String(text)).slice(-4_000)));
      const until = performance.now() + readyMsMax;
      while (!(await isReady(address))) {
        if (child.exitCode !== null || performance.now() > until) throw new Error(`the program did not start: ${said}`);
        await sleep(20);
      }
    },
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
  };
}

async function isReady(address: string): Promise<boolean> {
  return fetch(`${address}/healthz`, { signal: AbortSignal.timeout(5_000) }).then(
    (answer) => answer.ok,
    () => false,
  );
}
