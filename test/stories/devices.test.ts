// The phone in the pocket says that an order came: its number and its amount, and nothing of the customer.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { createAccount, addMember, hashNewPassword } from "../../src/staff/staff.actions.ts";
import { createClient } from "../support/http.ts";
import { openPushService } from "../support/push-service.ts";
import { openTestShop, type TestShop } from "../support/shop.ts";

let shop: TestShop;
let service: Awaited<ReturnType<typeof openPushService>>;
before(async () => {
  [shop, service] = await Promise.all([openTestShop(), openPushService()]);
});
after(async () => {
  await shop.close();
  await service.close();
});

interface Devices {
  publicKey: string;
  devices: { id: string; endpoint: string; kinds: string[] }[];
}
const devices = async () => (await shop.desk.get<Devices>("/devices")).body;
const all = ["new_order", "payment_received", "sending_failed"];

const enable = async (kinds = all, name?: string) => {
  const body = { ...service.subscription(name), label: "Chrome, Android", kinds };
  const answer = await shop.desk.send<{ id: string }>("PUT", "/devices", body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.id;
};

beforeEach(async () => {
  for (const { id } of (await devices()).devices) await shop.desk.send("DELETE", `/devices/${id}`);
  service.pushed.length = 0;
  service.answers.length = 0;
});

test("E3 a new order is a notification on the phone: its number, its amount, and the way to it", async () => {
  await enable();

  const order = await shop.order();
  await shop.settled();

  const [one, ...more] = service.pushed;
  assert.deepEqual(one?.notice, {
    title: `Nouvelle commande ${order.reference}`,
    body: "33,80\u00a0€",
    path: `/admin/${shop.shop.slug}/commandes/${order.id}`,
    tag: `order-${order.id}`,
  });
  assert.deepEqual(more, []);
});

test("nothing of the customer leaves, and nobody on the way can read what does", async () => {
  await enable();

  await shop.order();
  await shop.settled();

  const [one] = service.pushed;
  assert.doesNotMatch(JSON.stringify(one?.notice), /Karim|Benali|Lyon|exemple/);
  assert.doesNotMatch(one?.bytes.toString("latin1") ?? "", /Nouvelle/);
  assert.match(String(one?.headers["authorization"]), new RegExp(`k=${(await devices()).publicKey}$`));
  assert.equal(one?.headers["content-encoding"], "aes128gcm");
});

test("each device hears of what its owner chose, and not of what he does himself", async () => {
  await enable(["payment_received"]);
  const order = await shop.order();

  await shop.verb(order.id, "payments", { tell: "nobody" });
  await shop.settled();

  assert.deepEqual(service.pushed, []);
});

test("what a colleague or a program receives is told", async () => {
  await enable(["payment_received"]);
  const { body: key } = await shop.desk.send<{ token: string }>("POST", "/api-keys", { name: "Banque" });
  const order = await shop.order();
  const bank = createClient(`${shop.address}/api/v1/shops/${shop.shop.slug}`, { authorization: `Bearer ${key.token}` });

  await bank.send("POST", `/orders/${order.id}/payments`, { tell: "nobody" });
  await shop.settled();

  assert.deepEqual(
    service.pushed.map((one) => one.notice.title),
    [`Paiement reçu, commande ${order.reference}`],
  );
});

test("a browser that takes no more is forgotten", async () => {
  await enable();
  service.answers.push(410);

  await shop.order();
  await shop.settled();

  assert.deepEqual((await devices()).devices, []);
});

test("a service that is busy is asked again, and the phone is told once", async () => {
  await enable();
  service.answers.push(503);
  const order = await shop.order();
  await shop.settled();
  assert.equal(service.pushed.length, 1);

  await shop.db.reads.run("update graphile_worker._private_jobs set run_at = now() where attempts > 0");
  await shop.settled();

  assert.equal(service.pushed.length, 2);
  const row = await shop.db.reads.one("select state, attempts from notices where order_id = $1", [order.id]);
  assert.deepEqual(row, { state: "sent", attempts: 2 });
});

test("a trial arrives at once, or says that it does not", async () => {
  const id = await enable();
  const tried = await shop.desk.send("POST", `/devices/${id}/trial`);
  service.answers.push(403);
  const refused = await shop.desk.send("POST", `/devices/${id}/trial`);

  assert.equal(tried.status, 204);
  assert.equal(service.pushed[0]?.notice.title, "Essai réussi");
  assert.deepEqual([refused.status, refused.body["code"]], [502, "device_unreachable"]);
});

test("the same browser is one device, however often it is turned on", async () => {
  const [first, second] = [await enable(), await enable(["new_order"])];

  const known = (await devices()).devices;
  assert.equal(first, second);
  assert.deepEqual(
    known.map(({ id, kinds }) => [id, kinds]),
    [[first, ["new_order"]]],
  );
});

test("devices are their owner's: a colleague neither sees nor touches them, and a program has none", async () => {
  const id = await enable();
  const password = "figuier-bougie-lin-43";
  const karine = { name: "Karine", email: "karine@atelier.exemple.fr", locale: "fr" };
  const passwordHash = await hashNewPassword(password, karine);
  await shop.db.transaction(async (tx) => {
    const { id: accountId } = await createAccount(tx, { ...karine, passwordHash }, new Date());
    await addMember(tx, { shopId: shop.shop.id, accountId, role: "staff" }, new Date());
  });
  const { headers } = await createClient(shop.address, { origin: shop.address }).send("POST", "/api/v1/session", {
    email: karine.email,
    password,
  });
  const colleague = createClient(`${shop.address}/api/v1/shops/${shop.shop.slug}`, {
    cookie: headers.getSetCookie()[0]?.split(";")[0] ?? "",
    origin: shop.address,
  });
  const { body: key } = await shop.desk.send<{ token: string }>("POST", "/api-keys", { name: "Caisse" });
  const program = createClient(`${shop.address}/api/v1/shops/${shop.shop.slug}`, {
    authorization: `Bearer ${key.token}`,
  });

  const seen = await colleague.get<Devices>("/devices");
  const removed = await colleague.send("DELETE", `/devices/${id}`);
  const asked = await program.get("/devices");

  assert.deepEqual(seen.body.devices, []);
  assert.deepEqual([removed.status, asked.status], [404, 403]);
});

test("a subscription that cannot be one is refused", async () => {
  const { endpoint, keys } = service.subscription();
  for (const wrong of [{ endpoint: "ftp://x" }, { keys: { ...keys, auth: "AAAA" } }, { kinds: ["everything"] }]) {
    const body = { endpoint, keys, label: "x", kinds: all, ...wrong };
    assert.equal((await shop.desk.send("PUT", "/devices", body)).status, 422);
  }
});
