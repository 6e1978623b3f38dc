// Paying by SumUp: a page for half an hour, calls nobody signs, and no keys against doing things twice.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openFakeSumup } from "../support/providers/fake-sumup.ts";
import { openWalk, type Gone } from "../support/walking.ts";

let fake: Awaited<ReturnType<typeof openFakeSumup>>;
let shop: Awaited<ReturnType<typeof openWalk>>;
before(async () => {
  fake = await openFakeSumup();
  shop = await openWalk(fake, { provider: "sumup", method: "Carte bancaire" });
});
after(async () => {
  await shop.close();
  await fake.close();
});

const minute = 60_000;
const heard = async (id: string, how: { event?: string; url?: string } = {}) => {
  const { status } = await fake.post(id, { url: shop.hookUrl, ...how });
  await shop.settled();
  return status;
};
const paid = async (): Promise<Gone> => {
  const gone = await shop.go();
  fake.books.pay(gone.id);
  await heard(gone.id);
  return gone;
};
const statusOf = async (gone: Gone) => (await shop.money(gone)).paymentStatus;

test("C10 the customer pays and never comes back: SumUp's call makes the order paid, without a click", async () => {
  const gone = await shop.go();
  fake.books.pay(gone.id);

  assert.equal(await heard(gone.id), 200);

  const { captured, paymentStatus } = await shop.money(gone);
  assert.deepEqual([captured, paymentStatus], [gone.order.total, "paid"]);
});

test("the customer is back before SumUp calls: he is thanked", async () => {
  const gone = await shop.go();
  fake.books.pay(gone.id);
  assert.match((await shop.comeBack(gone)).path, /\/merci\//);
  await heard(gone.id);
  assert.equal((await shop.page(gone.order.id)).movements.length, 1);
});

test("a forged call with a true name changes nothing, as nothing was paid", async () => {
  const gone = await shop.go();
  assert.equal(await heard(gone.id), 200);
  assert.equal(await statusOf(gone), "awaiting");
});

test("forged calls with names nobody knows ask SumUp nothing", async () => {
  const before = fake.asked.length;
  const calls = Array.from({ length: 100 }, (_, index) => fake.post(`invented-${index}`, { url: shop.hookUrl }));
  const statuses = (await Promise.all(calls)).map(({ status }) => status);
  await shop.settled();
  assert.deepEqual(new Set(statuses), new Set([404]));
  assert.equal(fake.asked.length, before);
});

test("a call of a kind nobody knows is answered and forgotten", async () => {
  const gone = await shop.go();
  fake.books.pay(gone.id);
  assert.equal(await heard(gone.id, { event: "CHECKOUT_INVENTED" }), 200);
  assert.equal(await statusOf(gone), "awaiting");
});

test("a refused card is shown, and another one pays on the same page", async () => {
  const gone = await shop.go();
  fake.books.pay(gone.id, { is: "FAILED" });
  await heard(gone.id);
  assert.equal(await statusOf(gone), "failed");

  const again = await shop.goAgain(gone);
  assert.equal(again.id, gone.id);
  fake.books.pay(gone.id);
  await heard(gone.id);

  assert.equal(await statusOf(gone), "paid");
});

test("the page expires after half an hour, and the customer's link makes a new one", async () => {
  const gone = await shop.go();
  fake.books.expire(gone.id);
  await shop.later(31 * minute, async () => {
    const again = await shop.goAgain(gone);
    assert.notEqual(again.id, gone.id);
    fake.books.pay(again.id);
    await heard(again.id);
  });
  assert.equal(await statusOf(gone), "paid");
});

test("a page whose answer was lost is the same page when the customer tries again", async () => {
  const before = fake.books.checkouts.size;
  fake.goWrong({ path: "/v0.1/checkouts", method: "POST", is: "lost" });
  const order = await shop.orderOnline();
  const visitor = shop.visitor();
  const trouble = await visitor.open(`${shop.payPath(order)}/aller`);

  const gone = await shop.goAgain({ order });

  assert.equal(trouble.status, 502);
  assert.equal(fake.books.checkouts.size, before + 1);
  fake.books.pay(gone.id);
  await heard(gone.id);
  assert.equal(await statusOf(gone), "paid");
});

test("an amount with the error of a float is the amount", async () => {
  const gone = await shop.go();
  fake.books.pay(gone.id, { amount: gone.order.total / 100 + 0.000_000_000_003 });
  await heard(gone.id);
  const { captured, toVerify } = await shop.money(gone);
  assert.deepEqual([captured, toVerify], [gone.order.total, ""]);
});

test("a checkout that names another attempt is not this order's money", async () => {
  const [mine, theirs] = [await shop.go(), await shop.go()];
  fake.books.checkout(mine.id).asked.checkout_reference = fake.books.checkout(theirs.id).asked.checkout_reference;
  fake.books.pay(mine.id);
  await heard(mine.id);
  const { captured, toVerify } = await shop.money(mine);
  assert.deepEqual([captured, toVerify], [0, "reference"]);
});

test("a page is closed when its order is cancelled; paid all the same, the money is kept and can be given back", async () => {
  const gone = await shop.go();
  await shop.verb(gone.order.id, "cancellation", { reason: "", tell: "nobody" });
  await shop.settled();
  assert.equal(fake.books.checkout(gone.id).status, "EXPIRED");

  fake.books.pay(gone.id);
  await heard(gone.id);

  assert.equal((await shop.money(gone)).captured, gone.order.total);
  await shop.refund(gone);
  assert.equal((await shop.money(gone)).refunded, gone.order.total);
});

test("refunds are told in part and whole, whatever SumUp's one word for both", async () => {
  const gone = await paid();
  await shop.refund(gone, { amount: 500 });
  const part = await shop.money(gone);
  assert.deepEqual([part.refunded, part.paymentStatus], [500, "partially_refunded"]);
  await shop.refund(gone);
  const whole = await shop.money(gone);
  assert.deepEqual([whole.refunded, whole.paymentStatus], [gone.order.total, "refunded"]);
});

test("a refund whose answer was lost is given once, though SumUp knows no keys", async () => {
  const gone = await paid();
  fake.goWrong({ path: "/refunds", is: "lost" });
  await shop.refund(gone, { amount: 500 });
  await shop.hurry();
  assert.equal(fake.books.paid(gone.id).transaction_events.length, 1);
  assert.equal((await shop.money(gone)).refunded, 500);
});

test("SumUp's books that are slow to show a refund are waited for: it is not asked for again", async () => {
  const gone = await paid();
  const times = () => fake.asked.filter(({ path }) => path.includes("/refunds")).length;
  const before = times();
  fake.goWrong({ path: "/refunds", is: "lost" });
  await shop.refund(gone, { amount: 500 });
  const transaction = fake.books.paid(gone.id);
  const notShownYet = transaction.transaction_events.splice(0);
  transaction.simple_status = "SUCCESSFUL";
  await shop.hurry();
  assert.equal(times(), before + 1);

  transaction.transaction_events.push(...notShownYet);
  transaction.simple_status = "REFUNDED";
  await shop.hurry();
  assert.equal((await shop.money(gone)).refunded, 500);
  assert.equal(times(), before + 1);
});

test("a piece whose refund is on its way leaves no more", async () => {
  const gone = await shop.go({ items: [{ item: await shop.product({ stock: 5 }), pieces: 2 }] });
  fake.books.pay(gone.id);
  await heard(gone.id);
  const [line] = (await shop.page(gone.order.id)).lines;
  fake.goWrong({ path: "/refunds", is: { status: 503 } });
  await shop.refund(gone, { lines: [{ lineId: line?.id, quantity: 1_000, restock: true }] });

  await shop.verb(gone.order.id, "shipments", { trackingNumber: "6A1", tell: "nobody" });
  assert.equal((await shop.page(gone.order.id)).lines[0]?.shipped, 1_000);
  await shop.later(61 * minute, shop.hurry);
  const { refunded } = await shop.money(gone);
  assert.equal(refunded, line?.total === undefined ? 0 : line.total / 2);
});

test("a refund SumUp never heard of is asked for again an hour later", async () => {
  const gone = await paid();
  fake.goWrong({ path: "/refunds", is: { status: 503 } });
  await shop.refund(gone, { amount: 500 });
  await shop.hurry();
  assert.equal((await shop.money(gone)).refunded, 0);

  await shop.later(61 * minute, shop.hurry);
  assert.equal((await shop.money(gone)).refunded, 500);
});

test("a refund made at SumUp is seen at the next look", async () => {
  const gone = await paid();
  fake.books.giveBack(fake.books.paid(gone.id).id, 7);
  await shop.check(gone);
  assert.equal((await shop.money(gone)).refunded, 700);
});

test("money a bank takes back after SumUp had paid it out shows as disputed", async () => {
  const gone = await paid();
  fake.books.becomes(gone.id, "PAID_OUT");
  fake.books.becomes(gone.id, "CHARGEBACK");
  await shop.check(gone);
  const { movements } = await shop.page(gone.order.id);
  assert.deepEqual(
    movements.map(({ kind, amount }) => [kind, amount]).filter(([kind]) => kind === "disputed"),
    [["disputed", gone.order.total]],
  );
});

for (const [what, is] of [
  ["is busy", { status: 429, headers: { "retry-after": "1" } }],
  ["has broken down", { status: 503, text: "<html>Error</html>" }],
  ["breaks off", "cut"],
] as const)
  test(`SumUp ${what} when it is asked: the order is paid a little later`, async () => {
    const gone = await shop.go();
    fake.books.pay(gone.id);
    fake.goWrong({ path: gone.id, method: "GET", is });
    await heard(gone.id);
    await shop.hurry();
    assert.equal(await statusOf(gone), "paid");
  });
