// Holds adapters to what outside companies publish: every request they send is checked against the official description.
// Used as in datatrans.test.ts: `published({ of, specs }, (official) => { …tests… })`; `official.baseUrl()` is the base
// address of the connection, `official.answers(…)` what comes back next (to a path that holds `path`, when given): a status,
// headers, a body, or `drop: true` for a request that was taken and whose answer is lost. Unsaid, the description's own
// example comes back. Requests are checked whatever is answered, and a last test fails on each that the description does
// not allow. `npm run test:contract` runs these files alone.
// The descriptions stay outside the project: CARNET_SPECS is their folder, CARNET_CONTRACT_MOCK the server that reads them.
// Where they are absent all is skipped, and says so.

import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../../scripts/step.ts";

interface Description {
  /** Whose: "Stripe, 2023-08-16". */
  of: string;
  /** Files of the descriptions' folder, read together. */
  specs: readonly string[];
  /** Properties the description does not name are refused, unless it is said to have others. */
  others?: "allowed";
  /** Paths it leaves out though they are the company's: a token's. */
  besides?: readonly string[];
}

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Part of the path of the request that is answered so; the next one when left out. */
  path?: string;
  drop?: true;
}

interface Seen {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  violations: string[];
  status: number;
}

export interface Official {
  baseUrl(): string;
  answers(...answers: Answer[]): Promise<void>;
  /** Every request so far. */
  seen(): Seen[];
}

const specsFolder = resolve(root, process.env.CARNET_SPECS ?? "../shared/data/specs");
const mockFile = resolve(root, process.env.CARNET_CONTRACT_MOCK ?? join(specsFolder, "../../tools/contract-mock.mjs"));
const startingMsMax = 60_000;

/** Declares the tests of `define` against a server that knows the description, and one more: that nothing broke it. */
export function published(description: Description, define: (official: Official) => void): void {
  const { of, specs } = description;
  const missing = [mockFile, ...specs.map((file) => join(specsFolder, file))].find((file) => !existsSync(file));
  if (missing) {
    console.warn(`CONTRACT TESTS SKIPPED: ${missing} is not here`);
    test(`requests keep to what is published: ${of}`, { skip: `${missing} is not here: set CARNET_SPECS` }, () => {});
    return;
  }
  describe(of, () => {
    const folder = mkdtempSync(join(tmpdir(), "carnet-contract-"));
    const log = join(folder, "requests.jsonl");
    let [server, baseUrl]: [ChildProcess | undefined, string] = [undefined, ""];
    const seen = (): Seen[] => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").map(asSeen) : []);
    before(async () => {
      const port = await freePort();
      baseUrl = `http://127.0.0.1:${port}`;
      server = await started(port, log, description);
    });
    after(() => {
      server?.kill();
      rmSync(folder, { recursive: true });
    });
    define({
      baseUrl: () => baseUrl,
      seen,
      answers: async (...answers) => {
        for (const answer of answers)
          await fetch(`${baseUrl}/__fault`, { method: "POST", body: JSON.stringify(answer) });
      },
    });
    test(`every request keeps to what is published: ${of}`, (context) => {
      const requests = seen();
      const { besides = [] } = description;
      const broken = requests.filter(({ path, violations }) => violations.length > 0 && !besides.includes(path));

      context.diagnostic(`checked: ${of}: ${requests.length} requests, ${broken.length} violations`);
      assert.ok(requests.length > 0, "no request was made");
      assert.deepEqual(
        broken.map(({ method, path, body, violations }) => ({ request: `${method} ${path}`, body, violations })),
        [],
      );
    });
  });
}

const asSeen = (line: string): Seen => JSON.parse(line) as Seen;

async function started(port: number, log: string, { specs, others }: Description): Promise<ChildProcess> {
  const files = specs.map((file) => join(specsFolder, file));
  const words = [mockFile, String(port), log, ...(others ? [] : ["--strict"]), ...files];
  // Its own libraries are found from the folder it is started in.
  const server = spawn(process.execPath, words, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const complaint = AbortSignal.timeout(startingMsMax);
  let errors = "";
  server.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  const ended = once(server, "exit", { signal: complaint }).then(() => assert.fail(`the server ended: ${errors}`));
  await Promise.race([once(server.stdout, "data", { signal: complaint }), ended]);
  return server;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((done) => void server.close(() => done()));
  return port;
}
