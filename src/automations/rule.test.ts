import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleOrder } from "../../test/support/sample-order.ts";
import { ShopSettings } from "../shops/shop.ts";
import { goalOf, isGivenNow, rulesFor } from "./rule.ts";

const word = "0197a000-0000-7000-8000-000000000001";

test("a setting names a value of an axis, a word by its id, or nothing", () => {
  assert.deepEqual(goalOf("fulfilment:processing"), { axis: "fulfilment", value: "processing", statusId: null });
  assert.deepEqual(goalOf(`other:${word}`), { axis: "other", value: null, statusId: word });
  assert.deepEqual([goalOf(""), goalOf(undefined), goalOf("life:archived")], [undefined, undefined, undefined]);
});

test("a part of the money sets no rule off, all of it does", () => {
  const settings = ShopSettings.parse({ automaticStatuses: { paid: "fulfilment:processing" } });
  const order = sampleOrder();
  const received = { tell: "customer", movementId: "m", amount: 1, currency: "EUR" } as const;
  const names = (isPaid: boolean) =>
    rulesFor({ kind: "payment.received", data: { ...received, isPaid } }, order, settings).map((one) => one.occasion);

  assert.deepEqual([names(false), names(true)], [[], ["paid"]]);
});

const reached = { axis: "fulfilment", value: "processing", statusId: null } as const;

test("a rule moves an open order on, and leaves one that is further where it is", () => {
  const order = sampleOrder();
  const none = { sent: 0, delivered: 0, tracking: [] };
  const open = { ...order, life: "open", fulfilmentStatus: "unfulfilled", preparedAt: null, parcels: none } as const;

  assert.ok(isGivenNow(open, reached, undefined));
  assert.ok(!isGivenNow({ ...open, fulfilmentStatus: "shipped", parcels: { ...none, sent: 1 } }, reached, undefined));
  assert.ok(!isGivenNow({ ...open, life: "archived" }, reached, undefined));
  assert.ok(!isGivenNow(open, { axis: "payment", value: "paid", statusId: null }, undefined));
});
