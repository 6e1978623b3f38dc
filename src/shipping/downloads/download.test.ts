import assert from "node:assert/strict";
import { test } from "node:test";
import { downloadIdOf, rangeOf, stateOf, ticketFor, withheldFor } from "./download.ts";

const shop = { linkSecret: Buffer.alloc(32, 1) };
const id = "0197a000-0000-7000-8000-000000000042";
const now = new Date("2026-11-23T10:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

test("a ticket leads to its download for an hour, at its own shop, and to nothing when a letter is changed", () => {
  const ticket = ticketFor(shop, id, now);

  assert.equal(downloadIdOf(shop, ticket, later(59)), id);
  assert.equal(downloadIdOf(shop, ticket, later(61)), undefined);
  assert.equal(downloadIdOf({ linkSecret: Buffer.alloc(32, 2) }, ticket, now), undefined);
  assert.equal(downloadIdOf(shop, (ticket.startsWith("A") ? "B" : "A") + ticket.slice(1), now), undefined);
});

for (const [header, size, expected] of [
  [undefined, 10, undefined],
  ["bytes=0-", 10, { first: 0, last: 9 }],
  ["bytes=4-6", 10, { first: 4, last: 6 }],
  ["bytes=4-99", 10, { first: 4, last: 9 }],
  ["bytes=-3", 10, { first: 7, last: 9 }],
  ["bytes=-99", 10, { first: 0, last: 9 }],
  ["bytes=10-", 10, "none"],
  ["bytes=-0", 10, "none"],
  ["bytes=0-1,4-5", 10, undefined],
  ["seconds=1-2", 10, undefined],
] as const)
  test(`${header ?? "no range"} of ${size} bytes → ${JSON.stringify(expected) ?? "all of it"}`, () => {
    assert.deepEqual(rangeOf(header, size), expected);
  });

for (const [paymentStatus, isCancelled, expected] of [
  ["paid", false, null],
  ["overpaid", false, null],
  ["partially_refunded", false, null],
  ["refunded", false, "refunded"],
  ["awaiting", false, "unpaid"],
  ["authorised", false, "unpaid"],
  ["paid", true, "cancelled"],
  ["voided", true, "cancelled"],
] as const)
  test(`the files of an order ${paymentStatus}${isCancelled ? " and cancelled" : ""} → ${expected ?? "may be had"}`, () => {
    const cancelledAt = isCancelled ? now : null;
    assert.equal(withheldFor({ life: isCancelled ? "cancelled" : "open", cancelledAt, paymentStatus }), expected);
  });

test("a download is open until its number or its time is up", () => {
  const given = { count: 4, countMax: 5, expiresAt: later(1) };

  assert.equal(stateOf(given, now), "open");
  assert.equal(stateOf({ ...given, count: 5 }, now), "used_up");
  assert.equal(stateOf(given, later(1)), "expired");
});
