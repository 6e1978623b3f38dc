// What the order's page offers about messages: nothing that has just been said, and the switch of the message that would leave.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import type { Placed } from "../support/shop.ts";

let desk: Correspondence;
before(async () => {
  desk = await openCorrespondence({ settings: { invoiceRule: "hand", mutedMessages: ["delivered"] } });
});
after(() => desk.close());

async function offersOf(order: Placed) {
  await desk.shop.settled();
  const { actions, later } = await desk.shop.page(order.id);
  return { now: actions.map(({ verb }) => verb), later: new Map(later.map(({ verb, effects }) => [verb, effects])) };
}

test("the confirmation of a payment is offered when the customer was not told of it, and no more once he was", async () => {
  const told = await desk.shop.order();
  await desk.shop.verb(told.id, "payments", { tell: "customer" });
  assert.ok(!(await offersOf(told)).now.includes("confirm_payment"));

  const untold = await desk.shop.order();
  await desk.shop.verb(untold.id, "payments", { tell: "nobody" });
  assert.ok((await offersOf(untold)).now.includes("confirm_payment"));

  await desk.shop.verb(untold.id, "payment-confirmation", {});
  assert.ok(!(await offersOf(untold)).now.includes("confirm_payment"));
});

test("« Livré » chosen for an order that has not left shows the switch of its own message, which is off", async () => {
  const order = await desk.shop.order();

  const { now, later } = await offersOf(order);

  assert.ok(!now.includes("deliver"));
  assert.deepEqual(later.get("deliver"), ["customer_off"]);
  assert.deepEqual(later.get("return"), ["customer"]);
});
