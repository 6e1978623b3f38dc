// The mail server is away for a day while ten thousand messages wait, then comes back busy, strict, slow and clumsy.
// Everybody hears, and nobody twice but where the server took a message and died before saying so.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openMailSink, type MailSink, type Temper } from "../support/mail-sink.ts";
import { karim } from "../support/people.ts";
import { queueMessages } from "../support/queued-messages.ts";
import { openTestShop, type TestShop } from "../support/shop.ts";

const messageCount = 10_000;
const hours = 60 * 60 * 1_000;
const patienceMs = 240_000;

/** How the server treats the customer of this number, at this try of his message. */
const tempers: Record<string, (count: number) => Temper | undefined> = {
  busy: (count) => (count < 3 ? { answer: "450 4.2.0 Greylisted, try later" } : undefined),
  strict: () => ({ answer: "550 5.1.1 No such mailbox here" }),
  slow: () => ({ delayMs: 40 }),
  clumsy: (count) => (count === 1 ? { answer: "hang up" } : undefined),
};
const share: Record<string, number> = { busy: 600, strict: 100, slow: 300, clumsy: 200 };

let shop: TestShop;
let sink: MailSink;
/** How far the clock was turned forward. */
let turnedMs = 0;

before(async () => {
  sink = await openMailSink((recipient, count) => tempers[recipient.split("-")[0] ?? ""]?.(count));
  shop = await openTestShop({ smtpUrl: sink.url, now: () => new Date(Date.now() + turnedMs) });
});
after(async () => {
  await shop.close();
  await sink.leave();
});

/** The program's clock goes forward, and what is due by it is due for the queue, whose clock is the database's. */
async function turnClock(ms: number): Promise<void> {
  turnedMs += ms;
  await shop.db.reads.run("update graphile_worker._private_jobs set run_at = now() where run_at between now() and $1", [
    new Date(Date.now() + turnedMs),
  ]);
}

/** Ten thousand people of every kind, each to be written to. */
function recipientsOf(): string[] {
  const names = Object.entries(share).flatMap(([name, count]) => Array.from({ length: count }, () => name));
  return Array.from({ length: messageCount }, (_, n) => `${names[n] ?? "calm"}-${n}@exemple.fr`);
}

async function counted(query: string): Promise<number> {
  return (await shop.db.reads.one<{ count: number }>(`select count(*) as count from ${query}`))?.count ?? 0;
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await isSo())) {
    assert.ok(performance.now() < deadline, `not within ${patienceMs / 1_000} s: ${what}`);
    await sleep(100);
  }
}

const dueCount = () =>
  counted(
    "(select id from outbox union all select null from graphile_worker._private_jobs where run_at < now() + interval '1 second') as due",
  );

const quiet = () => until("nothing is due", async () => (await dueCount()) === 0);

/** Turns the clock until everything that waited has left, or was given up. */
async function allEnded(): Promise<void> {
  await until("every message has ended", async () => {
    if ((await dueCount()) === 0) await turnClock(hours);
    return (await counted("messages where state = 'queued'")) === 0;
  });
}

test(`${messageCount} messages and a mail server that is away for a day, then in every bad mood`, async () => {
  const order = await shop.order();
  await shop.settled();
  const before = sink.taken.length;
  await sink.leave();
  const recipients = recipientsOf();
  await queueMessages(shop.db, { shopId: shop.shop.id, id: order.id }, recipients);
  for (const passed of [1, 7, 8, 8]) {
    await quiet();
    await turnClock(passed * hours);
  }
  await quiet();
  const tries = await counted("messages where attempts > 0 and state = 'queued'");
  assert.equal(tries, 0);
  const urgent = await shop.desk.send("POST", `/orders/${order.id}/messages`, { subject: "Urgent", text: "Un mot" });
  assert.ok(urgent.status < 300);
  await quiet();

  await sink.comeBack();
  await turnClock(hours);
  await allEnded();

  const came = sink.taken.slice(before);
  const place = came.findIndex(({ to }) => to === karim.contact.email);
  assert.ok(place >= 0 && place < 50, `what was urgent came as number ${place + 1}`);
  const timesOf = Map.groupBy(came, ({ to }) => to);
  for (const recipient of recipients) {
    const mails = timesOf.get(recipient) ?? [];
    const temper = recipient.split("-")[0] ?? "";
    assert.equal(mails.length, { strict: 0, clumsy: 2 }[temper] ?? 1, recipient);
    assert.equal(new Set(mails.map(({ messageId }) => messageId)).size, temper === "strict" ? 0 : 1, recipient);
  }
  assert.equal(await counted("messages where state = 'failed'"), share["strict"]);
});
