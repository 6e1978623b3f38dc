import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newPasswordFor } from "../../src/commands/password.ts";
import { createShop } from "../../src/shops/shops.actions.ts";
import { createAccount, hashNewPassword } from "../../src/staff/staff.actions.ts";
import { createClient, type Client } from "../support/http.ts";
import { openTestShop, sophie, type TestShop } from "../support/shop.ts";

const clock = { now: new Date("2026-11-02T08:00:00Z") };
const later = (milliseconds: number) => (clock.now = new Date(clock.now.getTime() + milliseconds));
const minute = 60_000;
const day = 86_400_000;

let shop: TestShop;
before(async () => {
  shop = await openTestShop({ now: () => clock.now });
});
after(() => shop.close());

interface Session {
  account: { email: string; name: string; locale: string };
  shops: { slug: string; role: string }[];
}

const browser = (cookie = "") => createClient(shop.address, { origin: shop.address, ...(cookie && { cookie }) });
const deskOf = (slug: string, headers: Record<string, string>) =>
  createClient(`${shop.address}/api/v1/shops/${slug}`, headers);

/** Sophie's desk, in a session of today. */
const desk = async () => deskOf(shop.shop.slug, { cookie: (await signedIn()).cookie, origin: shop.address });

async function signedIn(password = sophie.password): Promise<{ client: Client; cookie: string }> {
  const answer = await browser().send("POST", "/api/v1/session", { email: sophie.email, password });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return { client: browser(cookie), cookie };
}

test("somebody signs in, sees the shops he works for, and signs out", async () => {
  const { client } = await signedIn();

  const session = await client.get<Session>("/api/v1/session");
  const out = await client.send("DELETE", "/api/v1/session");
  const afterwards = await client.get("/api/v1/session");

  assert.equal(session.body.account.email, sophie.email);
  assert.deepEqual(
    session.body.shops.map(({ slug, role }) => ({ slug, role })),
    [{ slug: shop.shop.slug, role: "owner" }],
  );
  assert.equal(out.status, 204);
  assert.equal(afterwards.status, 401);
});

test("the session cookie cannot be read by scripts, and no token nor password is kept as it is", async () => {
  const answer = await browser().send("POST", "/api/v1/session", {
    email: "  SOPHIE@atelier.exemple.fr ",
    password: sophie.password,
  });
  const [cookie = ""] = answer.headers.getSetCookie();
  const token = /carnet_session=([^;]+)/.exec(cookie)?.[1] ?? "";

  const rows = await shop.db.reads.all<{ hash: Buffer }>("select token_hash as hash from sessions");
  const account = await shop.db.reads.one<{ hash: string }>("select password_hash as hash from staff_accounts");

  assert.match(cookie, /; HttpOnly; SameSite=Lax$/);
  assert.ok(token.length >= 43);
  assert.ok(rows.every((row) => row.hash.length === 32 && !row.hash.toString("base64url").includes(token)));
  assert.match(account?.hash ?? "", /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("a wrong password and an unknown address get the same answer, after the same work", async () => {
  const took = async (email: string) => {
    const start = performance.now();
    const answer = await browser().send("POST", "/api/v1/session", { email, password: "un mauvais mot de passe" });
    return { status: answer.status, body: answer.body, time: performance.now() - start };
  };
  await took("chauffe@exemple.fr");

  const known = await took(sophie.email);
  const unknown = await took("personne@exemple.fr");

  assert.equal(known.status, 401);
  assert.deepEqual(known.body, unknown.body);
  assert.ok(unknown.time > known.time / 5, `${unknown.time} ms against ${known.time} ms`);
});

test("after ten wrong passwords an address has to wait, and says how long; then it opens again", async () => {
  later(20 * minute);
  const tryIn = (password: string) => browser().send("POST", "/api/v1/session", { email: sophie.email, password });
  for (let count = 0; count < 10; count++) assert.equal((await tryIn("pas celui-ci")).status, 401);

  const stopped = await tryIn(sophie.password);
  later(16 * minute);
  const opened = await tryIn(sophie.password);

  assert.equal(stopped.status, 429);
  assert.equal(stopped.headers.get("retry-after"), "900");
  assert.equal(opened.status, 200);
});

test("a session lasts as long as it is used, and fourteen days after its last use at most", async () => {
  const { client } = await signedIn();

  later(10 * day);
  const prolonged = await client.get("/api/v1/session");
  later(10 * day);
  const still = await client.get("/api/v1/session");
  later(15 * day);
  const ended = await client.get("/api/v1/session");

  assert.match(prolonged.headers.getSetCookie()[0] ?? "", /Max-Age=1209600/);
  assert.equal(still.status, 200);
  assert.equal(ended.status, 401);
});

test("a new password wants the current one, and ends the person's other sessions", async () => {
  const [here, elsewhere] = [await signedIn(), await signedIn()];
  const fresh = "trois tasses et un bol bleu";
  const change = (current: string, next: string) =>
    here.client.send("PATCH", "/api/v1/account", { password: { current, new: next } });

  assert.equal((await change("pas celui-ci", fresh)).status, 422);
  assert.equal((await change(sophie.password, "sophie martin")).body["code"], "weak_password");
  assert.equal((await change(sophie.password, fresh)).status, 200);

  assert.equal((await here.client.get("/api/v1/session")).status, 200);
  assert.equal((await elsewhere.client.get("/api/v1/session")).status, 401);
  const renewed = await signedIn(fresh);
  await renewed.client.send("PATCH", "/api/v1/account", { password: { current: fresh, new: sophie.password } });
});

test("somebody changes his name and his language", async () => {
  const { client } = await signedIn();

  const changed = await client.send<Session>("PATCH", "/api/v1/account", { name: " Sophie M. ", locale: "en-GB" });

  assert.deepEqual([changed.body.account.name, changed.body.account.locale], ["Sophie M.", "en-GB"]);
});

test("the desk is closed to visitors, to other shops' people and to names nobody has", async () => {
  const { client, cookie } = await signedIn();
  await shop.db.transaction((tx) =>
    createShop(tx, { name: "Autre", preset: "FR", vocabulary: "flat", ownerEmail: "autre@exemple.fr", now: clock.now }),
  );

  assert.equal((await deskOf(shop.shop.slug, {}).get("/settings")).status, 401);
  assert.equal((await deskOf(shop.shop.slug, { cookie: "carnet_session=faux" }).get("/settings")).status, 401);
  assert.equal((await client.get("/api/v1/shops/autre/settings")).status, 403);
  assert.equal((await client.get("/api/v1/shops/inconnue/settings")).status, 404);
  assert.equal((await deskOf(shop.shop.slug, { cookie }).get("/settings")).status, 200);
});

test("another site's page cannot make a signed-in browser write", async () => {
  const { cookie } = await signedIn();
  const write = (headers: Record<string, string>) =>
    deskOf(shop.shop.slug, { cookie, ...headers }).send("PATCH", "/settings", { orderPrefix: "" });

  assert.equal((await write({ origin: "https://ailleurs.example" })).body["code"], "foreign_origin");
  assert.equal((await write({ origin: shop.address, "sec-fetch-site": "cross-site" })).status, 403);
  assert.equal((await write({})).status, 403);
  assert.equal((await write({ "sec-fetch-site": "same-origin" })).status, 200);
  assert.equal((await write({ origin: shop.config.publicUrl })).status, 200);
  const foreignForm = createClient(shop.address, { origin: "https://ailleurs.example" });
  assert.equal((await foreignForm.send("POST", "/api/v1/session", { email: sophie.email, password: "x" })).status, 403);
});

test("a program works with a key until it is revoked; the key is shown once and makes no others", async () => {
  const sophies = await desk();
  const made = await sophies.send<{ id: string; token: string }>("POST", "/api-keys", { name: "Comptabilité" });
  const program = deskOf(shop.shop.slug, { authorization: `Bearer ${made.body.token}` });

  const read = await program.get("/settings");
  const write = await program.send("PATCH", "/settings", { orderPrefix: "" });
  const another = await program.send("POST", "/api-keys", { name: "Une autre" });
  const list = await sophies.get<{ apiKeys: { name: string }[] }>("/api-keys");
  const revoked = await sophies.send("DELETE", `/api-keys/${made.body.id}`);
  const refused = await program.get("/settings");

  assert.match(made.body.token, /^carnet_[\w-]{22}$/);
  assert.deepEqual([read.status, write.status, another.status], [200, 200, 403]);
  assert.deepEqual(
    list.body.apiKeys.map((key) => key.name),
    ["Comptabilité"],
  );
  assert.equal(JSON.stringify(list.body).includes(made.body.token), false);
  assert.deepEqual([revoked.status, refused.status], [204, 401]);
});

test("a key asked for twice with one idempotency key is made once, and its token shown once", async () => {
  const sophies = await desk();
  const ask = () =>
    sophies.send<{ id: string; token: string | null }>(
      "POST",
      "/api-keys",
      { name: "Caisse" },
      { "idempotency-key": "caisse-1" },
    );

  const [first, second] = [await ask(), await ask()];
  const kept = await shop.db.reads.all<{ answer: string }>(
    "select answer from idempotency_keys where key = 'caisse-1'",
  );

  assert.equal(first.body.id, second.body.id);
  assert.equal(typeof first.body.token, "string");
  assert.equal(second.body.token, null);
  assert.ok(kept.every((row) => !row.answer.includes(first.body.token ?? "?")));
});

test("a forgotten password is replaced on the machine, and the sessions opened with the old one end", async () => {
  const email = "paul@atelier.exemple.fr";
  const passwordHash = await hashNewPassword(sophie.password, { email, name: "Paul" });
  await shop.db.transaction((tx) => createAccount(tx, { email, name: "Paul", locale: "fr", passwordHash }, clock.now));
  const signIn = (password: string) => browser().send("POST", "/api/v1/session", { email, password });
  const before = await signIn(sophie.password);
  const cookie = before.headers.getSetCookie()[0]?.split(";")[0] ?? "";

  const password = (await newPasswordFor(shop.db, " Paul@Atelier.exemple.fr")) ?? "";

  assert.equal(before.status, 200);
  assert.match(password, /^(\w{4}-){2}\w{4}$/);
  assert.equal((await browser(cookie).get("/api/v1/session")).status, 401);
  assert.equal((await signIn(sophie.password)).status, 401);
  assert.equal((await signIn(password)).status, 200);
  assert.equal(await newPasswordFor(shop.db, "personne@exemple.fr"), undefined);
});

test("one person opens a second shop and goes from one to the other", async () => {
  const { client, cookie } = await signedIn();
  const asked = { name: "Atelier Lumen", preset: "CA-QC" };

  const opened = await client.send<Session>("POST", "/api/v1/shops", asked, { "idempotency-key": "deux" });
  const again = await client.send<Session>("POST", "/api/v1/shops", asked, { "idempotency-key": "deux" });
  const settings = await deskOf("atelier-lumen-2", { cookie }).get("/settings");
  const methods = await deskOf("atelier-lumen-2", { cookie }).get<{ paymentMethods: unknown[] }>("/payment-methods");

  assert.equal(opened.status, 201);
  assert.deepEqual(
    opened.body.shops.map((one) => one.slug),
    [shop.shop.slug, "atelier-lumen-2"],
  );
  assert.deepEqual(again.body.shops.length, 2);
  assert.equal(settings.body["currency"], "CAD");
  assert.ok(methods.body.paymentMethods.length > 0);
});
