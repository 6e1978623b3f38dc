// The program is killed with -9 at random moments while customers order and Sophie works, fifty times. Nothing committed
// is lost, nothing is half-written, nothing is doubled, and everybody hears of his order.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase, type Db } from "../../src/lib/db.ts";
import { findPostgres } from "../../src/lib/postgres/postgres.ts";
import { freePort } from "../../src/lib/postgres/process.ts";
import type { Shop } from "../../src/shops/shop.ts";
import { createClient, type Answer, type Client } from "../support/http.ts";
import { breaches, restOf } from "../support/invariants.ts";
import { openMailbox, type Mailbox } from "../support/mailbox.ts";
import { karim } from "../support/people.ts";
import { programOn, type Program } from "../support/program.ts";
import { addProduct, foundShop, idOfMethod, signIn, type Item, type Placed } from "../support/shop.ts";

const rounds = 50;
const customerCount = 6;
const answersPerRoundMin = 8;
const patienceMs = 240_000;
const seed = Number(process.env["SEED"] ?? 20_261_122);

let directory: string;
let program: Program;
let mailbox: Mailbox;
let db: Db;
let shop: Shop;

before(async () => {
  directory = await mkdtemp(join(tmpdir(), "carnet-kill-"));
  mailbox = await openMailbox();
  program = programOn({
    directory,
    port: await freePort(),
    environment: { SMTP_URL: mailbox.url, LOG_LEVEL: "error" },
  });
  await program.start();
  db = openDatabase((await findPostgres(join(directory, "database"), "carnet")) ?? "");
  shop = await foundShop(db, {});
});
after(async () => {
  await db.close();
  await program.stop();
  await mailbox.close();
  await rm(directory, { recursive: true, force: true });
});

/** Numbers from a seed, so that a failure can be played again. */
function chance(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

let answerCount = 0;

/** Asks until an answer comes: what a customer's browser does by hand. */
async function insist<Body>(ask: () => Promise<Answer<Body>>): Promise<Answer<Body>> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask().catch(String);
    if (typeof answer !== "string" && answer.status < 500) {
      answerCount++;
      return answer;
    }
    if (performance.now() > until) throw new Error(`no answer for four minutes: ${JSON.stringify(answer)}`);
    await sleep(25);
  }
}

/** The program is at work again: killing one that has answered nobody yet proves nothing. */
async function someAnswers(): Promise<void> {
  const wanted = answerCount + answersPerRoundMin;
  const until = performance.now() + patienceMs;
  while (answerCount < wanted && performance.now() < until) await sleep(5);
}

interface Day {
  isOver: boolean;
  placed: Placed[];
  paid: string[];
}

async function customer(
  day: Day,
  at: { client: Client; desk: Client; items: Item[]; random: () => number },
): Promise<void> {
  const deliveryMethodId = await idOfMethod(db, { shop, table: "delivery_methods", kind: "shipping" });
  const paymentMethodId = await idOfMethod(db, { shop, table: "payment_methods", kind: "cheque" });
  while (!day.isOver) {
    const item = at.items[Math.floor(at.random() * at.items.length)];
    const lines = [{ variantId: item?.variantId, quantity: 1 + Math.floor(at.random() * 3) }];
    const opened = await insist(() => at.client.send<{ token: string }>("POST", "/carts", { lines }));
    const cart = `/carts/${opened.body.token}`;
    const change = { contact: karim.contact, deliveryAddress: karim.address, deliveryMethodId, paymentMethodId };
    await insist(() => at.client.send("PATCH", cart, change));
    const answer = await insist(() => at.client.send<Placed>("POST", `${cart}/placement`, {}));
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    day.placed.push(answer.body);
    await sophieWorks(day, answer.body, at);
  }
}

/** Half of the orders are paid, one in ten is cancelled; each click has its key, and is repeated until it is answered. */
async function sophieWorks(day: Day, order: Placed, at: { desk: Client; random: () => number }): Promise<void> {
  const dice = at.random();
  const verb = dice < 0.5 ? "payments" : dice < 0.6 ? "cancellation" : undefined;
  if (!verb) return;
  const body = verb === "payments" ? {} : { reason: "Erreur" };
  const answer = await insist(() =>
    at.desk.send("POST", `/orders/${order.id}/${verb}`, body, { "idempotency-key": `${verb} of ${order.id}` }),
  );
  assert.ok(answer.status < 300, `${verb}: ${answer.status} ${JSON.stringify(answer.body)}`);
  if (verb === "payments") day.paid.push(order.id);
}

test(`killed ${rounds} times under load, nothing is lost and nothing is doubled (seed ${seed})`, async () => {
  const random = chance(seed);
  const items = await Promise.all(
    [40, 4_000, 4_000, 4_000].map((stock, n) => addProduct(db, shop, { name: `Objet ${n}`, stock: stock * 100 })),
  );
  const client = createClient(`${program.address}/api/v1/storefront/${shop.slug}`);
  const desk = await signIn(program.address, shop);
  const day: Day = { isOver: false, placed: [], paid: [] };
  const customers = Promise.all(
    Array.from({ length: customerCount }, (_, n) =>
      customer(day, { client, desk, items, random: chance(seed + n + 1) }),
    ),
  );
  // Heard below; until then a failure must not end the test under a program that is still being killed.
  customers.catch(() => {});

  try {
    for (let round = 0; round < rounds; round++) {
      await someAnswers();
      await sleep(random() * 200);
      await program.kill();
      await program.start();
    }
  } finally {
    day.isOver = true;
  }
  await customers;
  await restOf(db);

  assert.ok(day.placed.length > rounds, `only ${day.placed.length} orders were placed`);
  assert.deepEqual(await breaches(db, shop.id), []);
  await everyOrderIsThere(day);
  await everybodyHeard(day);
});

async function everyOrderIsThere(day: Day): Promise<void> {
  const kept = await db.reads.all<{ id: string; captured: number; total: number }>(
    "select id, captured, total from orders where shop_id = $1",
    [shop.id],
  );
  assert.deepEqual(kept.map((one) => one.id).sort(), day.placed.map((one) => one.id).sort());
  const paid = kept.filter((one) => one.captured > 0);
  assert.deepEqual(paid.map((one) => one.id).sort(), day.paid.toSorted());
  assert.ok(paid.every((one) => one.captured === one.total));
}

/** Every customer got his confirmation; one that came twice is the same message, which his mail program shows once. */
async function everybodyHeard(day: Day): Promise<void> {
  const mails = (await mailbox.mails()).filter((mail) => mail.to.includes(karim.contact.email));
  for (const order of day.placed) {
    const ids = new Set(
      mails
        .filter((mail) => mail.subject.includes(order.reference) && /confirm/i.test(mail.subject))
        .map((mail) => mail.messageId),
    );
    assert.equal(ids.size, 1, `order ${order.reference} was confirmed by ${ids.size} different messages`);
  }
}
