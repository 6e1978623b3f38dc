// The life of one order that is paid online, as chance has it: customer, provider, merchant and bad luck, in any order.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "../../../src/lib/db.ts";
import { trackingToken } from "../../../src/orders/tracking.ts";
import type { Shop } from "../../../src/shops/shop.ts";
import type { Answer, Client } from "../../support/http.ts";
import { leadsTo } from "../../support/paying.ts";
import type { openFakeStripe } from "../../support/providers/fake-stripe.ts";
import type { Mishap } from "../../support/providers/server.ts";
import { StripeRefusal, type StripeEvent, type StripeSession } from "../../support/providers/stripe-objects.ts";
import { randomOf, type Random } from "../../support/random.ts";
import { tryToPlace, type Item, type Placed } from "../../support/shop.ts";
import { createVisitor } from "../../support/visitor.ts";
import type { PostOffice } from "./post-office.ts";

export interface World {
  db: Db;
  shop: Shop;
  address: string;
  desk: Client;
  hookPath: string;
  item: Item;
  fake: Awaited<ReturnType<typeof openFakeStripe>>;
  post: PostOffice;
  /** The machine or the provider has bad luck by itself: a refusal may come of it that no rule of ours explains. */
  isHaunted: boolean;
}

export interface Life {
  seed: number;
  order: Placed;
  /** What was done, for who reads a failure. */
  done: string[];
}

interface Living extends Life {
  world: World;
  random: Random;
  asked: number;
}

const patienceMs = 60_000;
const stepsMin = 4;
const stepsMost = 7;

/** Asks until the program answers: what a browser's owner does, and what Stripe does. */
async function insist<Body>(ask: () => Promise<Answer<Body>>): Promise<Answer<Body>> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask().catch(String);
    if (typeof answer !== "string" && answer.status < 500) return answer;
    if (performance.now() > until) throw new Error(`no answer for a minute: ${JSON.stringify(answer)}`);
    await sleep(20);
  }
}

export async function live(world: World, seed: number): Promise<Life> {
  const random = randomOf(seed);
  const { db, address, shop, item } = world;
  const pieces = 1 + random.upTo(3);
  const placed = await insist(() =>
    tryToPlace(db, { address, shop }, { payment: "online", items: [{ item, pieces }] }).catch((error: unknown) => {
      throw new Error(String(error));
    }),
  );
  assert.equal(placed.status, 201, JSON.stringify(placed.body));
  const living: Living = { seed, order: placed.body, done: [], world, random, asked: 0 };
  await opens(living);
  if (random.chance(0.7)) await paysByCard(living);
  for (let step = 0, last = stepsMin + random.upTo(stepsMost); step < last; step++) {
    const [name, move] = random.pick(moves);
    living.done.push(name);
    await move(living);
  }
  const { order, done } = living;
  return { seed, order, done };
}

type Move = (living: Living) => Promise<void>;

const sessionsOf = ({ world, order }: Living): StripeSession[] =>
  world.fake.books.sessions().filter(({ metadata }) => metadata["order"] === order.reference);
const paidOf = (living: Living): StripeSession[] =>
  sessionsOf(living).filter(({ payment_intent: intent }) => intent?.status === "succeeded");

/** What the books refuse has simply not happened. */
function tried(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
  }
}

const payPath = ({ world, order }: Living) => `/s/${world.shop.slug}/p/${trackingToken(world.shop, order.id)}`;

const visits = (living: Living, path: string): Promise<Answer<string>> =>
  insist(async () => {
    const { status, html, headers } = await createVisitor(living.world.address).open(payPath(living) + path);
    return { status, body: html, headers };
  });

async function opens(living: Living): Promise<void> {
  await visits(living, "/aller");
}

async function opensTwice(living: Living): Promise<void> {
  const pages = await Promise.all([visits(living, "/aller"), visits(living, "/aller")]);
  const [one, two] = pages.map(({ body, headers }) =>
    body.includes("refresh") ? leadsTo({ html: body, headers, status: 200, path: "" }) : "",
  );
  assert.equal(one, two, `order ${living.order.reference}: two tabs lead to two pages`);
}

const pays: Move = async (living) => {
  const { random, world } = living;
  const open = sessionsOf(living).filter(({ status }) => status === "open");
  if (open.length === 0) return;
  const { id } = random.pick(open);
  const how = random.pick(["card", "card", "card", "debit", "decline"] as const);
  tried(() => (how === "decline" ? world.fake.books.decline(id) : world.fake.books.pay(id, how)));
};

/** Most customers simply do; some come back from it. */
async function paysByCard(living: Living): Promise<void> {
  const [session] = sessionsOf(living);
  if (session) tried(() => living.world.fake.books.pay(session.id));
  if (living.random.chance(0.7)) await comesBack(living);
  if (living.world.shop.settings.paymentCapture === "manual" && living.random.chance(0.7)) {
    await captures(living);
    await checks(living);
  }
}

const bankAnswers: Move = async (living) => {
  const waiting = sessionsOf(living).filter(({ payment_intent: intent }) => intent?.status === "processing");
  if (waiting.length === 0) return;
  living.world.fake.books.endDebit(living.random.pick(waiting).id, living.random.pick(["succeeded", "failed"]));
};

const comesBack: Move = async (living) => {
  const sessions = sessionsOf(living);
  if (sessions.length === 0) return;
  const path = `/retour/${living.random.pick(sessions).metadata["attempt"]}`;
  await Promise.all(Array.from({ length: 1 + living.random.upTo(2) }, () => visits(living, path)));
};

const hears: Move = async (living) => {
  const { world, random } = living;
  const events = sessionsOf(living).flatMap(({ id }) => world.post.take(id));
  const sent = events.flatMap((event) => {
    if (random.chance(0.3)) return [];
    return random.chance(0.3) ? [event, event] : [event];
  });
  const ordered = random.chance(0.5) ? sent.toReversed() : sent;
  if (random.chance(0.5)) await Promise.all(ordered.map((event) => posted(world, event)));
  else for (const event of ordered) await posted(world, event);
};

async function posted(world: World, event: StripeEvent): Promise<void> {
  const answer = await insist(async () => {
    const { status, headers } = await world.fake.post(world.address + world.hookPath, event);
    return { status, headers, body: "" };
  });
  assert.equal(answer.status, 200, `the event ${event.type} is answered ${answer.status}`);
}

const granted = new Set([200, 201, 202, 409, 422]);

async function asks(living: Living, path: string, body: object): Promise<void> {
  const key = `${living.seed}-${living.asked++}`;
  const { order, world } = living;
  const answer = await insist(() =>
    world.desk.send("POST", `/orders/${order.id}/${path}`, body, { "idempotency-key": key }),
  );
  assert.ok(granted.has(answer.status), `${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
}

const refund = (living: Living) =>
  asks(living, "online-refunds", living.random.chance(0.6) ? { amount: 1 + living.random.upTo(3_000) } : {});
const refundsTwice: Move = async (living) => void (await Promise.all([refund(living), refund(living)]));
const cancels = (living: Living) => asks(living, "cancellation", { reason: "", tell: "nobody" });
const captures = (living: Living) =>
  asks(living, "capture", living.random.chance(0.5) ? {} : { amount: 1 + living.random.upTo(3_000) });
const edits = (living: Living) =>
  asks(living, "edits", { addLines: [{ name: "Emballage", quantity: 1_000, unitPrice: 350, taxClass: "standard" }] });
const checks = async ({ world, order }: Living): Promise<void> => {
  await insist(() => world.desk.send("POST", `/orders/${order.id}/payment-check`, {}));
};

/** Somebody gives money back in Stripe's own dashboard. */
const dashboardRefunds: Move = async (living) => {
  const paid = paidOf(living);
  if (paid.length === 0) return;
  const { id } = living.random.pick(paid).payment_intent ?? { id: "" };
  const { books } = living.world.fake;
  if (books.disputesOf(id).length > 0) return;
  tried(() => void books.refund(id, 1 + living.random.upTo(3_000)));
};

/** A bank sends back what was given back: soon, or once everybody believed it done. */
const refundFails: Move = async (living) => {
  if (living.random.chance(0.6)) await checks(living);
  const refunds = paidOf(living).flatMap(({ payment_intent: intent }) => intent?.latest_charge?.refunds.data ?? []);
  const standing = refunds.filter(({ status }) => status === "succeeded");
  if (standing.length > 0) living.world.fake.books.failRefund(living.random.pick(standing));
};

/** The customer's bank takes back what is left, and sometimes gives it to the merchant again. */
const disputes: Move = async (living) => {
  const { books } = living.world.fake;
  for (const { payment_intent: intent } of paidOf(living)) {
    const { amount_captured: captured = 0, amount_refunded: refunded = 0 } = intent?.latest_charge ?? {};
    const [known] = books.disputesOf(intent?.id ?? "");
    if (known?.status === "needs_response") books.closeDispute(known, living.random.pick(["won", "lost"]));
    else if (intent && !known && captured > refunded) books.dispute(intent.id, captured - refunded);
  }
};

const expires: Move = async (living) => {
  const open = sessionsOf(living).filter(({ status }) => status === "open");
  if (open.length > 0) tried(() => void living.world.fake.books.expire(living.random.pick(open).id));
};

/** The next thing asked of the provider goes wrong, whoever asks it. */
const badLuck: Move = async ({ world, random }) => {
  if (!world.isHaunted) return;
  const is = random.pick<Mishap>(["lost", "lost", "cut", { status: 500 }, { status: 502, text: "<html>" }]);
  world.fake.goWrong({ is, ...(random.chance(0.5) && { method: "POST" }) });
};

const named: Record<string, Move> = {
  opens,
  opensTwice,
  pays,
  bankAnswers,
  comesBack,
  hears,
  refund,
  refundsTwice,
  cancels,
  captures,
  edits,
  checks,
  dashboardRefunds,
  refundFails,
  disputes,
  expires,
  badLuck,
};
/** How often each, of a hundred or so. */
const weights: Partial<Record<keyof typeof named, number>> = {
  pays: 3,
  hears: 4,
  comesBack: 3,
  refund: 2,
  refundsTwice: 3,
  dashboardRefunds: 2,
  refundFails: 3,
  captures: 3,
  badLuck: 3,
};
const moves = Object.entries(named).flatMap(([name, move]) =>
  Array.from({ length: weights[name] ?? 1 }, () => [name, move] as const),
);
