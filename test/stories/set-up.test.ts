import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createApp } from "../../src/app.ts";
import type { Config } from "../../src/config.ts";
import { openDatabase } from "../../src/lib/db.ts";
import type { OrderList } from "../../src/overview/order-row.ts";
import { createDemoShop } from "../../src/set-up/demo.actions.ts";
import { demoOrders } from "../../src/set-up/demo-orders.ts";
import { testDatabase } from "../support/database.ts";
import { createClient } from "../support/http.ts";
import { settled } from "../support/shop.ts";

const closing: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closing) await close();
});

/** A program just started on an empty database. */
async function firstStart() {
  const db = openDatabase(await testDatabase());
  const config: Config = {
    port: 0,
    host: "127.0.0.1",
    publicUrl: "http://boutique.test",
    dataDirectory: "/nonexistent",
    proxyCount: 0,
    logLevel: "error",
  };
  const app = createApp({ db, config, alone: true });
  const address = await app.listen();
  closing.push(async () => {
    await app.close();
    await db.close();
  });
  const link = await app.setupUrl();
  return {
    db,
    app,
    address,
    token: new URL(link ?? "http://x").hash.slice(1),
    client: createClient(address, { origin: address }),
  };
}

const owner = { name: "Inès Roche", email: "ines@exemple.fr", password: "quatre chaises en hêtre" };
const wanted = { name: "L’Atelier d’Inès", preset: "BE", vocabulary: "simple" };

test("the first link opens one shop with its country's defaults, signs its owner in, and never works again", async () => {
  const { app, address, token, client } = await firstStart();
  const body = { token, mode: "shop", shop: wanted, owner };

  const wrong = await client.send("POST", "/api/v1/set-up", { ...body, token: "pas-celui-ci" });
  const weak = await client.send("POST", "/api/v1/set-up", { ...body, owner: { ...owner, password: "motdepasse1" } });
  const done = await client.send<{ shops: { slug: string }[] }>("POST", "/api/v1/set-up", body);
  const again = await client.send("POST", "/api/v1/set-up", {
    ...body,
    owner: { ...owner, email: "autre@exemple.fr" },
  });
  const cookie = done.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const settings = await createClient(address, { cookie }).get("/api/v1/shops/l-atelier-d-ines/settings");

  assert.deepEqual([wrong.status, weak.body["code"], done.status, again.status], [403, "weak_password", 201, 410]);
  assert.equal(done.body.shops[0]?.slug, "l-atelier-d-ines");
  assert.deepEqual(
    [settings.body["currency"], settings.body["locale"], settings.body["vocabulary"], settings.body["merchantEmails"]],
    ["EUR", "fr-BE", "simple", [owner.email]],
  );
  assert.equal(await app.setupUrl(), null);
});

test("two people with the link at the same moment: one shop, one owner", async () => {
  const { db, token, client } = await firstStart();
  const ask = (email: string) =>
    client.send("POST", "/api/v1/set-up", { token, mode: "shop", shop: wanted, owner: { ...owner, email } });

  const answers = await Promise.all([ask("a@exemple.fr"), ask("b@exemple.fr"), ask("c@exemple.fr")]);
  const counts = await db.reads.one<{ shops: number; accounts: number }>(
    "select (select count(*) from shops) as shops, (select count(*) from staff_accounts) as accounts",
  );

  assert.deepEqual(
    answers.map((answer) => answer.status).toSorted((a, b) => a - b),
    [201, 410, 410],
  );
  assert.deepEqual({ ...counts }, { shops: 1, accounts: 1 });
});

test("anybody may see which countries a shop can be opened in", async () => {
  const { client } = await firstStart();

  const { body } = await client.get<{ presets: { code: string; currency: string }[] }>("/api/v1/presets");

  assert.deepEqual(
    body.presets.map(({ code, currency }) => `${code} ${currency}`),
    ["FR EUR", "BE EUR", "CH CHF", "CA-QC CAD"],
  );
});

test("the demonstration shop is made once, whole, and can be entered with what the program tells", async () => {
  const { db, token, client, address } = await firstStart();

  const done = await client.send<{ demo: { slug: string; email: string; password: string } }>(
    "POST",
    "/api/v1/set-up",
    {
      token,
      mode: "demo",
    },
  );
  const told = await createDemoShop(db, { now: new Date() });
  const { demo } = done.body;
  const signedIn = await client.send("POST", "/api/v1/session", { email: demo.email, password: demo.password });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const desk = createClient(`${address}/api/v1/shops/${demo.slug}`, { cookie });
  const { body } = await desk.get<{ products: { pictureId: string | null; skus: string[] }[] }>("/products");

  assert.equal(done.status, 201);
  assert.deepEqual(told, demo);
  assert.equal(signedIn.status, 200);
  assert.equal(body.products.length, 15);
  assert.ok(body.products.every((product) => product.pictureId !== null));
  const skus = body.products.flatMap((product) => product.skus);
  assert.equal(new Set(skus).size, skus.length);
});

test("the demonstration shop opens with orders in many states, and none of its customers is written to", async () => {
  const { db, token, client, address } = await firstStart();
  const done = await client.send("POST", "/api/v1/set-up", { token, mode: "demo" });
  const cookie = done.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const desk = createClient(`${address}/api/v1/shops/demo`, { cookie });
  await settled(db);

  const { orders } = (await desk.get<OrderList>("/orders")).body;
  const audiences = await db.reads.all<{ audience: string }>("select distinct audience from messages");
  const counted = await db.reads.one<{ count: number }>("select count(*) from invoices");

  const distinct = (values: string[]) => [...new Set(values)].toSorted();
  assert.equal(orders.length, demoOrders.length);
  assert.deepEqual(distinct(orders.map((one) => one.paymentStatus)), ["awaiting", "paid", "partially_paid", "voided"]);
  assert.deepEqual(distinct(orders.map((one) => one.life)), ["cancelled", "open"]);
  assert.ok(distinct(orders.map((one) => one.fulfilmentStatus)).length >= 4);
  assert.ok(orders.some((one) => one.isUnread) && orders.some((one) => !one.isUnread));
  assert.deepEqual(audiences, [{ audience: "merchant" }]);
  assert.equal(counted?.count, 4);
});

test("of two people who open the demonstration shop at the same time, one does", async () => {
  const { db, token, client } = await firstStart();
  const ask = () => client.send("POST", "/api/v1/set-up", { token, mode: "demo" });

  const answers = await Promise.all([ask(), ask(), ask()]);

  assert.deepEqual(answers.map(({ status }) => String(status)).toSorted(), ["201", "410", "410"]);
  const made = await db.reads.one<{ accounts: number; shops: number }>(
    "select (select count(*) from staff_accounts) as accounts, (select count(*) from shops) as shops",
  );
  assert.deepEqual(made, { accounts: 1, shops: 1 });
});

test("a demonstration shop whose password was changed does not show the old one", async () => {
  const { db } = await firstStart();
  await createDemoShop(db, { now: new Date() });

  await db.pool.query("update staff_accounts set password_hash = 'changed'");

  assert.equal((await createDemoShop(db, { now: new Date() })).password, null);
});

test("a shop opened in English offers its methods in English", async () => {
  const { token, address, client } = await firstStart();
  const asked = { ...wanted, preset: "CA-QC", locale: "en-CA" };

  const done = await client.send("POST", "/api/v1/set-up", { token, mode: "shop", shop: asked, owner });
  const cookie = done.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const desk = createClient(`${address}/api/v1/shops/l-atelier-d-ines`, { cookie });
  const { paymentMethods } = (await desk.get<{ paymentMethods: { name: string }[] }>("/payment-methods")).body;
  const { deliveryMethods } = (await desk.get<{ deliveryMethods: { name: string }[] }>("/delivery-methods")).body;

  assert.deepEqual(
    paymentMethods.map(({ name }) => name),
    ["Interac e-Transfer", "Cheque", "Cash", "Payment on delivery"],
  );
  assert.deepEqual(
    deliveryMethods.map(({ name }) => name),
    ["Expedited Parcel", "Collection in the shop", "Delivery by us"],
  );
});
