// The merchant writes to the buyer in his own words, from the order.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { only, openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import type { Problem } from "../../src/lib/http.ts";
import { karim } from "../support/people.ts";
import { sophie, type Placed } from "../support/shop.ts";

const customer = karim.contact.email;

let desk: Correspondence;
before(async () => {
  desk = await openCorrespondence({ settings: { mutedMessages: ["order_confirmation"] } });
});
after(() => desk.close());

const write = (order: Placed, body: object, headers: Record<string, string> = {}) =>
  desk.shop.desk.send<Problem>("POST", `/orders/${order.id}/messages`, body, headers);

test("C36 the merchant writes to the buyer from the order: one e-mail, word for word, in the shop's name", async () => {
  const order = await desk.shop.order();
  const subject = `Votre commande ${order.reference}`;
  const text = "Bonjour Karim,\n\n  1.  La 220 g est épuisée : la 180 g <vous> irait-elle & quand ?\n\nSophie";
  const key = { "idempotency-key": `write-${order.id}` };

  const mails = await desk.broughtBy(customer, order, async () => {
    assert.equal((await write(order, { subject, text }, key)).status, 200);
    assert.equal((await write(order, { subject, text }, key)).status, 200);
  });

  const mail = only(mails);
  assert.equal(mail.subject, subject);
  assert.equal(mail.from, '"Atelier Lumen" <commandes@atelier.exemple.fr>');
  assert.equal(mail.replyTo, desk.seller.email);
  assert.ok(mail.text.includes(text), mail.text);
  assert.ok(mail.html.includes("la 180 g &lt;vous&gt; irait-elle &amp; quand ?"), mail.html);
  assert.ok(mail.html.includes("Bonjour Karim,<br><br>\u00a0 1.\u00a0 La 220 g"), mail.html);
  assert.ok(mail.text.includes(new URL(order.trackingUrl, "http://boutique.test").pathname), mail.text);
  assert.ok(mail.text.includes(desk.seller.legalName));
});

test("C36 what was written stands in the history and among the messages, and can be sent again", async () => {
  const order = await desk.shop.order();
  await write(order, { subject: "Une question", text: "Quelle couleur préférez-vous ?" });
  await desk.shop.settled();

  const { history, messages, version } = await desk.shop.page(order.id);
  const told = history.find((one) => one.kind === "order.written_to");
  assert.deepEqual([told?.actor.name, told?.data["subject"]], [sophie.name, "Une question"]);
  assert.equal(version, 1, "whoever edits the order is not disturbed");
  const written = messages.find((one) => one.kind === "by_hand");
  assert.deepEqual([written?.recipient, written?.state], [customer, "sent"]);

  const again = () => desk.shop.desk.send("POST", `/messages/${written?.id}/sending`, {});
  const copy = only(await desk.broughtBy(customer, order, again));
  assert.equal(copy.subject, "Une question");
  assert.match(copy.text, /Quelle couleur préférez-vous \?/);
});

test("C13 a customer whose payment was not finished is written to, and the order still awaits it", async () => {
  const order = await desk.shop.order({ payment: "transfer" });
  const before = await desk.shop.page(order.id);
  assert.equal(before.paymentStatus, "awaiting");
  assert.ok(before.actions.some((one) => one.verb === "write"));

  const text = "Votre virement n’est pas arrivé. Puis-je vous aider ?";
  const mail = only(await desk.broughtBy(customer, order, () => write(order, { subject: "Votre paiement", text })));

  assert.ok(mail.text.includes(text));
  const { paymentStatus, due } = await desk.shop.page(order.id);
  assert.deepEqual([paymentStatus, due], ["awaiting", order.total]);
});

test("a message that says nothing, or too much, is refused and nothing leaves", async () => {
  const order = await desk.shop.order();
  const refused = async (body: object) => {
    const { status, body: problem } = await write(order, body);
    return [status, problem.code, problem.errors?.map((one) => one.pointer).join()];
  };

  const at = (pointer: string) => [422, "invalid_request", pointer];
  assert.deepEqual(await refused({ subject: "Bonjour", text: "" }), at("#/text"));
  assert.deepEqual(await refused({ subject: "Bonjour", text: " \n\t " }), at("#/text"));
  assert.deepEqual(await refused({ subject: "Bonjour", text: "x".repeat(10_001) }), at("#/text"));
  assert.deepEqual(await refused({ subject: "  ", text: "Bonjour" }), at("#/subject"));

  assert.deepEqual(await desk.mails(customer, order), []);
  assert.ok((await desk.shop.page(order.id)).history.every((one) => one.kind !== "order.written_to"));
});

test("the longest message leaves whole, and a line break in its subject starts no header", async () => {
  const order = await desk.shop.order();
  const text = "é".repeat(9_999) + "!";
  const subject = "Bonjour\r\nBcc: eve@exemple.fr";

  const mail = only(await desk.broughtBy(customer, order, () => write(order, { subject, text })));

  assert.ok(mail.text.includes(text));
  assert.equal(mail.subject, "Bonjour Bcc: eve@exemple.fr");
  assert.deepEqual(mail.to, [customer]);
});

test("an order without an e-mail address cannot be written to, and says why", async () => {
  const order = await desk.shop.order();
  await desk.shop.db.reads.run("update orders set email = '' where id = $1", [order.id]);

  const { status, body } = await write(order, { subject: "Bonjour", text: "Bonjour" });

  assert.deepEqual([status, body.code], [409, "customer_email_missing"]);
  assert.match(body.title, /n’a pas d’adresse e-mail/);
  assert.ok((await desk.shop.page(order.id)).actions.every((one) => one.verb !== "write"));
});

test("an order is written to after it was cancelled or archived, not from the trash", async () => {
  const [cancelled, archived, deleted] = [await desk.shop.order(), await desk.shop.order(), await desk.shop.order()];
  await desk.shop.verb(cancelled.id, "cancellation", { tell: "nobody" });
  await desk.shop.verb(archived.id, "archive");
  await desk.shop.desk.send("DELETE", `/orders/${deleted.id}`);
  const word = { subject: "Bonjour", text: "Un mot de plus" };

  assert.equal((await write(cancelled, word)).status, 200);
  assert.equal((await write(archived, word)).status, 200);
  const { status, body } = await write(deleted, word);
  assert.deepEqual([status, body.code], [409, "verb_not_allowed_now"]);
});
