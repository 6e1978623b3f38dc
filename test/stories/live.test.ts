// Whoever has the desk open sees what others do, and what customers do, without asking again.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createApp } from "../../src/app.ts";
import type { Problem } from "../../src/lib/http.ts";
import { newId } from "../../src/lib/ids.ts";
import type { OrderList } from "../../src/overview/order-row.ts";
import { listen } from "../support/listener.ts";
import { openTestShop, sophie, type TestShop } from "../support/shop.ts";
import { createClient } from "../support/http.ts";

let shop: TestShop;
before(async () => {
  shop = await openTestShop();
});
after(() => shop.close());

const eventsOf = (address: string) => `${address}/api/v1/shops/${shop.shop.slug}/events`;

async function signedIn(): Promise<Record<string, string>> {
  const { email, password } = sophie;
  const guest = createClient(shop.address, { origin: shop.address });
  const { headers } = await guest.send("POST", "/api/v1/session", { email, password });
  return { cookie: headers.getSetCookie()[0]?.split(";")[0] ?? "", origin: shop.address };
}

const listening = async (headers: Record<string, string> = {}) =>
  listen(eventsOf(shop.address), { ...(await signedIn()), ...headers });

test("M14 a new order is told to the desk as soon as the customer has confirmed it, and is in the list", async () => {
  const desk = await listening();

  const order = await shop.order();
  const { ids } = await desk.hears("order.placed", order.id);

  const { body } = await shop.desk.get<OrderList>("/orders");
  assert.deepEqual(ids, [order.id]);
  assert.equal(body.orders[0]?.id, order.id);
  desk.leave();
});

test("what a colleague does to an order is told, and nothing of what is in it", async () => {
  const order = await shop.order();
  const desk = await listening();

  await shop.verb(order.id, "payments", { tell: "nobody" });
  const told = await desk.hears("payment.received", order.id);

  assert.deepEqual(Object.keys(told).toSorted(), ["event", "id", "ids", "type"]);
  assert.match(desk.headers.get("content-type") ?? "", /^text\/event-stream/);
  assert.match(desk.headers.get("cache-control") ?? "", /no-transform/);
  assert.equal(desk.headers.get("x-accel-buffering"), "no");
  desk.leave();
});

test("whoever comes back is told of what he missed", async () => {
  const first = await listening();
  const [known, missed] = [await shop.order(), await shop.order()];
  await first.hears("order.placed", missed.id);
  first.leave();
  await shop.verb(known.id, "payments", { tell: "nobody" });
  await shop.verb(missed.id, "cancellation", { reason: "Doublon", tell: "nobody" });

  const back = await listening({ "last-event-id": first.lastId() });

  await back.hears("payment.received", known.id);
  await back.hears("order.cancelled", missed.id);
  back.leave();
});

test("whoever was away for too long is told to read everything again", async () => {
  const anHourAgo = newId(Date.now() - 3_600_000);

  for (const lastId of [anHourAgo, "nonsense"]) {
    const back = await listening({ "last-event-id": lastId });
    await back.isTold("reset");
    back.leave();
  }
});

test("positions rise: a listener never goes back", async () => {
  const desk = await listening();
  for (let count = 0; count < 5; count++) await shop.order();
  const last = await shop.order();
  await desk.hears("order.placed", last.id);

  const ids = desk.heard.map((one) => one.id);

  assert.deepEqual(ids, ids.toSorted());
  desk.leave();
});

test("nothing is told after signing out: the stream ends", async () => {
  const session = await signedIn();
  const desk = await listen(eventsOf(shop.address), session);
  const before = desk.heard.length;
  await createClient(shop.address, session).send("DELETE", "/api/v1/session");

  const order = await shop.order();
  await desk.ended;

  assert.ok(!desk.heard.slice(before).some((one) => one.ids.includes(order.id)));
});

test("a program listens with its key, until the key is revoked", async () => {
  const { body: key } = await shop.desk.send<{ id: string; token: string }>("POST", "/api-keys", { name: "Caisse" });
  const till = await listen(eventsOf(shop.address), { authorization: `Bearer ${key.token}` });
  const order = await shop.order();
  await till.hears("order.placed", order.id);

  await shop.desk.send("DELETE", `/api-keys/${key.id}`);
  await shop.order();

  await till.ended;
});

test("strangers, and people of other shops, hear nothing", async () => {
  const stranger = await fetch(eventsOf(shop.address));
  const lost = await fetch(eventsOf(shop.address).replace(shop.shop.slug, "ailleurs"), { headers: await signedIn() });

  assert.deepEqual([stranger.status, lost.status], [401, 404]);
});

test("more listeners than a shop can have are refused, and the others go on hearing", async () => {
  const headers = await signedIn();
  const crowd = await Promise.all(Array.from({ length: 110 }, () => fetch(eventsOf(shop.address), { headers })));
  const statuses = new Set(crowd.map(({ status }) => status));
  assert.deepEqual(statuses, new Set([200, 429]));
  const [refused, ...others] = crowd.toSorted((one, other) => other.status - one.status);
  assert.equal(((await refused?.json()) as Partial<Problem> | undefined)?.code, "too_many_listeners");
  for (const { body } of others) await body?.cancel();
});

test("two programs on one database: what one does is told by the other, and stopping does not wait for listeners", async () => {
  const other = createApp({ db: shop.db, config: shop.config, alone: false });
  const address = await other.listen();
  const desk = await listen(eventsOf(address), await signedIn());

  const order = await shop.order();
  await desk.hears("order.placed", order.id);
  const startedAt = performance.now();
  await other.close();

  await desk.ended;
  assert.ok(performance.now() - startedAt < 5_000, "the program waited for whoever listened");
});
