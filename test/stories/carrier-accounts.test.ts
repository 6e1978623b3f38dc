// The shop's own accounts at carriers: joined by people, keys shown to nobody, tried before the first label.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { AccountSeen } from "../../src/shipping/accounts/accounts.actions.ts";
import { openFakeMondialRelay } from "../support/carriers/fake-mondial-relay.ts";
import { createClient } from "../support/http.ts";
import { openTestShop, type TestShop } from "../support/shop.ts";

let fake: Awaited<ReturnType<typeof openFakeMondialRelay>>;
let shop: TestShop;
before(async () => {
  fake = await openFakeMondialRelay();
  shop = await openTestShop();
});
after(async () => {
  await shop.close();
  await fake.close();
});

const path = "/carrier-accounts";
const ours = () => ({ carrier: "mondial_relay", mode: "test", baseUrl: fake.baseUrl, secrets: fake.secrets });
const join = async (input: object = ours()) => {
  const { status, body } = await shop.desk.send<AccountSeen>("POST", path, input);
  assert.equal(status, 201, JSON.stringify(body));
  return body;
};
const check = ({ id }: AccountSeen) =>
  shop.desk.send<{ code: string; hint: string }>("POST", `${path}/${id}/check`, {});

test("an account is joined, its keys are never shown again and nowhere in clear", async () => {
  const account = await join();

  assert.deepEqual(account.given.toSorted(), ["brandCode", "privateKey"]);
  assert.deepEqual(account.does, ["labels", "tracking", "pickup_points"]);
  const listed = await shop.desk.get<object>(path);
  assert.doesNotMatch(JSON.stringify([account, listed.body]), /TestAPI1key/);
  const row = await shop.db.reads.one<{ secrets: Buffer }>(
    "select secrets from carrier_accounts where shop_id = $1 and id = $2",
    [shop.shop.id, account.id],
  );
  assert.ok(row && !row.secrets.includes("TestAPI1key"));
});

test("the keys are tried at the carrier, and its own words come back when it refuses them", async () => {
  assert.equal((await check(await join())).status, 200);

  const wrong = await join({ ...ours(), secrets: { ...fake.secrets, privateKey: "autre" } });
  const { status, body } = await check(wrong);
  assert.deepEqual([status, body.code], [502, "carrier_refused"]);
  assert.match(body.hint, /«\u00a097, Clé de sécurité invalide\u00a0»/);
  assert.equal(fake.books.parcels.length, 0);
});

test("a carrier that is down is said to be down", async () => {
  const { body } = await check(await join({ ...ours(), baseUrl: "http://127.0.0.1:1" }));

  assert.equal(body.code, "carrier_refused");
  assert.match(body.hint, /^Réessayez/);
});

test("keys left out of a change stay, but never follow to another address", async () => {
  const account = await join();
  const kept = { mode: "live", baseUrl: fake.baseUrl, secrets: {}, habits: { product: "24L" } };
  const changed = await shop.desk.send<AccountSeen>("PUT", `${path}/${account.id}`, kept);
  assert.deepEqual([changed.status, changed.body.mode, changed.body.habits.product], [200, "live", "24L"]);
  assert.equal((await check(account)).status, 200);

  const moved = { ...kept, baseUrl: "http://127.0.0.1:9" };
  const refused = await shop.desk.send<{ code: string }>("PUT", `${path}/${account.id}`, moved);
  assert.deepEqual([refused.status, refused.body.code], [422, "carrier_keys_missing"]);
});

test("an account lacks a key, or is changed meanwhile: refused by name", async () => {
  const lacking = { ...ours(), secrets: { brandCode: "BDTEST13" } };
  const { status, body } = await shop.desk.send<{ code: string }>("POST", path, lacking);
  assert.deepEqual([status, body.code], [422, "carrier_keys_missing"]);

  const account = await join();
  const change = { mode: "live", baseUrl: fake.baseUrl };
  const late = await shop.desk.send<{ code: string }>("PUT", `${path}/${account.id}`, change, { "if-match": '"7"' });
  assert.equal(late.body.code, "changed_meanwhile");
});

test("only people say by whose account parcels travel: a program's key is refused", async () => {
  const account = await join();
  const made = await shop.desk.send<{ token: string }>("POST", "/api-keys", { name: "Entrepôt" });
  const program = createClient(`${shop.address}/api/v1/shops/${shop.shop.slug}`, {
    authorization: `Bearer ${made.body.token}`,
  });

  const body = { mode: "live", baseUrl: fake.baseUrl };
  const asked = [
    await program.send("POST", path, ours()),
    await program.send("PUT", `${path}/${account.id}`, body),
    await program.send("DELETE", `${path}/${account.id}`),
  ];
  assert.deepEqual(
    asked.map(({ status }) => status),
    [403, 403, 403],
  );
});

test("an account is left, and is gone", async () => {
  const account = await join();
  assert.equal((await shop.desk.send("DELETE", `${path}/${account.id}`)).status, 204);
  assert.equal((await check(account)).status, 404);
});
