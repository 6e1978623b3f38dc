// Carriers that do not know, do not answer, or speak of another parcel.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { dhlKey, openFakeDhl } from "../support/carriers/fake-dhl.ts";
import { laPosteKey } from "../support/carriers/fake-la-poste.ts";
import { openFollowed } from "../support/carriers/followed.ts";

let at: Awaited<ReturnType<typeof openFollowed>>;
before(async () => {
  at = await openFollowed();
});
after(() => at.close());

const hoursAgo = (hours: number) => new Date(at.clock.now.getTime() - hours * 3_600_000);
/** How often a parcel was asked about. */
const askedAbout = (number: string) => at.laPoste.calls().filter((ids) => ids.includes(number)).length;
const tracked = ({ id }: { id: string }) =>
  at.shop.page(id).then(({ history }) => history.filter(({ kind }) => kind === "shipment.tracked").length);

test("a number the carrier does not know yet is asked about again, and is no trouble", async () => {
  const order = await at.sent();
  await at.later(0);
  assert.deepEqual([askedAbout(order.parcel), (await at.tracking(order))?.trouble], [1, ""]);
  await at.later(0.5);
  assert.equal(askedAbout(order.parcel), 1, "not before its time");
  at.happens(order.parcel, "DR1");
  await at.later(0.5);
  assert.equal((await at.tracking(order))?.state, "announced");
  await at.later(24);
  const count = askedAbout(order.parcel);
  await at.later(3);
  assert.equal(askedAbout(order.parcel), count, "after a day, every four hours");
  await at.later(1);
  assert.equal(askedAbout(order.parcel), count + 1);
});

test("what a number said of an earlier parcel is not said of this one, which is still followed", async () => {
  const number = at.number();
  at.laPoste.happens(number, "PC1", hoursAgo(24 * 600));
  at.laPoste.happens(number, "DI1", hoursAgo(24 * 598));
  const order = await at.sent(number);
  await at.later(1);
  assert.deepEqual((await at.tracking(order))?.events, []);
  assert.equal((await at.page(order)).fulfilmentStatus, "shipped");
  at.happens(number, "PC1");
  await at.later(1);
  assert.equal((await at.tracking(order))?.events.length, 1);
});

test("many parcels are asked about ten by ten, and one the carrier cannot stand holds up no other", async () => {
  const orders = await Promise.all(Array.from({ length: 12 }, () => at.sent()));
  for (const { parcel } of orders) at.happens(parcel, "ET1");
  const before = at.laPoste.calls().length;
  at.laPoste.goWrong({ is: { status: 400, body: { returnCode: 400 } } });
  await at.later(1);
  const calls = at.laPoste.calls().slice(before);
  assert.ok(calls.every((ids) => ids.length <= 10));
  for (const order of orders) assert.equal((await at.tracking(order))?.state, "in_transit");
});

test("with its quota used up the carrier is left in peace, and asked again later", async () => {
  const order = await at.sent();
  at.happens(order.parcel, "ET1");
  at.laPoste.goWrong({ is: { status: 429, body: { code: "TOO_MANY_REQUESTS" } } });
  await at.later(0);
  assert.deepEqual([(await at.tracking(order))?.trouble, (await at.tracking(order))?.state], ["429", "unknown"]);
  await at.later(1);
  assert.deepEqual([(await at.tracking(order))?.trouble, (await at.tracking(order))?.state], ["", "in_transit"]);
});

test("a carrier that fails is said to whoever asks now, and changes nothing", async () => {
  const order = await at.sent();
  at.laPoste.goWrong({ is: { status: 200, text: "<html>Maintenance</html>" } });
  const { status, body } = await at.shop.desk.send("POST", `/orders/${order.id}/tracking-check`, {});
  assert.deepEqual([status, body["code"]], [502, "carrier_refused"]);
  assert.match(String(body["title"]), /ne répond pas/);
  assert.deepEqual([await tracked(order), (await at.page(order)).fulfilmentStatus], [0, "shipped"]);
});

test("two rounds at once ask about a parcel once, and what follows, done again, changes nothing", async () => {
  const order = await at.sent();
  at.happens(order.parcel, "DI1");
  await Promise.all([at.later(1), at.later(0), at.later(0)]);
  assert.equal(askedAbout(order.parcel), 1);
  const { history, fulfilmentStatus } = await at.page(order);
  assert.equal(fulfilmentStatus, "delivered");

  const said = history.find(({ kind }) => kind === "shipment.tracked");
  const { id: orderId } = order;
  const about = { shopId: at.shop.shop.id, happeningId: said?.id, orderId, kind: said?.kind, data: said?.data };
  const again = () => at.shop.db.reads.all("select graphile_worker.add_job('followCarrier', $1::json)", [about]);
  assert.deepEqual(await at.told(order, again), []);
  assert.equal((await at.page(order)).history.length, history.length);
});

test("DHL’s parcels are followed by DHL’s account, those of other carriers by nobody", async () => {
  const dhl = await openFakeDhl();
  after(() => dhl.close());
  const early = await at.sent("3318810025", { carrier: "DHL Express" });
  await at.later(1);
  assert.equal((await at.tracking(early))?.mayAsk, false, "no account yet");
  await at.join("dhl", { apiKey: dhlKey }, dhl.baseUrl);
  const other = await at.sent("12 b", { carrier: "Cyclo-coursier" });
  const handedOver = (await at.page(early)).parcels[0]?.handedOverAt ?? "";
  dhl.happens("3318810025", { code: "delivered", at: handedOver, words: "Livré", city: "LYON" });

  await at.later(4);

  const page = await at.page(early);
  assert.deepEqual([page.fulfilmentStatus, page.parcels[0]?.tracking?.events[0]?.place], ["delivered", "LYON"]);
  assert.equal(await at.tracking(other), null);
});

test("no words of a carrier are too odd to be kept", async () => {
  const order = await at.sent();
  at.happens(order.parcel, "ET1", `Colis\u0000 en\nroute ${"🚚".repeat(200)}`);
  at.happens(order.parcel, "E\u0007T2".repeat(40), "’; drop table orders; --");
  await at.later(1);
  const events = (await at.tracking(order))?.events ?? [];
  assert.equal(events.length, 2);
  assert.ok(events.some(({ label }) => label.startsWith("Colis en route 🚚") && label.length <= 300));
});

test("what a wrong clock says of tomorrow is kept once, and nothing is delivered before it is said", async () => {
  const order = await at.sent();
  at.laPoste.happens(order.parcel, "DI1", hoursAgo(-3));
  const check = () => at.shop.desk.send("POST", `/orders/${order.id}/tracking-check`, {});
  await check();
  const deliveredAt = (await at.page(order)).parcels[0]?.deliveredAt;
  assert.equal(deliveredAt, at.clock.now.toISOString());
  at.clock.now = hoursAgo(-1);
  await check();
  assert.equal((await at.tracking(order))?.events.length, 1);
});

test("an account whose key is refused is said on the parcel, in words", async () => {
  const order = await at.sent();
  const wrong = { mode: "live", baseUrl: at.laPoste.baseUrl, secrets: { apiKey: "périmée" } };
  const changed = await at.shop.desk.send("PUT", `/carrier-accounts/${at.accountId}`, wrong);
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  const asked = await at.shop.desk.send("POST", `/orders/${order.id}/tracking-check`, {});
  assert.deepEqual([asked.status, asked.body["code"]], [502, "carrier_refused"]);
  assert.equal((await at.tracking(order))?.trouble, "401");
  const right = { ...wrong, secrets: { apiKey: laPosteKey } };
  assert.equal((await at.shop.desk.send("PUT", `/carrier-accounts/${at.accountId}`, right)).status, 200);
});

test("a parcel that was taken back, and one sixty days old, are followed no more", async () => {
  const [back, old] = [await at.sent(), await at.sent()];
  const { parcels } = await at.page(back);
  await at.shop.desk.send("DELETE", `/orders/${back.id}/shipments/${parcels[0]?.id ?? ""}`);
  at.happens(back.parcel, "DI1");
  await at.later(1);
  assert.equal(await tracked(back), 0);
  assert.equal((await at.page(back)).fulfilmentStatus, "unfulfilled");

  await at.later(24 * 60);
  const count = askedAbout(old.parcel);
  await at.later(24);
  assert.equal(askedAbout(old.parcel), count);
});
