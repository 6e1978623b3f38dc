import { EventEmitter } from "node:events";
import { Logger, run, type TaskList, type WorkerEvents } from "graphile-worker";
import type { Db, Tx } from "./db.ts";
import { log } from "./log.ts";
import type { JobPayload } from "./outbox.ts";

/** A job's work. Throwing retries it later, with growing pauses, and never disturbs the others. */
export type Task = (payload: JobPayload) => Promise<void>;
export type Tasks = Record<string, Task>;

const heartbeatSeconds = 10;
const silenceSecondsMax = 45;

export interface JobOptions {
  runAt?: Date;
  /** Lower is sooner; 0 when unsaid. */
  priority?: number;
}

/** Adds one job in the caller's transaction: it exists if, and only if, the transaction is kept. */
export async function addJob(tx: Tx, task: string, payload: JobPayload, options: JobOptions = {}): Promise<void> {
  await tx.run("select graphile_worker.add_job($1, $2::json, run_at => $3, max_attempts => 25, priority => $4)", [
    task,
    JSON.stringify(payload),
    options.runAt ?? null,
    options.priority ?? 0,
  ]);
}

export interface Queue {
  stop(): Promise<void>;
}

/**
 * Runs jobs until stopped. A worker killed with -9 leaves its jobs locked: each running worker shows a heartbeat,
 * and jobs of one that has been silent for 45 s are taken over. `alone` says that no other program uses this
 * database, so that whatever is locked at start was left by a dead one.
 */
export async function runQueue(db: Db, tasks: Tasks, options: { concurrency: number; alone: boolean }): Promise<Queue> {
  const workerIds = new Set<string>();
  if (options.alone) await db.reads.run("delete from worker_heartbeats");
  await freeSilentWorkers(db.reads, options.alone ? 0 : silenceSecondsMax);
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:create", ({ worker }) => workerIds.add(worker.workerId));
  events.on("job:failed", ({ job, error }) => log.error("a job was given up", { task: job.task_identifier, error }));
  const runner = await run({
    events,
    pgPool: db.pool,
    concurrency: options.concurrency,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
    taskList: taskList(tasks),
  });
  const beat = setInterval(() => {
    heartbeat(db.reads, [...workerIds]).catch((error: unknown) => log.warn("no heartbeat could be written", { error }));
  }, heartbeatSeconds * 1_000);
  await heartbeat(db.reads, [...workerIds]);
  return {
    async stop() {
      clearInterval(beat);
      await runner.stop();
    },
  };
}

async function heartbeat(tx: Tx, workerIds: readonly string[]): Promise<void> {
  await tx.run(
    `insert into worker_heartbeats (worker_id, beat_at) select id, clock_timestamp() from unnest($1::text[]) as id
     on conflict (worker_id) do update set beat_at = excluded.beat_at`,
    [workerIds],
  );
  await freeSilentWorkers(tx, silenceSecondsMax);
}

async function freeSilentWorkers(tx: Tx, seconds: number): Promise<void> {
  await tx.run("delete from worker_heartbeats where beat_at < clock_timestamp() - make_interval(secs => $1)", [3_600]);
  await tx.run(
    `select graphile_worker.force_unlock_workers(silent.ids) from (
       select array_agg(distinct job.locked_by) as ids from graphile_worker._private_jobs as job
       where job.locked_by is not null
         and job.locked_at < clock_timestamp() - make_interval(secs => $1)
         and not exists (select from worker_heartbeats as beat where beat.worker_id = job.locked_by
           and beat.beat_at > clock_timestamp() - make_interval(secs => $1))
     ) as silent where silent.ids is not null`,
    [seconds],
  );
}

function taskList(tasks: Tasks): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [name, (payload) => task(payload as JobPayload)]),
  );
}
