import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { outside } from "./db.ts";

/** A Typst template, by the absolute path of its file, and what it prints: plain JSON, read by it as `sys.inputs.data`. */
export interface PdfRequest {
  template: string;
  data: object;
  /** 10 s when unsaid. */
  millisecondsMax?: number;
}

/** Makes a PDF/A-3a. The same request always gives the same bytes. */
export type RenderPdf = (request: PdfRequest) => Promise<Buffer>;

export type Answer = { bytes: Uint8Array } | { error: string };

const usualMillisecondsMax = 10_000;
const idleMilliseconds = 60_000;

let printer: ChildProcess | undefined;
let idle: NodeJS.Timeout | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Prints one document at a time, in a process of its own: a compiler written in another language can neither be
 * interrupted nor give its memory back inside ours (a worker thread told to stop went on for as long as it computed).
 * The process starts when it is needed, is killed after 10 s on one document, and ends after a minute without work.
 */
export const renderPdf: RenderPdf = (request) => {
  const turn = last.then(() => outside(() => print(request)));
  last = turn.catch(() => {});
  return turn;
};

async function print(request: PdfRequest): Promise<Buffer> {
  clearTimeout(idle);
  const process = (printer ??= startPrinter());
  process.ref();
  process.channel?.ref();
  const { millisecondsMax = usualMillisecondsMax } = request;
  const limit = AbortSignal.timeout(millisecondsMax);
  try {
    process.send(request);
    const answer = await answerOf(process, limit);
    if (answer === undefined) throw new Error(`the document was given up after ${millisecondsMax} ms`);
    if ("error" in answer) throw new Error(`the document could not be printed: ${answer.error}`);
    return Buffer.from(answer.bytes);
  } finally {
    if (process.connected && !limit.aborted) rest(process);
    else stop(process);
  }
}

/** Nothing when the limit comes first. */
async function answerOf(process: ChildProcess, limit: AbortSignal): Promise<Answer | undefined> {
  const settled = new AbortController();
  const signal = AbortSignal.any([limit, settled.signal]);
  const answered = once(process, "message", { signal }).then(([answer]) => answer as Answer);
  const died = once(process, "exit", { signal }).then((): Answer => ({ error: "the printing process ended" }));
  try {
    return await Promise.race([answered, died]);
  } catch (error) {
    if (limit.aborted) return undefined;
    throw error;
  } finally {
    answered.catch(() => {});
    died.catch(() => {});
    settled.abort();
  }
}

function startPrinter(): ChildProcess {
  // Plain Node reads TypeScript; none of our options, and none of our secrets, are of use to it.
  const process = fork(fileURLToPath(new URL("pdf/printer.ts", import.meta.url)), {
    execArgv: [],
    env: {},
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  process.on("error", () => stop(process));
  process.on("exit", () => stop(process));
  return process;
}

/** Nothing to print for now: the program may end without waiting for the printer. */
function rest(process: ChildProcess): void {
  process.unref();
  process.channel?.unref();
  idle = setTimeout(() => stop(process), idleMilliseconds).unref();
}

function stop(process: ChildProcess): void {
  if (printer === process) printer = undefined;
  process.kill("SIGKILL");
}
