import type { Tx } from "./db.ts";
import { newId } from "./ids.ts";

/** Who did it. `id` is null for the system itself, for customers without an account, payment providers and carriers; a rule's is its name in the settings. */
export interface Actor {
  kind: "staff" | "customer" | "api" | "system" | "rule" | "provider" | "carrier";
  id: string | null;
  name: string;
}

export interface Recorded {
  shopId: string;
  kind: string;
  orderId?: string;
  /** The order's version once the change is kept; lets a late writer see what happened since his. */
  orderVersion?: number;
  actor: Actor;
  data: object;
  /** The happenings this one takes back. */
  undoes?: readonly string[];
  now: Date;
}

/** What a job is given. It reads everything else fresh. */
export interface JobPayload<Data = Record<string, unknown>> {
  shopId: string;
  happeningId: string;
  orderId: string | null;
  kind: string;
  data: Data;
}

const insertHappening = `insert into happenings (shop_id, id, kind, order_id, order_version, actor, data, happened_at, act_id, undoes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
const insertWithJobs = `with kept as (${insertHappening})
  insert into outbox (shop_id, id, task, payload, run_at, priority)
  select $1, job.id, job.task, $13::json, $8, 0 from unnest($11::uuid[], $12::text[]) as job (id, task)`;

/** Writes a happening and the jobs that react to it, in one statement of the caller's transaction. Returns the happening's id. */
export async function recordHappening(tx: Tx, happening: Recorded, tasks: readonly string[]): Promise<string> {
  const { shopId, kind, orderId = null, orderVersion = null, actor, data, undoes = null, now } = happening;
  const id = newId();
  const [who, what] = [JSON.stringify(actor), JSON.stringify(data)];
  const row = [shopId, id, kind, orderId, orderVersion, who, what, now, tx.act, undoes];
  if (tasks.length === 0) {
    await tx.run(insertHappening, row);
    return id;
  }
  const payload: JobPayload = { shopId, happeningId: id, orderId, kind, data: data as Record<string, unknown> };
  await tx.run(insertWithJobs, [...row, tasks.map(() => newId()), tasks, JSON.stringify(payload)]);
  return id;
}

export interface JobOptions {
  runAt?: Date;
  /** Or so much later than now, by the database's clock. */
  waitMs?: number;
  /** Lower is sooner; 0 when unsaid. */
  priority?: number;
}

/** Adds one job in the caller's transaction: it exists if, and only if, the transaction is kept. */
export async function addJob(tx: Tx, task: string, payload: JobPayload, options: JobOptions = {}): Promise<void> {
  await tx.run(
    "insert into outbox (shop_id, id, task, payload, run_at, priority) values ($1, $2, $3, $4, coalesce($5, now() + $7 * interval '1 millisecond'), $6)",
    [
      payload.shopId,
      newId(),
      task,
      JSON.stringify(payload),
      options.runAt ?? null,
      options.priority ?? 0,
      options.waitMs ?? 0,
    ],
  );
}

export interface NewJob {
  task: string;
  payload: JobPayload;
  options: JobOptions;
}

/** Adds many jobs, in one statement of the caller's transaction. */
export async function addJobs(tx: Tx, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const rows = jobs.map(({ task, payload, options: { runAt = null, priority = 0, waitMs = 0 } }) => {
    return { shopId: payload.shopId, id: newId(), task, payload, runAt, priority, waitMs };
  });
  await tx.run(
    `insert into outbox (shop_id, id, task, payload, run_at, priority)
     select "shopId", id, task, payload, coalesce("runAt", now() + "waitMs" * interval '1 millisecond'), priority
     from json_to_recordset($1::json) as job ("shopId" uuid, id uuid, task text, payload json, "runAt" timestamptz,
       priority integer, "waitMs" double precision)`,
    [JSON.stringify(rows)],
  );
}

/**
 * Hands jobs over from the outbox to the queue, oldest first, in one statement; returns how many. The queue's own way of
 * adding a job costs a transaction 1.2 to 1.8 ms, more as the queue grows; a row in the outbox costs 0.06 ms, and the
 * queue's price is then paid once for a whole batch, by nobody who waits.
 */
export async function relayJobs(tx: Tx, countMax: number): Promise<number> {
  const row = await tx.one<{ count: number }>(
    `with next as (
       select shop_id, id from outbox order by id limit $1 for update skip locked
     ), taken as (
       delete from outbox using next where outbox.shop_id = next.shop_id and outbox.id = next.id
       returning outbox.task, outbox.payload, outbox.run_at, outbox.priority
     )
     select count(*) as count from graphile_worker.add_jobs(array(
       select json_populate_record(null::graphile_worker.job_spec, json_build_object('identifier', task, 'payload', payload,
         'run_at', run_at, 'priority', priority, 'max_attempts', 25)) from taken))`,
    [countMax],
  );
  return row?.count ?? 0;
}

export interface PastHappening {
  id: string;
  kind: string;
  actor: Actor;
  data: Record<string, unknown>;
  at: Date;
}

export async function findHappening(tx: Tx, shopId: string, id: string): Promise<PastHappening | undefined> {
  return tx.one<PastHappening>(
    "select id, kind, actor, data, happened_at as at from happenings where shop_id = $1 and id = $2",
    [shopId, id],
  );
}

/** What happened to an order after the version a late writer had read, oldest first. */
export async function happeningsSince(
  tx: Tx,
  shopId: string,
  orderId: string,
  version: number,
): Promise<PastHappening[]> {
  return tx.all<PastHappening>(
    `select id, kind, actor, data, happened_at as at from happenings
     where shop_id = $1 and order_id = $2 and order_version > $3 order by id limit 20`,
    [shopId, orderId, version],
  );
}

/** A happening in the life of an order: with what it happened, and whether it was taken back since. */
export interface OrderHappening extends PastHappening {
  /** What one verb did together; null before acts were named. */
  actId: string | null;
  version: number | null;
  undoes: string[] | null;
  isUndone: boolean;
}

const historyLengthMax = 500;

/** The last five hundred happenings of an order, newest first. */
export async function historyOf(tx: Tx, shopId: string, orderId: string): Promise<OrderHappening[]> {
  return tx.all<OrderHappening>(
    `select h.id, h.kind, h.actor, h.data, h.happened_at as at, h.act_id as "actId", h.order_version as version, h.undoes,
       exists (select from happenings as u where u.shop_id = h.shop_id and u.order_id = h.order_id and h.id = any(u.undoes))
         as "isUndone"
     from happenings as h where h.shop_id = $1 and h.order_id = $2 order by h.id desc limit ${historyLengthMax}`,
    [shopId, orderId],
  );
}

/** Whether a happening of an order was taken back. */
export async function wasUndone(tx: Tx, shopId: string, orderId: string, id: string): Promise<boolean> {
  const row = await tx.one<{ is: boolean }>(
    "select exists (select from happenings where shop_id = $1 and order_id = $2 and $3 = any(undoes)) as is",
    [shopId, orderId, id],
  );
  return row?.is === true;
}
