// The money that has not come is asked for, with all the customer needs to send it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Problem } from "../../src/lib/http.ts";
import { only, openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { karim } from "../support/people.ts";

const customer = karim.contact.email;

let desk: Correspondence;
before(async () => {
  desk = await openCorrespondence();
});
after(() => desk.close());

const ask = (order: { id: string }) => desk.shop.desk.send<Problem>("POST", `/orders/${order.id}/payment-request`, {});

test("M21 an order by transfer is asked for in one act: one e-mail, with the amount and the way to pay", async () => {
  const order = await desk.shop.order({ payment: "transfer" });
  const { actions, paymentMethod } = await desk.shop.page(order.id);
  assert.ok(actions.some((one) => one.verb === "ask_payment"));

  const mail = only(await desk.broughtBy(customer, order, () => ask(order)));

  assert.match(mail.subject, new RegExp(`^À régler\u00a0: .* pour la commande ${order.reference} – Atelier Lumen$`));
  assert.match(mail.text, /il reste .* à régler[^]*Montant à régler[^]*Référence à indiquer/);
  assert.ok(mail.text.includes(paymentMethod.name));
  const { history, messages, version, paymentStatus } = await desk.shop.page(order.id);
  assert.ok(history.some((one) => one.kind === "payment.requested"));
  assert.ok(messages.some((one) => one.kind === "payment_request" && one.state === "sent"));
  assert.deepEqual([version, paymentStatus], [1, "awaiting"], "asking changes nothing of the order");
});

test("only what is left is asked for, and an order that owes nothing asks for nothing", async () => {
  const order = await desk.shop.order({ payment: "cheque" });
  await desk.shop.verb(order.id, "payments", { amount: 1_000, tell: "nobody" });

  const mail = only(await desk.broughtBy(customer, order, () => ask(order)));
  const left = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" }).format(
    (order.total - 1_000) / 100,
  );
  assert.ok(mail.subject.replaceAll("\u202f", "\u00a0").includes(left.replaceAll("\u202f", "\u00a0")), mail.subject);

  await desk.shop.verb(order.id, "payments", { tell: "nobody" });
  const { status, body } = await ask(order);
  assert.deepEqual([status, body.code], [422, "amount_not_positive"]);
  assert.ok((await desk.shop.page(order.id)).actions.every((one) => one.verb !== "ask_payment"));
});

test("an order without an e-mail address cannot be asked by e-mail, and says so", async () => {
  const order = await desk.shop.order({ payment: "transfer" });
  await desk.shop.db.reads.run("update orders set email = '' where id = $1", [order.id]);

  const { status, body } = await ask(order);

  assert.deepEqual([status, body.code], [409, "customer_email_missing"]);
});
