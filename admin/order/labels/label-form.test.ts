import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccountSeen } from "../../../src/shipping/accounts/accounts.actions.ts";
import type { OrderPage } from "../../../src/overview/order-page.ts";
import { labelTyped, startOf, weightOf } from "./label-form.ts";

const line = { kind: "goods", shipped: 0, givenBack: { unsent: 0 } } as unknown as OrderPage["lines"][number];
const order = {
  lines: [
    { ...line, id: "bol", quantity: 2_000, weightGrams: 380 },
    { ...line, id: "ruban", quantity: 1_500, weightGrams: 3 },
  ],
  deliveryAddress: { name: "", line1: "", postalCode: "69001", city: "Lyon", country: "FR" },
};
const habits = { product: "24R", collection: "dropped", labelStatus: "" } as const;
const account = { id: "mr", carrier: "mondial_relay", habits } as unknown as AccountSeen;
const typed = { ...startOf(account, order), parts: {}, weight: undefined };
const point = { id: " 005680 ", country: "FR", name: "BUREAU COPY", address: "" };

test("the weight is that of what goes in the parcel, rounded up, until it is typed", () => {
  assert.equal(weightOf(order, { parts: {}, weight: undefined }), "765");
  assert.equal(weightOf(order, { parts: { bol: "1", ruban: "0" }, weight: undefined }), "380");
  assert.equal(weightOf(order, { parts: {}, weight: "900" }), "900");
  assert.equal(weightOf({ ...order, lines: [{ ...line, id: "x", quantity: 1_000, weightGrams: 0 }] }, typed), "");
});

test("a label is asked for with all that is left, and the point as the carrier numbers it", () => {
  const lines = [
    { lineId: "bol", quantity: 2_000 },
    { lineId: "ruban", quantity: 1_500 },
  ];
  assert.deepEqual(labelTyped(order, { ...typed, point }), {
    body: { accountId: "mr", lines, weightGrams: 765, product: "24R", pickupPoint: { ...point, id: "005680" } },
  });
  const home = labelTyped(order, { ...typed, product: "HOM", point });
  assert.equal("body" in home && (home.body as { pickupPoint: unknown }).pickupPoint, null);
});

test("all that is wrong is said at once", () => {
  assert.deepEqual(labelTyped(order, { ...typed, weight: "0,4", product: "24R" }), {
    faults: { weight: true, point: true },
  });
  assert.deepEqual(labelTyped(order, { ...typed, product: " ", parts: { bol: "3" } }), {
    faults: { parts: { fault: "too_many", lineId: "bol", left: 2_000 }, product: true, weight: true },
  });
});
