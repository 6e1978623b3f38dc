import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "../src/lib/db.ts";

/** Statements are counted only while asked: counting costs a little. */
export async function prepareCounting(db: Db): Promise<void> {
  await db.reads.run("create extension pg_stat_statements");
  await track(db, "none");
}

async function track(db: Db, which: "top" | "none"): Promise<void> {
  await db.reads.run(`alter system set pg_stat_statements.track = '${which}'`);
  await db.reads.run("select pg_reload_conf()");
}

/**
 * Counts the statements the program sends while something is done, `begin` and `commit` included. What the queue asks
 * on its own (is there work? I am alive) is left out; jobs are to be held back meanwhile.
 */
export async function countStatements(db: Db, act: () => Promise<unknown>): Promise<number> {
  await track(db, "top");
  // The setting reaches a connection with its next statement.
  await act();
  await db.reads.run("select pg_stat_statements_reset()");
  await act();
  const row = await db.reads.one<{ count: number }>(
    `select coalesce(sum(calls), 0)::int as count from pg_stat_statements
     where dbid = (select oid from pg_database where datname = current_database())
       and query !~ '_private_jobs|_private_known_crontabs|worker_heartbeats|pg_stat_statements|unlock_workers|delete from outbox'`,
  );
  await track(db, "none");
  return row?.count ?? 0;
}

/** The task of jobs that are written to measure writing, and that nobody does. */
export const modelTask = "measure";

/** Jobs that are added meanwhile wait until it is done; what they looked like in the outbox is kept in `outbox_model`. */
export async function whileJobsWait<T>(db: Db, act: () => Promise<T>): Promise<T> {
  for (const statement of holding) await db.reads.run(statement);
  const done = await act();
  for (const statement of releasing) await db.reads.run(statement);
  return done;
}

const holding = [
  "create table outbox_model as table outbox with no data",
  `create function keep_model() returns trigger language plpgsql as $$
     begin insert into outbox_model select new.*; update outbox_model set task = '${modelTask}'; return new; end $$`,
  "create trigger keep_models before insert on outbox for each row execute function keep_model()",
  `create function hold_job() returns trigger language plpgsql as $$ begin new.run_at = 'infinity'; return new; end $$`,
  "create trigger hold_jobs before insert on graphile_worker._private_jobs for each row execute function hold_job()",
];
const releasing = [
  "drop trigger keep_models on outbox",
  "drop trigger hold_jobs on graphile_worker._private_jobs",
  "update graphile_worker._private_jobs set run_at = now() where run_at = 'infinity'",
];

export async function jobsLeft(db: Db): Promise<number> {
  const row = await db.reads.one<{ count: number }>(
    `select (select count(*) from outbox where task <> $1)
       + (select count(*) from graphile_worker._private_jobs where attempts < max_attempts) as count`,
    [modelTask],
  );
  return row?.count ?? 0;
}

const patienceSeconds = 20;

/** Waits until everything that follows by itself has followed, or for as long as a measurement may wait. */
export async function jobsDone(db: Db): Promise<void> {
  for (let wait = 0; wait < patienceSeconds * 10 && (await jobsLeft(db)) > 0; wait++) await sleep(100);
}
