import assert from "node:assert/strict";
import { test } from "node:test";
import { attemptLimit, callerKey } from "./attempts.ts";
import { bearerKey, isOwnPage, isStrongPassword } from "./staff.ts";

const at = (seconds: number) => new Date(seconds * 1000);
const ines = { email: "ines.roche@exemple.fr", name: "Inès Roche" };

for (const [password, isStrong] of [
  ["quatre chaises en hêtre", true],
  ["zèbre7!kiwi", true],
  ["trop court", true],
  ["court", false],
  ["aaaaaaaaaaaaaa", false],
  ["motdepasse123", false],
  ["ines.roche-parapluie", true],
  ["ines.roche11", false],
  ["1234567890", false],
  ["x".repeat(201), false],
] as const) {
  test(`password "${password.slice(0, 30)}" is ${isStrong ? "accepted" : "too easy"}`, () => {
    assert.equal(isStrongPassword(password, ines), isStrong);
  });
}

test("attempts are counted in a sliding window, and a success forgets them", () => {
  const limit = attemptLimit({ countMax: 3, windowSeconds: 60 });

  const waits = [0, 10, 20, 30, 59, 61].map((second) => limit.count("a", at(second)));
  limit.forget("a");

  assert.deepEqual(waits, [0, 0, 0, 30, 1, 0]);
  assert.equal(limit.count("a", at(62)), 0);
  assert.equal(limit.count("b", at(30)), 0);
});

test("an attempt taken back does not count", () => {
  const limit = attemptLimit({ countMax: 1, windowSeconds: 60 });

  limit.count("office", at(0));
  limit.takeBack("office");

  assert.equal(limit.count("office", at(1)), 0);
  assert.equal(limit.count("office", at(2)), 59);
});

test("a flood of names does not fill the memory, and the last comer is still counted", () => {
  const limit = attemptLimit({ countMax: 1, windowSeconds: 60 });

  for (let index = 0; index < 30_000; index++) limit.count(`name ${index}`, at(0));

  assert.ok(limit.count("name 29999", at(1)) > 0);
});

test("a household's IPv6 addresses are one caller, IPv4 addresses are each one", () => {
  assert.equal(callerKey("2001:db8:1:2:aaaa::1"), callerKey("2001:db8:1:2:bbbb:0:0:9"));
  assert.notEqual(callerKey("192.0.2.1"), callerKey("192.0.2.2"));
});

test("a request comes from one of our pages when the browser says so, or its origin is ours", () => {
  const publicUrl = "https://commandes.exemple.fr";
  const from = (fetchSite: string | undefined, origin: string | undefined, host = "commandes.exemple.fr") =>
    isOwnPage({ fetchSite, origin, host, publicUrl });

  assert.equal(from("same-origin", undefined), true);
  assert.equal(from("same-site", publicUrl), false);
  assert.equal(from("cross-site", publicUrl), false);
  assert.equal(from(undefined, publicUrl, "127.0.0.1:3000"), true);
  assert.equal(from(undefined, "http://127.0.0.1:3000", "127.0.0.1:3000"), true);
  assert.equal(from(undefined, "null"), false);
  assert.equal(from(undefined, "https://commandes.exemple.fr.ailleurs.example"), false);
  assert.equal(from(undefined, undefined), false);
});

test("only what looks like one of our keys is looked up", () => {
  const key = `carnet_${"Aa0_-".repeat(5).slice(0, 22)}`;

  assert.equal(bearerKey(`Bearer ${key}`), key);
  assert.equal(bearerKey(`bearer ${key}`), key);
  assert.equal(bearerKey(`Bearer ${key}x`), undefined);
  assert.equal(bearerKey(`Basic ${key}`), undefined);
  assert.equal(bearerKey(undefined), undefined);
});
