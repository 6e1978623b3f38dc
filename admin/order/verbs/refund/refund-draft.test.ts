import assert from "node:assert/strict";
import { test } from "node:test";
import { chosenParts, stayingOf, type RefundLine } from "./refund-draft.ts";

const nothing = { total: 0, unsent: 0, sent: 0, unsentRestocked: 0, sentRestocked: 0 };
const candle: RefundLine = {
  id: "bougie",
  name: "Bougie",
  variantName: "",
  quantity: 3_000,
  shipped: 1_000,
  total: 1_000,
  givenBack: nothing,
  isStockCounted: true,
};
const order = { currency: "EUR", shipping: 490, shippingGivenBack: 0, lines: [candle] };
const typed = (quantity: string, shipping = "") => ({ lines: { bougie: { quantity, restock: true } }, shipping });

test("pieces are worth what was paid for them, and the last ones take the rest", () => {
  assert.deepEqual(chosenParts(order, typed("1")), {
    lines: [{ lineId: "bougie", quantity: 1_000, restock: true }],
    shipping: 0,
    worth: 333,
  });
  const second = { ...candle, givenBack: { ...nothing, total: 333, sent: 1_000 } };
  const last = chosenParts({ ...order, lines: [second] }, typed("2", "4,90"));
  assert.equal("worth" in last && last.worth, 667 + 490);
});

test("what cannot be given back is told before it is asked for", () => {
  assert.deepEqual(chosenParts(order, typed("")), { fault: { kind: "nothing" } });
  assert.deepEqual(chosenParts(order, typed("beaucoup")), {
    fault: { kind: "quantity", lineId: "bougie", left: 3_000 },
  });
  assert.deepEqual(chosenParts(order, typed("4")), { fault: { kind: "too_many", lineId: "bougie", left: 3_000 } });
  assert.deepEqual(chosenParts(order, typed("1", "5")), { fault: { kind: "shipping", left: 490 } });
});

test("pieces that have not left are counted first", () => {
  assert.equal(stayingOf(candle, 3_000), 2_000);
  assert.equal(stayingOf({ ...candle, shipped: 3_000 }, 1_000), 0);
});
