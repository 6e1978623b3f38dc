import type { Tx } from "../db.ts";

/** Lets the jobs of a task that are due before `until` wait until then; those under way go on. */
export async function letWait(tx: Tx, task: string, until: Date): Promise<void> {
  await tx.run(
    `update graphile_worker._private_jobs set run_at = $2
     where task_id = (select id from graphile_worker._private_tasks where identifier = $1)
       and locked_at is null and attempts < max_attempts and run_at < $2`,
    [task, until],
  );
}

/** What waits for one of these times is due at once, in the queue and on its way there. */
export async function endWaits(tx: Tx, task: string, times: readonly Date[]): Promise<void> {
  await tx.run(
    `with on_the_way as (
       update outbox set run_at = clock_timestamp() where task = $1 and run_at = any($2::timestamptz[])
     )
     update graphile_worker._private_jobs set run_at = clock_timestamp()
     where task_id = (select id from graphile_worker._private_tasks where identifier = $1)
       and locked_at is null and run_at = any($2::timestamptz[])`,
    [task, times],
  );
}
