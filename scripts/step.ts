import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What one step of `npm test` came to. */
export interface Outcome extends Counts {
  /** Shown in full when something failed. */
  output: string;
  /** Shown always: what was left out, and why. */
  remarks: string[];
  /** Capability rows proved by tests that passed, each as often as it was. */
  proved?: string[];
}

interface Ran {
  status: number | null;
  output: string;
}

/** The longest steps take some minutes on two cores: past this, one hangs, and says so instead of waiting for ever. */
const stepMsMax = 20 * 60_000;

export function runNode(words: string[], environment: Record<string, string>): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, {
      cwd: root,
      env: { ...process.env, NO_COLOR: "1", ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    const impatience = setTimeout(() => {
      child.kill("SIGKILL");
      // What it started may live on and hold the pipes.
      for (const stream of [child.stdout, child.stderr]) stream.destroy();
      resolve({ status: null, output: `${output}\n*** Not over after ${stepMsMax / 60_000} minutes: stopped. ***` });
    }, stepMsMax);
    child.once("error", reject);
    child.once("close", (status) => {
      clearTimeout(impatience);
      resolve({ status, output });
    });
  });
}

/** A check that reads the sources counts as one test. `script` is a program's path in node_modules. */
export async function runCheck(script: string, words: string[]): Promise<Outcome> {
  return asOneTest(await runNode([join(root, "node_modules", script), ...words], {}));
}

/** A program of ours that must end well counts as one test. */
export async function runProgram(words: string[]): Promise<Outcome> {
  return asOneTest(await runNode(["--import", "./scripts/typescript.mjs", ...words], {}));
}

function asOneTest({ status, output }: Ran): Outcome {
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0, output, remarks: [] };
}
