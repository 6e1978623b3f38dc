import assert from "node:assert/strict";
import { test } from "node:test";
import { deliveryDays } from "./quote.ts";
import { pathBefore } from "./steps/steps.ts";

// 22 November 2026 is a Sunday.
const spans: [today: string, daysMin: number, daysMax: number, from: string, to: string][] = [
  ["2026-11-20", 0, 0, "2026-11-20", "2026-11-20"],
  ["2026-11-20", 1, 2, "2026-11-23", "2026-11-24"],
  ["2026-11-21", 0, 2, "2026-11-23", "2026-11-24"],
  ["2026-11-22", 2, 4, "2026-11-24", "2026-11-26"],
  ["2026-12-31", 1, 5, "2027-01-01", "2027-01-07"],
];

for (const [today, daysMin, daysMax, from, to] of spans)
  test(`ordered on ${today}, in ${daysMin} to ${daysMax} working days → ${from} to ${to}`, () => {
    assert.deepEqual(deliveryDays({ daysMin, daysMax }, today), { from, to });
  });

test("whoever comes too early to a step is led to the first thing missing", () => {
  assert.equal(pathBefore("review", ["payment_method_missing"]), "/commande/paiement");
  assert.equal(pathBefore("review", ["address_missing", "delivery_method_missing"]), "/commande");
  assert.equal(pathBefore("payment", ["delivery_method_unavailable"]), "/commande/livraison");
  assert.equal(pathBefore("contact", ["cart_empty", "contact_missing"]), "/panier");
  assert.equal(pathBefore("review", ["out_of_stock"]), "/panier");
  assert.equal(pathBefore("delivery", ["delivery_method_missing", "payment_method_missing"]), undefined);
});
