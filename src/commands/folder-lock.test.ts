import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { FolderInUse, lockFolder } from "./folder-lock.ts";

test("a second program is refused and told the number of the first, until the first lets go", async (t) => {
  const folder = await throwAwayFolder(t);
  const release = await lockFolder(folder);

  await assert.rejects(
    lockFolder(folder),
    (error) => error instanceof FolderInUse && error.message.includes(`processus ${process.pid}`),
  );

  await release();
  await (
    await lockFolder(folder)
  )();
});

test("a program that was killed keeps nobody out", async (t) => {
  const folder = await throwAwayFolder(t);
  const program = `
    import { lockFolder } from ${JSON.stringify(new URL("./folder-lock.ts", import.meta.url).href)};
    await lockFolder(${JSON.stringify(folder)});
    process.kill(process.pid, "SIGKILL");`;
  const { signal } = spawnSync(process.execPath, [
    "--import",
    "./scripts/typescript.mjs",
    "--input-type=module",
    "--eval",
    program,
  ]);
  assert.equal(signal, "SIGKILL");

  await (
    await lockFolder(folder)
  )();
});

test("of twenty programs that start at once, one gets the folder", async (t) => {
  const folder = await throwAwayFolder(t);

  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));

  assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
});

async function throwAwayFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "carnet-lock-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
