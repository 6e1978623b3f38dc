import assert from "node:assert/strict";
import { test } from "node:test";
import { minor } from "../../../shared/money.ts";
import { sampleOrder } from "../../../test/support/sample-order.ts";
import { askedOf, awaitsDeposit } from "./deposit.ts";

const order = (captured: number, deposit: number, refunded = 0) =>
  sampleOrder({ total: minor(10_000), captured: minor(captured), refunded: minor(refunded), deposit: minor(deposit) });

test("the deposit is asked for first, then the balance; without one, all that is due", () => {
  assert.equal(askedOf(order(0, 3_000)), 3_000);
  assert.equal(askedOf(order(1_000, 3_000)), 2_000);
  assert.equal(askedOf(order(3_000, 3_000)), 7_000);
  assert.equal(askedOf(order(3_000, 3_000, 500)), 7_000, "a part of it given back is not asked for again");
  assert.equal(askedOf(order(0, 0)), 10_000);
  assert.equal(askedOf(order(10_000, 3_000)), 0);
  assert.deepEqual([awaitsDeposit(order(0, 3_000)), awaitsDeposit(order(3_000, 3_000))], [true, false]);
});
