import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { connect, expected } from "./http-client.ts";
import { eachOnce } from "./load.ts";
import { computedMilliseconds } from "./processes.ts";
import { figures, report } from "./report.ts";
import { letPlannerKnow, openStage, type Stage } from "./stage.ts";
import { makeWaitingPayments, sessionOf, type WaitingPayments } from "./worlds/waiting-payments.ts";

const concurrency = 8;
const warmUpCount = 300;
const intakeCount = 6_000;
const backlogCount = 10_000;
const webhookSecret = "whsec_bench";

/** Signed calls of Stripe, each about another payment: from the first byte sent to the answer. */
export async function measureIntake(): Promise<void> {
  await withStripe(warmUpCount + intakeCount, async (stage, { ids, hookPath }) => {
    const stripe = await Promise.all(Array.from({ length: concurrency }, () => connect(stage.program.address)));
    const call = async (id: string, worker: number) => {
      const event = eventAbout(id);
      const signature = { "stripe-signature": signed(JSON.stringify(event)) };
      expected((await stripe[worker]?.ask("POST", hookPath, event, signature)) ?? fail(), 200);
    };
    await eachOnce(ids.slice(0, warmUpCount), concurrency, call);
    const before = await computed(stage);
    const measured = await eachOnce(ids.slice(warmUpCount), concurrency, call);
    const cpu = per(await computed(stage), before, intakeCount);
    for (const connection of stripe) connection.close();
    report("webhook_intake", { concurrency, ...figures(measured), ...cpu, left: await unprocessed(stage) });
    await processed(stage);
  });
}

/** Calls that were kept while nobody worked: until the last of them has been looked up at Stripe's and entered. */
export async function measureBacklog(): Promise<void> {
  await withStripe(backlogCount, async (stage, waiting) => {
    const before = await computed(stage);
    const startedAt = performance.now();
    await keepCalls(stage, waiting);
    await processed(stage);
    const seconds = (performance.now() - startedAt) / 1_000;
    const cpu = per(await computed(stage), before, backlogCount);
    report("webhook_backlog", { count: backlogCount, seconds, per_second: backlogCount / seconds, ...cpu });
  });
}

/** A shop of its own, beside a Stripe at which everybody has paid. */
async function withStripe(
  count: number,
  measure: (stage: Stage, waiting: WaitingPayments) => Promise<void>,
): Promise<void> {
  const amount = { due: 0 };
  const server = createServer((request, response) => {
    const id = /\/sessions\/cs_test_([^?]+)/.exec(request.url ?? "")?.[1] ?? "";
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(paidSession(id, amount.due)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stage = await openStage({}, "bench/main-near.ts");
  try {
    const waiting = await makeWaitingPayments(stage, { count, baseUrl, webhookSecret });
    amount.due = waiting.amount;
    await letPlannerKnow(stage.db);
    await measure(stage, waiting);
  } finally {
    await stage.close();
    server.closeAllConnections();
    server.close();
  }
}

function paidSession(attempt: string, amount: number): object {
  const refunds = { data: [], has_more: false };
  const charge = { object: "charge", id: `ch_${attempt}`, amount, amount_refunded: 0, disputed: false, refunds };
  return {
    id: sessionOf(attempt),
    object: "checkout.session",
    status: "complete",
    payment_status: "paid",
    amount_total: amount,
    currency: "eur",
    livemode: false,
    client_reference_id: attempt,
    metadata: { attempt },
    payment_intent: {
      id: `pi_${attempt}`,
      status: "succeeded",
      amount_capturable: 0,
      amount_received: amount,
      last_payment_error: null,
      latest_charge: charge,
    },
  };
}

const eventAbout = (id: string) => ({
  id: `evt_${id}`,
  object: "event",
  type: "checkout.session.completed",
  livemode: false,
  data: {
    object: { object: "checkout.session", id: sessionOf(id), payment_intent: `pi_${id}`, payment_status: "paid" },
  },
});

function signed(body: string): string {
  const seconds = Math.floor(Date.now() / 1_000);
  return `t=${seconds},v1=${createHmac("sha256", webhookSecret).update(`${seconds}.${body}`).digest("hex")}`;
}

/** As the program keeps them: the call, and the job that will look. */
async function keepCalls({ db, shop }: Stage, { accountId, ids }: WaitingPayments): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.run(
      `insert into provider_events (shop_id, account_id, event_id, provider_reference, body, received_at)
       select $1, $2, 'evt_' || id, 'cs_test_' || id, '{}', now() from unnest($3::uuid[]) as id`,
      [shop.id, accountId, ids],
    );
    await tx.run(
      `insert into outbox (shop_id, id, task, payload, run_at, priority)
       select $1, gen_random_uuid(), 'lookAtPayment', json_build_object('shopId', $1, 'happeningId', p.id, 'orderId', p.order_id,
         'kind', 'payment', 'data', json_build_object('paymentId', p.id, 'eventId', 'evt_' || p.id)), now(), -1
       from unnest($2::uuid[]) as asked (id) join payments as p on p.shop_id = $1 and p.id = asked.id`,
      [shop.id, ids],
    );
  });
}

async function unprocessed({ db }: Stage): Promise<number> {
  const row = await db.reads.one<{ count: number }>(
    "select count(*) as count from provider_events where processed_at is null",
  );
  return row?.count ?? 0;
}

async function processed(stage: Stage): Promise<void> {
  while ((await unprocessed(stage)) > 0) await sleep(200);
}

async function computed({ program, databasePid }: Stage): Promise<[number, number]> {
  return Promise.all([computedMilliseconds(program.pid), computedMilliseconds(databasePid)]);
}

const per = (after: [number, number], before: [number, number], count: number) => ({
  program_cpu_ms: (after[0] - before[0]) / count,
  database_cpu_ms: (after[1] - before[1]) / count,
});

function fail(): never {
  throw new Error("more workers than connections");
}
