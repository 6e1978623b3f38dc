import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { open, seal } from "./vault.ts";

const key = randomBytes(32);

test("what is sealed is read again with the same key, for the same owner", () => {
  const sealed = seal(key, "atelier/1", "clé secrète");

  assert.ok(!sealed.includes("secr"));
  assert.notDeepEqual(seal(key, "atelier/1", "clé secrète"), sealed);
  assert.equal(open(key, "atelier/1", sealed), "clé secrète");
});

test("another key, another owner, or one byte changed opens nothing", () => {
  const sealed = seal(key, "atelier/1", "clé secrète");
  const changed = Buffer.from(sealed);
  changed[sealed.length - 1] = (changed[sealed.length - 1] ?? 0) ^ 1;

  assert.throws(() => open(randomBytes(32), "atelier/1", sealed));
  assert.throws(() => open(key, "atelier/2", sealed));
  assert.throws(() => open(key, "atelier/1", changed));
});
