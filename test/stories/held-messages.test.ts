// What the merchant causes waits before it leaves, and may be held back while it waits.
import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { only, openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { karim } from "../support/people.ts";
import { sophie, type Placed } from "../support/shop.ts";
import { undoAfter } from "../support/undo.ts";

const customer = karim.contact.email;

async function openDesk(t: TestContext, undoSeconds?: number): Promise<Correspondence> {
  const desk = await openCorrespondence({ settings: { undoSeconds: undoSeconds ?? 15 } });
  undoAfter(t, () => desk.close());
  return desk;
}

const stateOf = async (desk: Correspondence, order: Placed, kind: string) =>
  (await desk.messages(order)).find((one) => one.kind === kind)?.state;

test("the customer's message waits fifteen seconds, the order's confirmation and the merchant's do not", async (t) => {
  const desk = await openDesk(t);
  const order = await desk.shop.order();

  await desk.shop.verb(order.id, "payments", { amount: 1_000 });
  const held = (await desk.messages(order)).find(
    (one) => one.kind === "payment_received" && one.audience === "customer",
  );
  const page = await desk.shop.page(order.id);

  assert.equal(held?.state, "held");
  const at = page.history.find((one) => one.kind === "payment.received")?.at ?? "";
  const until = page.messages.find((one) => one.id === held.id)?.heldUntil ?? "";
  assert.equal(new Date(until).getTime() - new Date(at).getTime(), 15_000);
  assert.match(only(await desk.mails(customer, order)).subject, /confirmée/);
  assert.equal((await desk.mails(sophie.email, order)).length, 2);
});

test("a message that waited leaves once, when its time has come", async (t) => {
  const desk = await openDesk(t, 1);
  const order = await desk.shop.order();

  await desk.shop.verb(order.id, "preparation", {});
  const [, told] = await desk.arrived(customer, 2);

  assert.match(told?.subject ?? "", /en préparation/);
  assert.equal(await stateOf(desk, order, "in_preparation"), "sent");
  assert.equal((await desk.mails(customer, order)).length, 2);
});

test("« Ne pas envoyer » holds it back for good, and the message stays as cancelled", async (t) => {
  const desk = await openDesk(t, 60);
  const order = await desk.shop.order();
  await desk.shop.verb(order.id, "shipments", { trackingNumber: "6A1" });
  const message = (await desk.messages(order)).find((one) => one.kind === "shipped");
  assert.equal(message?.state, "held");

  const cancel = () => desk.shop.desk.send("DELETE", `/messages/${message.id}`);
  assert.deepEqual([(await cancel()).status, (await cancel()).status], [204, 204]);
  await desk.waited();

  assert.equal(await stateOf(desk, order, "shipped"), "cancelled");
  only(await desk.mails(customer, order));
  const told = (await desk.shop.page(order.id)).history.filter((one) => one.kind === "message.cancelled");
  assert.equal(told.length, 1);
});

test("a message that has left cannot be held back any more", async (t) => {
  const desk = await openDesk(t, 0);
  const order = await desk.shop.order();
  await desk.shop.verb(order.id, "preparation", {});
  const message = (await desk.messages(order)).find((one) => one.kind === "in_preparation");

  const { status, body } = await desk.shop.desk.send("DELETE", `/messages/${message?.id}`);

  assert.deepEqual([status, body["code"]], [409, "message_left"]);
  assert.equal(await stateOf(desk, order, "in_preparation"), "sent");
});

test("the invoice of a payment waits as the payment's own message would have", async (t) => {
  const desk = await openDesk(t, 30);
  const order = await desk.shop.order();

  await desk.shop.verb(order.id, "payments", {});

  assert.equal(await stateOf(desk, order, "invoice"), "held");
  const { history, messages } = await desk.shop.page(order.id);
  const at = history.find((one) => one.kind === "payment.received")?.at ?? "";
  const until = messages.find((one) => one.kind === "invoice")?.heldUntil ?? "";
  assert.equal(new Date(until).getTime() - new Date(at).getTime(), 30_000);
});

test("the wait is a setting of the shop, from none to a minute", async (t) => {
  const desk = await openDesk(t);
  const set = async (undoSeconds: number) => (await desk.shop.desk.send("PATCH", "/settings", { undoSeconds })).status;

  assert.deepEqual([await set(0), await set(60), await set(61), await set(-1)], [200, 200, 422, 422]);
});
