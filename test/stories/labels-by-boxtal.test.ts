// Labels bought at Boxtal: ordered at once, printed a moment later, taken by the carrier behind the offer.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { LabelView } from "../../src/shipping/labels/label.ts";
import { openFakeBoxtal } from "../support/carriers/fake-boxtal.ts";
import { openLabelling, type Labelling } from "../support/carriers/labelling.ts";
import type { Mishap } from "../support/providers/server.ts";

let at: Labelling;
let fake: Awaited<ReturnType<typeof openFakeBoxtal>>;
let accountId: string;
before(async () => {
  at = await openLabelling();
  fake = await openFakeBoxtal();
  accountId = (await join()).id;
});
after(async () => {
  await at.close();
  await fake.close();
});

const join = (secrets: object = fake.secrets, labelStatus = "fulfilment:shipped") =>
  at.join({ labelStatus }, { carrier: "boxtal", baseUrl: fake.baseUrl, secrets });
const labelled = (order: { id: string }, input: object = {}) =>
  at.labelled(order, { accountId, product: "MONR-CpourToi", pickupPoint: null, ...input });

test("C22, C23 Boxtal's label is bought from the order, its document kept, and the carrier behind the offer named", async () => {
  const order = await at.shop.order();

  const label = await labelled(order);

  const { parcels, fulfilmentStatus } = await at.shop.page(order.id);
  assert.deepEqual([label.state, label.hasDocument, fulfilmentStatus], ["shipped", true, "shipped"]);
  assert.deepEqual(
    parcels.map(({ carrier, trackingNumber }) => [carrier, trackingNumber]),
    [["Mondial Relay", fake.books.orders.at(-1)?.trackingNumber]],
  );
  assert.equal(fake.books.orders.at(-1)?.asked.shipment.externalId, label.id);

  const none = await join(fake.secrets, "");
  const untouched = await at.shop.order();
  await labelled(untouched, { accountId: none.id });
  assert.equal((await at.shop.page(untouched.id)).fulfilmentStatus, "unfulfilled");
});

test("the document that is not printed yet is asked for again, the label bought once", async () => {
  const order = await at.shop.order();
  const before = fake.books.orders.length;
  fake.books.questions = 1;
  assert.equal((await labelled(order)).state, "made");
  fake.books.questions = 0;

  await at.waited();

  assert.deepEqual([(await at.label(order)).state, fake.books.orders.length - before], ["shipped", 1]);
});

test("a label whose parcel has no number yet is kept all the same", async () => {
  const order = await at.shop.order();
  fake.books.isTracked = false;
  const label = await labelled(order, { product: "POFR-ColissimoAccess" });
  fake.books.isTracked = true;

  const { parcels } = await at.shop.page(order.id);
  assert.deepEqual([label.state, label.hasDocument, label.trackingNumber], ["shipped", true, ""]);
  assert.deepEqual(
    [parcels[0]?.carrier, parcels[0]?.trackingNumber, parcels[0]?.id],
    ["Colissimo", "", label.shipmentId],
  );
});

const orders = "/shipping/v3.1/shipping-order";
const answers: [what: string, is: Mishap, state: LabelView["state"], bought: number][] = [
  ["the answer is lost", "lost", "unknown", 1],
  ["the answer breaks off", "cut", "unknown", 1],
  ["a page says sorry, with 200", { status: 200, text: "<html>Maintenance</html>" }, "unknown", 0],
  ["an order without its name", { status: 200, body: { content: { status: "PENDING" } } }, "unknown", 0],
  ["it breaks down", { status: 502, body: {} }, "unknown", 0],
  [
    "the order is cancelled at once",
    { status: 200, body: { content: { id: "x", status: "CANCELLED" } } },
    "refused",
    0,
  ],
  ["the account pays by card", { status: 422, body: { errors: [{ code: "deferred_payment_needed" }] } }, "refused", 0],
];
for (const [what, is, state, bought] of answers)
  test(`${what}: the label is ${state}, and not asked again by itself`, async () => {
    const order = await at.shop.order();
    const [before, asked] = [fake.books.orders.length, fake.asked.length];
    fake.goWrong({ path: orders, method: "POST", is });
    const label = await labelled(order);
    assert.deepEqual([label.state, fake.books.orders.length - before, fake.asked.length - asked], [state, bought, 1]);
  });

test("what Boxtal refuses is told with its own code", async () => {
  const heavy = await labelled(await at.shop.order(), { weightGrams: 31_600 });
  assert.deepEqual([heavy.state, heavy.why], ["refused", "package_too_heavy"]);
  const unknown = await labelled(await at.shop.order(), { product: "RIEN-Inconnue" });
  assert.deepEqual([unknown.state, unknown.why], ["refused", "shipping_offer_not_found"]);
});

test("the keys are tried without buying anything", async () => {
  const before = fake.books.orders.length;
  const check = (id: string) => at.shop.desk.send("POST", `/carrier-accounts/${id}/check`, {});
  assert.equal((await check(accountId)).status, 200);
  const wrong = await join({ accessKey: "boxtal-access", secretKey: "autre" });
  assert.equal((await check(wrong.id)).status, 502);
  assert.equal(fake.books.orders.length, before);
});
