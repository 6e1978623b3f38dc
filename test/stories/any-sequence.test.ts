// Whatever a merchant does, in whatever order: the books stay right. 2,000 things asked at random of orders of every kind.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fulfilmentStatuses, paymentStatuses } from "../../src/orders/axes.ts";
import { breaches, restOf } from "../support/invariants.ts";
import { camille, karim } from "../support/people.ts";
import { randomOf, type Random } from "../support/random.ts";
import { openTestShop, type OrderOptions, type Placed, type TestShop } from "../support/shop.ts";

const steps = 2_000;
const stepsBetweenLooks = 250;
const stepsBetweenOrders = 10;
/** Stands for the first line of whichever order is asked. */
const firstLine = "00000000-0000-7000-8000-000000000001";
const seed = Number(process.env["CARNET_SEED"] ?? 20_261_123);

let shop: TestShop;
before(async () => {
  shop = await openTestShop({ vocabulary: "flat" });
});
after(() => shop.close());

interface Move {
  method: "POST" | "DELETE";
  path: string;
  body?: object;
}

/** What may be asked of an order: verbs of the desk, each with the choices it leaves. Many make no sense when they come. */
const moves: ((random: Random) => Move)[] = [
  (random) => post("status", { ...statusOf(random), tell: tellOf(random) }),
  (random) => post("status", { ...statusOf(random), tell: tellOf(random) }),
  (random) => post("payments", { ...(random.chance(0.5) && { amount: 1 + random.upTo(8_000) }), tell: tellOf(random) }),
  () => post("payments/reversal", {}),
  (random) => post("shipments", { carrier: "Colissimo", trackingNumber: "6A12345678901", tell: tellOf(random) }),
  (random) => post("preparation", { tell: tellOf(random) }),
  (random) => post("delivery", { tell: tellOf(random) }),
  (random) => post("readiness", { tell: tellOf(random) }),
  (random) => post("withholding", { tell: tellOf(random) }),
  (random) => post("return", { restock: random.chance(0.5), tell: tellOf(random) }),
  (random) => post("cancellation", { reason: "", tell: tellOf(random) }),
  (random) => post("edits", { ...editOf(random), tell: tellOf(random) }),
  (random) => post("edits", { ...editOf(random), tell: tellOf(random) }),
  () => post("invoice", {}),
  () => post("completion", {}),
  () => post("archive", {}),
  () => ({ method: "DELETE", path: "archive" }),
  () => post("undo", {}),
  (random) => post("refunds", { ...(random.chance(0.5) && { amount: 1 + random.upTo(4_000) }), tell: tellOf(random) }),
  (random) => post("refunds", { ...byLine(random), tell: tellOf(random) }),
  (random) => post("refunds", { ...byLine(random), tell: tellOf(random) }),
  ...["readiness", "withholding", "return", "delivery", "preparation", "cancellation"].map((path) => () => ({
    method: "DELETE" as const,
    path,
  })),
];

const post = (path: string, body: object): Move => ({ method: "POST", path, body });
const tellOf = (random: Random) => (random.chance(0.1) ? "customer" : "nobody");

function statusOf(random: Random): { axis: string; value: string; amount?: number } {
  return random.chance(0.5)
    ? { axis: "payment", value: random.pick(paymentStatuses), amount: 1 + random.upTo(2_000) }
    : { axis: "fulfilment", value: random.pick(fulfilmentStatuses) };
}

/** Some pieces of the first line, or some of the delivery, or both; less than they are worth at times. */
const byLine = (random: Random): object => ({
  ...(random.chance(0.8) && {
    lines: [{ lineId: firstLine, quantity: 1_000 * (1 + random.upTo(2)), restock: random.chance(0.5) }],
  }),
  ...(random.chance(0.4) && { shipping: 1 + random.upTo(500) }),
  ...(random.chance(0.3) && { amount: 1 + random.upTo(1_500) }),
});

/** Changes to what was ordered, for how much, by whom. */
const editOf = (random: Random): object =>
  random.pick([
    { changeLines: [{ id: firstLine, quantity: 1_000 * (1 + random.upTo(4)) }] },
    { changeLines: [{ id: firstLine, unitPrice: 100 + random.upTo(5_000) }] },
    { addLines: [{ name: "Emballage cadeau", quantity: 1_000, unitPrice: 350, taxClass: "standard" }] },
    { discount: { percent: 10_000 * random.upTo(30) + 1 } },
    { discount: null },
    { delivery: { price: random.upTo(900) } },
    { customer: { name: random.pick(["Zoé Lambert", "Inès Caron"]) } },
  ]);

test("2,000 things asked at random leave the money, the stock, the invoices and the statuses right", async (t) => {
  t.diagnostic(`seed ${seed}`);
  const random = randomOf(seed);
  const kinds = await everyKind();
  const orders: Placed[] = [];
  for (const kind of kinds) orders.push(await shop.order(kind));
  const outcomes = new Map<string, number>();
  for (let step = 1; step <= steps; step++) {
    const move = random.pick(moves)(random);
    const answer = await ask(random.pick(orders), move);
    const outcome = answer.status < 300 ? nameOf(move) : `${answer.status} ${answer.body.code}`;
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    assert.ok(answer.status < 500, `step ${step}: ${JSON.stringify(move)} answered ${JSON.stringify(answer.body)}`);
    if (step % stepsBetweenLooks === 0) await requireRight(step);
    // The oldest has had its life: another one begins.
    if (step % stepsBetweenOrders === 0) orders.splice(0, 1);
    if (orders.length < kinds.length) orders.push(await shop.order(random.pick(kinds)));
  }
  const granted = [...outcomes].filter(([outcome]) => !/^\d/.test(outcome));
  for (const [outcome, count] of granted) t.diagnostic(`${outcome}: ${count}`);
  assert.ok(granted.length >= new Set(moves.map((move) => nameOf(move(random)))).size, "a verb was never granted");
});

async function ask({ id }: Placed, { method, path, body }: Move) {
  const typed = JSON.stringify(body) ?? "";
  const [line] = typed.includes(firstLine) ? (await shop.page(id)).lines : [];
  const sent: unknown = body && JSON.parse(typed.replace(firstLine, line?.id ?? firstLine));
  return shop.desk.send<{ code?: string }>(method, `/orders/${id}/${path}`, sent);
}

const nameOf = ({ method, path }: Move) => `${method} ${path}`;

async function requireRight(step: number): Promise<void> {
  await restOf(shop.db);
  assert.deepEqual(await breaches(shop.db, shop.shop.id), [], `after step ${step}, seed ${seed}`);
}

/** Parcels, a pickup, something without goods, a mixed basket; counted stock and not; money before and money in hand. */
async function everyKind(): Promise<OrderOptions[]> {
  const candle = { item: await shop.product({ stock: 1_000 }), pieces: 2 };
  const book = { item: await shop.product({ name: "Carnet de lin", price: 1_450 }), pieces: 1 };
  const lesson = { item: await shop.product({ name: "Atelier bougies", kind: "service", price: 4_500 }), pieces: 1 };
  return [
    { person: camille, items: [candle] },
    { person: karim, items: [candle, book], payment: "transfer" },
    { person: camille, items: [candle, book], payment: "cash_on_delivery" },
    { person: karim, items: [candle], delivery: "pickup", payment: "cash" },
    { person: camille, items: [lesson], delivery: "none" },
    { person: karim, items: [candle, lesson] },
  ];
}
