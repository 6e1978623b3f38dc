import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "../../../src/lib/db.ts";
import type { StripeSession } from "../../support/providers/stripe-objects.ts";
import type { Life, World } from "./life.ts";

const roundsMax = 30;
const restMsMax = 60_000;

/** Lets everything that follows by itself follow, retries at once instead of hours later; then the night's round. */
export async function drained(db: Db): Promise<void> {
  for (let round = 0; round < roundsMax; round++) {
    await db.reads.run("update graphile_worker._private_jobs set run_at = now() where attempts > 0");
    await idle(db);
    const failed = await count(db, "graphile_worker._private_jobs where attempts > 0 and attempts < max_attempts");
    if (failed === 0) return;
  }
  const left = await db.reads.all(
    `select t.identifier, j.payload, j.last_error from graphile_worker._private_jobs as j
     join graphile_worker._private_tasks as t on t.id = j.task_id where attempts > 0 limit 3`,
  );
  throw new Error(`jobs fail again and again: ${JSON.stringify(left)}`);
}

/** What the program does each night. */
export async function night(db: Db): Promise<void> {
  await db.reads.all("select graphile_worker.add_job('reconcilePayments', '{}'::json)");
  await drained(db);
}

async function idle(db: Db): Promise<void> {
  const until = performance.now() + restMsMax;
  while (performance.now() < until) {
    const due = "graphile_worker._private_jobs where (run_at < now() + interval '1 second' or locked_by is not null)";
    if ((await count(db, "outbox")) + (await count(db, `${due} and attempts < max_attempts`)) === 0) return;
    await sleep(50);
  }
  throw new Error("jobs are still due after a minute");
}

async function count(db: Db, from: string): Promise<number> {
  return (await db.reads.one<{ count: number }>(`select count(*) as count from ${from}`))?.count ?? 0;
}

interface Money {
  captured: number;
  refunded: number;
  disputed: number;
}

interface Ours extends Money {
  paymentId: string;
  orderId: string;
  session: string | null;
}

/** What is wrong with the money of these lives, in sentences that name their seeds; empty when all is well. */
export async function untruths(world: World, lives: readonly Life[]): Promise<string[]> {
  const found: string[] = [];
  const ours = await ledgerOf(world.db);
  const sessions = new Map(world.fake.books.sessions().map((session) => [session.id, session]));
  const bySession = new Map(ours.map((one) => [one.session, one]));
  const refunds = await refundsOf(world.db);
  for (const life of lives) {
    const say = (what: string) =>
      found.push(`seed ${life.seed}, order ${life.order.reference}: ${what} (${life.done.join(" ")})`);
    for (const one of ours.filter(({ orderId }) => orderId === life.order.id))
      differences(one, moneyOf(world, sessions.get(one.session ?? ""))).forEach(say);
    for (const session of sessions.values())
      if (session.metadata["order"] === life.order.reference && !bySession.has(session.id))
        if (moneyOf(world, session).captured > 0 || session.status === "open")
          say(`the page ${session.id} takes money nobody here knows of`);
    for (const refund of refunds.filter(({ orderId }) => orderId === life.order.id)) {
      if (refund.state !== "given" && refund.state !== "refused") say(`a refund is left ${refund.state}`);
      const done = [...sessions.values()]
        .flatMap((session) => session.payment_intent?.latest_charge?.refunds.data ?? [])
        .filter(({ metadata }) => metadata["refund"] === refund.id);
      if (done.length > 1) say(`a refund was made ${done.length} times`);
      if (refund.state === "given" && !done.some(({ status }) => status === "succeeded"))
        say("a given refund is not there");
      if (refund.state === "refused" && done.some(({ status }) => status === "succeeded"))
        say("a refused refund was made");
    }
  }
  const events = await count(world.db, "provider_events where processed_at is null");
  if (events > 0) found.push(`${events} events were kept and never processed`);
  return found;
}

function differences(ours: Money, theirs: Money): string[] {
  const kinds = (["captured", "refunded", "disputed"] as const).filter((kind) => theirs[kind] !== ours[kind]);
  return kinds.map((kind) => `${kind} ${ours[kind]} here and ${theirs[kind]} there`);
}

function moneyOf({ fake }: World, session: StripeSession | undefined): Money {
  const { payment_intent: intent } = session ?? {};
  const refunds = intent?.latest_charge?.refunds.data ?? [];
  const disputes = fake.books.disputesOf(intent?.id ?? "");
  const sum = (parts: readonly { amount: number }[]) => parts.reduce((total, { amount }) => total + amount, 0);
  return {
    captured: intent?.amount_received ?? 0,
    refunded: sum(refunds.filter(({ status }) => status === "succeeded")),
    disputed: sum(disputes.filter(({ status }) => status !== "won")),
  };
}

const ledgerOf = (db: Db): Promise<Ours[]> =>
  db.reads.all(
    `select p.id as "paymentId", p.order_id as "orderId", p.provider_reference as session,
       coalesce(sum(m.amount) filter (where m.kind = 'captured'), 0)::bigint as captured,
       coalesce(sum(m.amount) filter (where m.kind = 'refunded'), 0)::bigint as refunded,
       coalesce(sum(m.amount) filter (where m.kind = 'disputed'), 0)::bigint as disputed
     from payments as p left join payment_movements as m on m.shop_id = p.shop_id and m.payment_id = p.id
       and m.kind <> 'reversed' and not exists (
         select from payment_movements as r where r.shop_id = m.shop_id and r.reverses_id = m.id)
     where p.account_id is not null group by p.shop_id, p.id`,
  );

const refundsOf = (db: Db): Promise<{ id: string; orderId: string; state: string }[]> =>
  db.reads.all(`select id, order_id as "orderId", state from payment_refunds`);
