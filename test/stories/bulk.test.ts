// Several orders at once: each by itself, those that refuse are named, and nobody hears of it twice.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { BulkResult } from "../../src/automations/bulk.ts";
import type { PossibleForMany } from "../../src/automations/status-choice.ts";
import { openMailbox, type Mailbox } from "../support/mailbox.ts";
import { camille } from "../support/people.ts";
import { isAbout, openTestShop, type Placed, type TestShop } from "../support/shop.ts";

let mailbox: Mailbox;
let shop: TestShop;
before(async () => {
  mailbox = await openMailbox();
  shop = await openTestShop({ smtpUrl: mailbox.url });
});
after(async () => {
  await shop.close();
  await mailbox.close();
});

const bulk = (orders: readonly { id: string }[], what: object, headers = {}) =>
  shop.desk.send<BulkResult & { code?: string }>(
    "POST",
    "/orders/bulk",
    { ids: orders.map((order) => order.id), ...what },
    headers,
  );
const paid = { verb: "record_payment" };
const shipped = { verb: "ship" };
const mailCount = async (order: Placed) => {
  await shop.settled();
  const mails = await mailbox.mails();
  return mails.filter((mail) => mail.to.includes(camille.contact.email) && isAbout(mail, order)).length;
};
const three = () => Promise.all([1, 2, 3].map(() => shop.order({ person: camille })));

test("several orders are marked paid, then shipped, each customer told once", async () => {
  const orders = await three();
  const before = await Promise.all(orders.map(mailCount));

  const answer = await bulk(orders, { ...paid, tell: "nobody" });
  assert.deepEqual([answer.status, answer.body], [200, { doneCount: 3, refused: [] }]);
  assert.deepEqual(await Promise.all(orders.map(mailCount)), before);

  assert.equal((await bulk(orders, { ...shipped, tell: "customer" })).body.doneCount, 3);
  for (const [at, order] of orders.entries()) {
    const page = await shop.page(order.id);
    assert.deepEqual([page.paymentStatus, page.fulfilmentStatus], ["paid", "shipped"]);
    assert.equal(await mailCount(order), (before[at] ?? 0) + 1);
  }
});

test("those that refuse are named with the reason, the others are done all the same", async () => {
  const [plain, cancelled, last] = await three();
  assert.ok(plain && cancelled && last);
  await shop.verb(cancelled.id, "cancellation", { tell: "nobody" });
  const nobody = "019a94b6-0c7e-7000-8000-000000000001";

  const { status, body } = await bulk([plain, cancelled, { id: nobody }, last], { ...shipped, tell: "nobody" });
  assert.equal(status, 200);
  assert.equal(body.doneCount, 2);
  assert.deepEqual(
    body.refused.map(({ id, reference, code, title }) => [id, reference, code, title.length > 0]),
    [
      [cancelled.id, cancelled.reference, "verb_not_allowed_now", true],
      [nobody, null, "order_not_found", true],
    ],
  );
  assert.equal((await shop.page(last.id)).fulfilmentStatus, "shipped");
  assert.equal((await shop.page(cancelled.id)).parcels.length, 0);
});

test("asked twice with one key, or once more without, nothing is done twice", async () => {
  const orders = await three();
  const key = { "idempotency-key": "several-at-once" };
  const first = await bulk(orders, { ...paid, tell: "customer" }, key);
  assert.deepEqual((await bulk(orders, { ...paid, tell: "customer" }, key)).body, first.body);
  assert.equal((await bulk(orders, { ...paid, tell: "customer" })).body.doneCount, 3);

  for (const order of orders) {
    const page = await shop.page(order.id);
    assert.deepEqual([page.movements.length, page.captured], [1, page.total]);
    assert.equal(page.history.filter(({ kind }) => kind === "payment.received").length, 1);
  }
});

test("marking several orders never takes one of them back; choosing a status for them does what it takes", async () => {
  const [plain, delivered] = await three();
  assert.ok(plain && delivered);
  await shop.verb(delivered.id, "shipments", { tell: "nobody" });
  await shop.verb(delivered.id, "delivery", { tell: "nobody" });

  const { body } = await bulk([plain, delivered], { ...shipped, tell: "nobody" });
  assert.deepEqual([body.doneCount, body.refused.map((one) => one.id)], [1, [delivered.id]]);
  assert.equal((await shop.page(delivered.id)).fulfilmentStatus, "delivered");

  const chosen = { verb: "choose_status", axis: "fulfilment", value: "shipped", tell: "nobody" };
  assert.equal((await bulk([plain, delivered], chosen)).body.doneCount, 2);
  assert.equal((await shop.page(delivered.id)).fulfilmentStatus, "shipped");
});

test("several orders are archived, brought back and cancelled", async () => {
  const orders = await three();
  for (const [verb, life] of [
    ["archive", "archived"],
    ["restore", "open"],
    ["cancel", "cancelled"],
  ] as const) {
    const what = verb === "cancel" ? { verb, tell: "nobody" } : { verb };
    assert.equal((await bulk(orders, what)).body.doneCount, 3, verb);
    for (const order of orders) assert.equal((await shop.page(order.id)).life, life);
  }
});

test("the statuses that can be chosen say for how many of the orders", async () => {
  const plain = await shop.order({ person: camille });
  const fetched = await shop.order({ person: camille, delivery: "pickup" });
  const { body } = await shop.desk.get<{ statuses: PossibleForMany[] }>(
    `/orders/possible-statuses?number=${plain.number},${fetched.number}`,
  );
  const countOf = (value: string) =>
    body.statuses.find((one) => one.value === value && one.statusId === null)?.orderCount;
  assert.deepEqual(
    [countOf("paid"), countOf("shipped"), countOf("ready_for_pickup"), countOf("partially_paid")],
    [2, 1, 1, undefined],
  );
});

test("what is asked of no order, of too many or of one twice is refused as a whole", async () => {
  const order = await shop.order();
  for (const ids of [[], [order.id, order.id], Array.from({ length: 201 }, () => crypto.randomUUID())]) {
    const { status, body } = await shop.desk.send<{ code: string }>("POST", "/orders/bulk", { ids, verb: "archive" });
    assert.deepEqual([status, body.code], [422, "invalid_request"]);
  }
  for (const what of [
    { verb: "explode" },
    { verb: "choose_status", axis: "payment" },
    { verb: "archive", tell: "nobody" },
  ])
    assert.equal((await bulk([order], what)).status, 422);
});
