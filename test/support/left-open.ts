/**
 * Loaded before each file of tests. A test that throws before it closes a connection keeps its file alive for ever;
 * this ends the file, as failed, once no test has run for a while. Node's own `--test-force-exit` ends it at once and
 * loses the last results on their way to the runner (nodejs/node#64833).
 */
import { afterEach, beforeEach } from "node:test";

/** Longer than any hook between two tests of a file. */
const patienceMs = 30_000;

if (process.env.NODE_TEST_CONTEXT !== undefined) watch();

function watch(): void {
  let running = 0;
  let impatience: NodeJS.Timeout | undefined;
  beforeEach(() => {
    running += 1;
    clearTimeout(impatience);
  });
  afterEach(() => {
    running -= 1;
    if (running > 0) return;
    clearTimeout(impatience);
    impatience = setTimeout(giveUp, patienceMs).unref();
  });
}

function giveUp(): void {
  const kinds = [...new Set(process.getActiveResourcesInfo())].join(", ");
  process.stderr.write(`All tests of ${process.argv[1]} are over, something was left open: ${kinds}\n`);
  process.exit(1);
}
