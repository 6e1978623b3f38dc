// A Swiss shop takes money by Datatrans (cards, TWINT, PostFinance): an order is paid by what Datatrans's books say.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answers, comings } from "../support/adversities/answers.ts";
import { calls, doubts } from "../support/adversities/calls.ts";
import { held, type HoldingScene } from "../support/adversities/held.ts";
import { datatransRig } from "../support/adversities/datatrans.ts";
import { assertPaidOnce, openScene, paidOrder, type Begun, type Scene } from "../support/adversities/scene.ts";
import { openFakeDatatrans } from "../support/providers/fake-datatrans.ts";

const minute = 60_000;
let scene: Scene;
/** A shop that takes held money by hand. */
let byHand: HoldingScene;
let another: Awaited<ReturnType<typeof openFakeDatatrans>>;
let fake: Awaited<ReturnType<typeof openFakeDatatrans>>;
before(async () => {
  fake = await openFakeDatatrans();
  scene = await openScene(datatransRig(fake));
  // An account of its own: at Datatrans no number comes twice.
  another = await openFakeDatatrans();
  byHand = await openScene(datatransRig(another), { settings: { paymentCapture: "manual" } });
});
after(async () => {
  await scene.close();
  await byHand.close();
  await Promise.all([fake.close(), another.close()]);
});

for (const [sentence, story] of Object.entries({ ...calls, ...doubts, ...answers, ...comings }))
  test(`Datatrans: ${sentence}`, () => story(scene));
for (const [sentence, story] of Object.entries(held)) test(`Datatrans: ${sentence}`, () => story(byHand));

const idOf = ({ page }: Begun): string => fake.idAt(page);

test("the customer pays by TWINT in francs, and the order is paid", async () => {
  const begun = await scene.begin();
  const { paymentMethods, currency } = fake.books.askedFor(idOf(begun));
  assert.deepEqual([currency, paymentMethods?.includes("TWI")], ["CHF", true]);

  fake.books.pay(idOf(begun), "TWI");
  await scene.hear();

  await assertPaidOnce(scene, begun);
});

test("a call signed with the key as text, or with another's, is refused", async () => {
  const begun = await scene.begin();
  fake.books.pay(idOf(begun));
  const asText = Buffer.from(fake.secrets.signKey).toString("hex");

  for (const signKey of [asText, "00ff"])
    assert.equal((await fake.post(idOf(begun), { url: scene.hookUrl, signKey })).status, 400);
  await scene.settled();

  assert.equal((await scene.money(begun)).captured, 0);
});

test("a refused card ends the page; the next try has a number of its own, and is paid", async () => {
  const begun = await scene.begin();
  fake.books.decline(idOf(begun));
  const failed = await scene.comeBack(begun);
  assert.match(failed.html, /\/aller/);
  assert.equal((await scene.money(begun)).paymentStatus, "failed");

  const again = { ...begun, page: await scene.reopen(begun) };
  fake.books.pay(idOf(again));
  await scene.comeBack(again);

  await assertPaidOnce(scene, begun);
  const numbers = [begun, again].map((one) => fake.books.transaction(idOf(one)).refno);
  assert.deepEqual(numbers, [`${begun.order.number}-1`, `${begun.order.number}-2`]);
});

test("a form left open until it closed by itself, then paid on a second one", async () => {
  const begun = await scene.begin();
  fake.books.abandon(idOf(begun));
  await scene.verb(begun.order.id, "payment-check");
  assert.equal((await scene.money(begun)).paymentStatus, "awaiting");

  const again = { ...begun, page: await scene.reopen(begun) };
  fake.books.pay(idOf(again));
  await scene.hear();

  await assertPaidOnce(scene, begun);
});

test("a page whose answer was lost and that is asked for an hour later: another number is taken, and it is paid", async () => {
  const order = await scene.orderOnline();
  const visitor = scene.visitor();
  scene.rig.server.goWrong({ method: "POST", is: "lost" });
  assert.equal((await visitor.open(`${scene.payPath(order)}/aller`)).status, 502);

  await scene.later(61 * minute, async () => {
    const id = fake.idAt(await scene.reopen({ order, visitor }));
    assert.equal(fake.books.transaction(id).refno, `${order.number}-2`);
    fake.books.pay(id);
    await scene.hear();
  });

  await assertPaidOnce(scene, { order });
});

test("money taken in the dashboard, of which nobody is told, and what leaves overnight, are seen at the next look", async () => {
  const begun = await paidOrder(scene);
  fake.books.transmit(idOf(begun));
  fake.books.credit(idOf(begun), 500, "admin");

  await scene.verb(begun.order.id, "payment-check");

  const { captured, refunded } = await scene.money(begun);
  assert.deepEqual([captured, refunded], [begun.order.total, 500]);
});

test("a credit has a number of its own: a call about it is nobody's payment", async () => {
  const begun = await paidOrder(scene);
  const { transactionId } = fake.books.credit(idOf(begun), 500, "admin");

  const answer = await fake.post(transactionId, { url: scene.hookUrl });

  assert.equal(answer.status, 200);
});

test("cancelled in the dashboard before the night: taken and given back, whole", async () => {
  const begun = await paidOrder(scene);
  fake.books.cancel(idOf(begun), "admin");

  await scene.verb(begun.order.id, "payment-check");

  const { captured, refunded, paymentStatus } = await scene.money(begun);
  assert.deepEqual([captured, refunded, paymentStatus], [begun.order.total, begun.order.total, "refunded"]);
});

test("the address of the return, opened with another's transaction, makes nothing paid", async () => {
  const [begun, other] = [await scene.begin(), await paidOrder(scene)];
  const address = new URL(scene.rig.returnAddress(begun.page));
  address.searchParams.set("datatransTrxId", idOf(other));

  await begun.visitor.open(address.pathname + address.search);

  assert.equal((await scene.money(begun)).captured, 0);
});

test("a refund whose answer was lost, tried again after the hour in which a key is good, is given once", async () => {
  const begun = await paidOrder(scene);
  scene.rig.server.goWrong({ path: "/credit", is: "lost" });
  await scene.verb(begun.order.id, "online-refunds", { amount: 500 });
  await scene.settled();

  await scene.later(61 * minute, scene.hurry);

  assert.equal((await scene.money(begun)).refunded, 500);
  assert.equal(fake.books.transaction(idOf(begun)).history.filter(({ action }) => action === "credit").length, 1);
});
