import type { Tx } from "./db.ts";
import { newId } from "./ids.ts";

/** Who did it. `id` is null for the system itself and for customers without an account. */
export interface Actor {
  kind: "staff" | "customer" | "api" | "system";
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

const insertHappening = `insert into happenings (shop_id, id, kind, order_id, order_version, actor, data, happened_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;
const insertWithJobs = `with kept as (${insertHappening})
  select graphile_worker.add_jobs(array(select json_populate_recordset(null::graphile_worker.job_spec, $9::json)))`;

/** Writes a happening and the jobs that react to it, in one statement of the caller's transaction. Returns the happening's id. */
export async function recordHappening(tx: Tx, happening: Recorded, tasks: readonly string[]): Promise<string> {
  const { shopId, kind, orderId = null, orderVersion = null, actor, data, now } = happening;
  const id = newId();
  const row = [shopId, id, kind, orderId, orderVersion, JSON.stringify(actor), JSON.stringify(data), now];
  if (tasks.length === 0) {
    await tx.run(insertHappening, row);
    return id;
  }
  const payload: JobPayload = { shopId, happeningId: id, orderId, kind, data: data as Record<string, unknown> };
  const jobs = tasks.map((identifier) => ({ identifier, payload, max_attempts: 25 }));
  await tx.all(insertWithJobs, [...row, JSON.stringify(jobs)]);
  return id;
}

export interface PastHappening {
  id: string;
  kind: string;
  actor: Actor;
  data: Record<string, unknown>;
  at: Date;
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
