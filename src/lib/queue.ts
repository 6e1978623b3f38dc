import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, run, type TaskList, type WorkerEvents } from "graphile-worker";
import type { Db, Tx } from "./db.ts";
import { log } from "./log.ts";
import { relayJobs, type JobPayload } from "./outbox.ts";

/** A job's work. Throwing retries it later, with growing pauses, and never disturbs the others. */
export type Task = (payload: JobPayload) => Promise<void>;
export type Tasks = Record<string, Task>;

const heartbeatSeconds = 10;
const silenceSecondsMax = 45;

export interface QueueOptions {
  concurrency: number;
  /** No other program uses this database. */
  alone: boolean;
  /** Tasks run each night, by their names. They are given no happening. */
  nightly: readonly string[];
}

export interface Queue {
  stop(): Promise<void>;
}

/**
 * Runs jobs until stopped. A worker killed with -9 leaves its jobs locked: each running worker shows a heartbeat,
 * and jobs of one that has been silent for 45 s are taken over. `alone` says that no other program uses this
 * database, so that whatever is locked at start was left by a dead one.
 */
export async function runQueue(db: Db, tasks: Tasks, options: QueueOptions): Promise<Queue> {
  const workerIds = new Set<string>();
  if (options.alone) await db.reads.run("delete from worker_heartbeats");
  await freeSilentWorkers(db.reads, options.alone ? 0 : silenceSecondsMax);
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:create", ({ worker }) => workerIds.add(worker.workerId));
  events.on("job:error", ({ job, error }) => log.warn("a job failed", failureOf(job, error)));
  events.on("job:failed", ({ job, error }) => log.error("a job was given up", failureOf(job, error)));
  const runner = await run({
    events,
    pgPool: db.pool,
    concurrency: options.concurrency,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
    taskList: taskList(tasks),
    crontab: options.nightly.map((name, minute) => `${minute} 3 * * * ${name} ?max=3`).join("\n"),
  });
  const beat = setInterval(() => {
    heartbeat(db.reads, [...workerIds]).catch((error: unknown) => log.warn("no heartbeat could be written", { error }));
  }, heartbeatSeconds * 1_000);
  await heartbeat(db.reads, [...workerIds]);
  const relay = startRelay(db);
  return {
    async stop() {
      clearInterval(beat);
      await relay.stop();
      await runner.stop();
    },
  };
}

/** Never the error's own words: they may hold an address. */
export function failureOf(job: { id: string; task_identifier: string; attempts: number }, error: unknown) {
  const { name = typeof error, code } = (error ?? {}) as { name?: string; code?: string | number };
  return { task: job.task_identifier, jobId: job.id, attempt: job.attempts, error: name, code };
}

const relayPauseMs = 100;
const relayCountMax = 200;

/** Hands jobs over to the queue until stopped: at once while there are many, ten times a second otherwise. */
function startRelay(db: Db): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const relay = async () => {
    while (!signal.aborted) {
      const count = await relayJobs(db.reads, relayCountMax).catch((error: unknown) => {
        log.warn("jobs could not be handed over; trying again", { error });
        return 0;
      });
      if (count < relayCountMax) await sleep(relayPauseMs, undefined, { signal }).catch(() => {});
    }
  };
  const done = relay();
  return {
    stop: () => {
      stopping.abort();
      return done;
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
