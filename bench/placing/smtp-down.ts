import { setTimeout as sleep } from "node:timers/promises";
import { openMailSink } from "../../test/support/mail-sink.ts";
import { queueMessages } from "../../test/support/queued-messages.ts";
import { connect } from "../http-client.ts";
import { methodsOf, placeAt, placeOrder } from "./placing.ts";
import { figures, report } from "../report.ts";
import { letPlannerKnow, openStage, type Stage } from "../stage.ts";
import { jobsDone } from "../statements.ts";

const concurrencies = [1, 8];
const turns = 3;
const messageCount = 10_000;
/** Where nobody listens. */
const deadServer = "smtp://127.0.0.1:9";

/** Places orders in a shop whose mail server is away, by turns with one whose server takes everything: the machine's moods are theirs alike. */
export async function measurePlacingWithoutMail(): Promise<void> {
  const server = await openMailSink(() => undefined);
  const usual = await openStage({ SMTP_URL: server.url });
  const cut = await openStage({ SMTP_URL: deadServer }).catch(async (error: unknown) => {
    await usual.close();
    throw error;
  });
  try {
    await letMessagesWait(cut);
    for (const concurrency of concurrencies) await compare(usual, cut, concurrency);
  } finally {
    await cut.close();
    await usual.close();
    await server.leave();
  }
}

async function compare(usual: Stage, cut: Stage, concurrency: number): Promise<void> {
  const speeds = { usual: 0, cut: 0 };
  const [methodsOfUsual, methodsOfCut] = [await methodsOf(usual), await methodsOf(cut)];
  let last;
  for (let turn = 0; turn < turns; turn++) {
    cut.program.pause();
    speeds.usual += (await placeAt(usual, methodsOfUsual, concurrency)).perSecond / turns;
    await jobsDone(usual.db);
    cut.program.resume();
    usual.program.pause();
    last = await placeAt(cut, methodsOfCut, concurrency);
    speeds.cut += last.perSecond / turns;
    await jobsSettled(cut);
    usual.program.resume();
  }
  if (!last) return;
  report("place_order_smtp_down", {
    concurrency,
    ...figures({ ...last, perSecond: speeds.cut }),
    place_order_per_second: speeds.usual,
    ratio: speeds.cut / speeds.usual,
    waiting: await waitingOf(cut),
  });
}

async function letMessagesWait(stage: Stage): Promise<void> {
  const guest = await connect(stage.program.address);
  await placeOrder(stage, await methodsOf(stage), guest);
  guest.close();
  const order = await stage.db.reads.one<{ id: string }>("select id from orders where shop_id = $1", [stage.shop.id]);
  if (!order) throw new Error("no order was placed");
  while ((await waitingOf(stage)) === 0) await sleep(50);
  const recipients = Array.from({ length: messageCount }, (_, n) => `client-${n}@exemple.fr`);
  await queueMessages(stage.db, { shopId: stage.shop.id, id: order.id }, recipients);
  await jobsSettled(stage);
  await letPlannerKnow(stage.db);
}

const waitingOf = ({ db, shop }: Stage) =>
  countOf(
    db.reads.one<{ count: number }>("select count(*) as count from messages where shop_id = $1 and state = 'queued'", [
      shop.id,
    ]),
  );

/** Nothing is to be done at this moment: what cannot leave waits for its time. */
async function jobsSettled({ db }: Stage): Promise<void> {
  const due = () =>
    countOf(
      db.reads.one<{ count: number }>(
        `select (select count(*) from outbox) + (select count(*) from graphile_worker._private_jobs where run_at <= now()) as count`,
      ),
    );
  while ((await due()) > 0) await sleep(100);
}

const countOf = async (row: Promise<{ count: number } | undefined>): Promise<number> => (await row)?.count ?? 0;
