// Money given back elsewhere: it is written down, and the customer is told. Nothing here moves money.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { only, openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { karim } from "../support/people.ts";
import type { Placed } from "../support/shop.ts";

const customer = karim.contact.email;

let desk: Correspondence;
before(async () => {
  desk = await openCorrespondence({ settings: { invoiceRule: "hand" } });
});
after(() => desk.close());

const paid = async () => {
  const order = await desk.shop.order();
  await desk.shop.verb(order.id, "payments", { tell: "nobody" });
  return order;
};
const refund = (order: Placed, body: object = {}) => desk.shop.verb(order.id, "refunds", body);
const refused = async (order: Placed, body: object) => {
  const answer = await desk.shop.desk.send<{ code: string }>("POST", `/orders/${order.id}/refunds`, body);
  return [answer.status, answer.body.code];
};

test("C20 « Remboursé » writes the refund in the shop's own books and tells the customer, and no money moves", async () => {
  const order = await paid();
  const choose = () => desk.shop.verb(order.id, "status", { axis: "payment", value: "refunded", tell: "customer" });

  const mail = only(await desk.broughtBy(customer, order, choose));

  assert.equal(mail.subject, `Remboursement de la commande ${order.reference} – Atelier Lumen`);
  assert.match(mail.text, /Nous avons enregistré un remboursement de 33,80\u00a0€/);
  const { paymentStatus, captured, refunded, due, movements, actions } = await desk.shop.page(order.id);
  assert.deepEqual([paymentStatus, captured, refunded, due], ["refunded", order.total, order.total, 0]);
  assert.deepEqual(
    movements.map(({ kind, amount }) => [kind, amount]),
    [
      ["captured", order.total],
      ["refunded", order.total],
    ],
  );
  assert.ok(!actions.some(({ verb }) => verb === "refund"), "nothing is left to give back");
});

test("a part is given back for a reason the customer does not read, then the rest", async () => {
  const order = await paid();
  const part = () => refund(order, { amount: 500, reason: "Bougie fêlée" });

  const mail = only(await desk.broughtBy(customer, order, part));
  assert.match(mail.text, /5,00\u00a0€/);
  assert.doesNotMatch(mail.text + mail.html, /fêlée/);
  assert.equal((await desk.shop.page(order.id)).paymentStatus, "partially_refunded");

  const { paymentStatus } = await refund(order, { tell: "nobody" });
  assert.equal(paymentStatus, "refunded");
  const amounts = (await desk.shop.page(order.id)).movements.map(({ amount }) => amount);
  assert.deepEqual(amounts, [order.total, 500, order.total - 500]);
});

test("never more than was received and not given back yet, however many ask at once", async () => {
  const order = await paid();
  const none = await desk.shop.order();

  assert.deepEqual(await refused(order, { amount: order.total + 1 }), [409, "refund_exceeds_held"]);
  assert.deepEqual(await refused(none, {}), [422, "amount_not_positive"]);
  assert.deepEqual(await refused(order, { reason: "x".repeat(257) }), [422, "invalid_request"]);
  const asks = Array.from({ length: 5 }, () => refused(order, { amount: 1_500, tell: "nobody" }));
  const granted = (await Promise.all(asks)).filter(([status]) => status === 201);
  assert.equal(granted.length, 2);
  assert.equal((await desk.shop.page(order.id)).refunded, 3_000);
});

test("a refund noted by mistake is taken back by a new entry, and a payment given back since is not", async () => {
  const order = await paid();
  await refund(order, { amount: 500, tell: "nobody" });
  const [payment, given] = (await desk.shop.page(order.id)).movements;
  const reverse = (movementId = "") =>
    desk.shop.desk.send<{ code?: string }>("POST", `/orders/${order.id}/payments/reversal`, { movementId });

  const early = await reverse(payment?.id);
  assert.deepEqual([early.status, early.body.code], [409, "refunded_already"]);
  assert.equal((await reverse(given?.id)).status, 200);

  const { paymentStatus, refunded } = await desk.shop.page(order.id);
  assert.deepEqual([paymentStatus, refunded], ["paid", 0]);
});
