// What becomes of jobs whose program was killed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDatabase, type Db } from "../../src/lib/db.ts";
import { freeLeftJobs } from "../../src/lib/queue/workers.ts";
import { testDatabase } from "../support/database.ts";

let db: Db;
before(async () => {
  db = openDatabase(await testDatabase());
});
after(() => db.close());

test("a job whose program dies under it, however often, is not given up and lets the others go first", async () => {
  await db.reads.run("select graphile_worker.add_job('sendMessage', '{}', max_attempts := 3)");
  const waiting = await db.reads.one<{ runAt: Date }>(`select run_at as "runAt" from graphile_worker._private_jobs`);

  for (let death = 0; death < 4; death++) {
    await db.reads.run(
      "update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now(), attempts = attempts + 1",
    );
    await freeLeftJobs(db.reads, "none");
  }

  const [job] = await db.reads.all<{ attempts: number; lockedBy: string | null; runAt: Date }>(
    `select attempts, locked_by as "lockedBy", run_at as "runAt" from graphile_worker._private_jobs`,
  );
  assert.deepEqual([job?.attempts, job?.lockedBy], [0, null]);
  assert.ok(job && waiting && job.runAt > waiting.runAt);
});
