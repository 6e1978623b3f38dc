import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, run, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import type { Db, Tx } from "../db.ts";
import { log } from "../log.ts";
import type { JobPayload } from "../outbox.ts";

/** A job's work. Throwing retries it later, with growing pauses, and never disturbs the others. */
export type Task = (payload: JobPayload) => Promise<void>;
export type Tasks = Record<string, Task>;

export interface WorkerOptions {
  tasks: Tasks;
  concurrency: number;
  /** Tasks run each night, by their names. They are given no happening. */
  nightly: readonly string[];
  /** Tasks run every ten minutes, likewise. */
  often: readonly string[];
  /** Whether people are waiting: each job then steps aside for a moment, never for long. */
  isBusy: () => boolean;
}

export interface Workers {
  /** They ended by themselves: the database went away under them. */
  haveEnded(): boolean;
  /** Lets the jobs under way finish. */
  stop(): Promise<void>;
  /** Stops them as well as can be after an outage, and frees the jobs they hold. */
  abandon(): Promise<void>;
}

const heartbeatSeconds = 10;
const silenceSecondsMax = 45;
const abandonMsMax = 5_000;

/** Works through the queue and shows a heartbeat, by which others see that its jobs are in good hands. */
export async function startWorkers(db: Db, options: WorkerOptions): Promise<Workers> {
  const ids = new Set<string>();
  const runner = await run({
    events: eventsOf(ids),
    pgPool: db.pool,
    concurrency: options.concurrency,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
    taskList: taskList(options),
    crontab: [
      ...options.nightly.map((name, minute) => `${minute} 3 * * * ${name} ?max=3`),
      ...options.often.map((name) => `*/10 * * * * ${name} ?max=1`),
    ].join("\n"),
  });
  const end = watched(runner);
  const beat = setInterval(() => {
    heartbeat(db.reads, [...ids]).catch((error: unknown) => log.warn("no heartbeat could be written", { error }));
  }, heartbeatSeconds * 1_000);
  await heartbeat(db.reads, [...ids]);
  const stop = async () => {
    clearInterval(beat);
    if (!end.hasCome) await runner.stop();
  };
  return {
    haveEnded: () => end.hasCome,
    stop,
    async abandon() {
      await Promise.race([stop(), sleep(abandonMsMax)]).catch((error: unknown) =>
        log.warn("workers did not stop cleanly", { error }),
      );
      await db.transaction((tx) => freeJobsOf(tx, [...ids]));
    },
  };
}

function eventsOf(ids: Set<string>): WorkerEvents {
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:create", ({ worker }) => ids.add(worker.workerId));
  events.on("job:error", ({ job, error }) => log.warn("a job failed", failureOf(job, error)));
  events.on("job:failed", ({ job, error }) => log.error("a job was given up", failureOf(job, error)));
  return events;
}

function watched(runner: Runner): { hasCome: boolean } {
  const end = { hasCome: false };
  const come = () => {
    end.hasCome = true;
  };
  runner.promise.then(come, come);
  return end;
}

/** Never the error's own words: they may hold an address. */
export function failureOf(job: { id: string; task_identifier: string; attempts: number }, error: unknown) {
  const { name = typeof error, code } = (error ?? {}) as { name?: string; code?: string | number };
  return { task: job.task_identifier, jobId: job.id, attempt: job.attempts, error: name, code };
}

/** Frees the jobs a dead program left locked: all of them when nobody else works here, else those of silent workers. */
export async function freeLeftJobs(tx: Tx, others: "none" | "some"): Promise<void> {
  if (others === "none") await tx.run("delete from worker_heartbeats");
  await freeSilentWorkers(tx, others === "none" ? 0 : silenceSecondsMax);
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
  const silent = await tx.all<{ id: string }>(
    `select distinct job.locked_by as id from graphile_worker._private_jobs as job
     where job.locked_by is not null
       and job.locked_at < clock_timestamp() - make_interval(secs => $1)
       and not exists (select from worker_heartbeats as beat where beat.worker_id = job.locked_by
         and beat.beat_at > clock_timestamp() - make_interval(secs => $1))`,
    [seconds],
  );
  if (silent.length > 0)
    await freeJobsOf(
      tx,
      silent.map(({ id }) => id),
    );
}

/**
 * A job is not to blame for the death of its program: the try is given back, or twenty-five deaths would give it up
 * unheard. It waits behind the others, so that one which does kill its program cannot keep them from their turn.
 */
async function freeJobsOf(tx: Tx, workerIds: readonly string[]): Promise<void> {
  await tx.run(
    `update graphile_worker._private_jobs set attempts = greatest(attempts - 1, 0), run_at = clock_timestamp()
     where locked_by = any($1::text[])`,
    [workerIds],
  );
  await tx.run("select graphile_worker.force_unlock_workers($1::text[])", [workerIds]);
}

function taskList({ tasks, isBusy }: WorkerOptions): TaskList {
  const asTask = (task: Task) => async (payload: unknown) => {
    await calm(isBusy);
    return task(payload as JobPayload);
  };
  return Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, asTask(task)]));
}

const asideMsMax = 3_000;
const asideStepMs = 50;

/** Resolves when nobody waits any more, or after three seconds of stepping aside. */
async function calm(isBusy: () => boolean): Promise<void> {
  for (let waited = 0; isBusy() && waited < asideMsMax; waited += asideStepMs) await sleep(asideStepMs);
}
