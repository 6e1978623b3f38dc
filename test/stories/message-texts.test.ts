// The merchant words his messages himself, in Liquid.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Problem } from "../../src/lib/http.ts";
import { only, openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { karim } from "../support/people.ts";
import { sophie } from "../support/shop.ts";

const customer = karim.contact.email;
const shipped = "/message-texts/customer/shipped/fr";
const words = {
  subject: "{{ order.reference }} est parti !",
  title: "Bonne nouvelle {{ customer.name }}",
  body: "Coucou,\nvotre colis voyage avec {{ parcel.carrier }} sous le {{ parcel.number }}.\n\nÀ bientôt, {{ shop.name }}",
};

interface View {
  subject: string;
  body: string;
  isOwn: boolean;
  starting: { body: string };
  failure: { field: string; line: number; reason: string; name: string } | null;
  failedAt: string | null;
  variables: { name: string; meaning: string; example: string }[];
}

let desk: Correspondence;
before(async () => {
  desk = await openCorrespondence();
});
after(() => desk.close());

const put = (path: string, body: object) => desk.shop.desk.send<Problem & View>("PUT", path, body);
const ship = (order: { id: string }) =>
  desk.shop.verb(order.id, "shipments", { carrier: "Colissimo", trackingNumber: "6A123", tell: "customer" });

test("M30 the message with the tracking number leaves in the merchant's own words, and the facts stay", async () => {
  assert.equal((await put(shipped, words)).status, 200);
  const order = await desk.shop.order();

  const mail = only(await desk.broughtBy(customer, order, () => ship(order)));

  assert.equal(mail.subject, `${order.reference} est parti !`);
  assert.match(mail.text, /^Bonne nouvelle Karim Benali\n\nCoucou,\nvotre colis voyage avec Colissimo sous le 6A123\./);
  assert.match(mail.text, /À bientôt, Atelier Lumen[^]*Numéro de suivi\u00a0: 6A123[^]*Suivre mon colis[^]*Bougie/);
  assert.match(mail.html, /votre colis voyage avec Colissimo sous le 6A123\.<\/p>/);
  assert.doesNotMatch(mail.text, /vient de partir/);
});

test("the words are read, replaced and put back as they were, each language on its own", async () => {
  const path = "/message-texts/customer/cancelled/fr";
  const first = (await desk.shop.desk.get<View>(path)).body;
  assert.equal(first.isOwn, false);
  assert.equal(first.body, first.starting.body);
  assert.match(first.body, /^\{\{ greeting \}\}\nVotre commande \{\{ order.reference \}\} est annulée/);
  const total = first.variables.find((one) => one.name === "order.total");
  assert.deepEqual([total?.meaning, total?.example], ["Le total de la commande", "132,40\u00a0€"]);

  const kept = await put(path, { subject: "Annulée", title: "Annulée", body: "Dommage." });
  assert.deepEqual([kept.body.isOwn, kept.body.body, kept.body.starting.body], [true, "Dommage.", first.body]);
  const { texts } = (
    await desk.shop.desk.get<{ texts: { kind: string; language: string; isOwn: boolean }[] }>("/message-texts")
  ).body;
  const cancelled = texts.filter((one) => one.kind === "cancelled");
  assert.deepEqual(
    cancelled.map(({ language, isOwn }) => [language, isOwn]),
    [
      ["fr", true],
      ["en", false],
    ],
  );

  const back = await desk.shop.desk.send<View>("DELETE", path);
  assert.deepEqual([back.status, back.body.isOwn, back.body.body], [200, false, first.body]);
});

test("what cannot be filled in is refused when it is saved, in the reader's language, with its line", async () => {
  const refused = async (text: Partial<typeof words>) => {
    const answer = await put(shipped, { ...words, ...text });
    assert.deepEqual([answer.status, answer.body.code], [422, "message_text_unusable"]);
    return answer.body.errors;
  };

  assert.deepEqual(await refused({ body: "Bonjour\n{{ client.nom }}", subject: "{{ order.reference" }), [
    { pointer: "#/subject", message: "Ligne 1\u00a0: une balise ouverte ici n’est pas fermée." },
    { pointer: "#/body", message: "Ligne 2\u00a0: la variable «\u00a0client.nom\u00a0» n’existe pas pour ce message." },
  ]);
  const endless = "{% for i in (1..1000000000) %}{% endfor %}";
  assert.match((await refused({ body: endless }))?.[0]?.message ?? "", /trop long, ou tourne trop de fois/);
  assert.match((await refused({ body: "{% include 'x' %}" }))?.[0]?.message ?? "", /la balise «\u00a0include\u00a0»/);
  assert.match(
    (await refused({ body: "{{ constructor }}" }))?.[0]?.message ?? "",
    /la variable «\u00a0constructor\u00a0»/,
  );
  const { owner, desk: http } = desk.shop;
  await owner.send("PATCH", "/api/v1/account", { locale: "en-GB" });
  assert.match((await refused({ body: "{{ x }}" }))?.[0]?.message ?? "", /Line 1: the variable “x” does not exist/);
  await owner.send("PATCH", "/api/v1/account", { locale: "fr-FR" });

  assert.equal((await http.get<View>(shipped)).body.body, words.body, "the text before it is still there");
});

test("a text that an order cannot fill gives way to ours, nothing stops, and the merchant sees it", async () => {
  const path = "/message-texts/customer/in_preparation/fr";
  await put(path, { subject: "{{ order.message }}", title: "{{ order.reference }}", body: "On s’y met." });
  const silent = await desk.shop.order();

  const mail = only(await desk.broughtBy(customer, silent, () => desk.shop.verb(silent.id, "preparation")));

  assert.equal(mail.subject, `Votre commande ${silent.reference} est en préparation – Atelier Lumen`);
  assert.match(mail.text, /La préparation de votre commande/);
  const { failure, failedAt } = (await desk.shop.desk.get<View>(path)).body;
  assert.deepEqual(failure, { field: "subject", reason: "empty", line: 1, name: "" });
  assert.ok(failedAt);

  const speaking = await desk.shop.order({ message: "Merci d’avance" });
  const second = only(await desk.broughtBy(customer, speaking, () => desk.shop.verb(speaking.id, "preparation")));
  assert.equal(second.subject, "Merci d’avance");
  await put(path, { subject: "En cours", title: "En cours", body: "On s’y met." });
  assert.equal((await desk.shop.desk.get<View>(path)).body.failure, null, "a changed text starts afresh");
});

test("a preview is the message for a real order of the shop, and keeps and sends nothing", async () => {
  const order = await desk.shop.order({ message: "Sans ruban" });
  await desk.shop.settled();
  const path = "/message-texts/customer/delivered/fr";
  const text = { subject: "{{ order.reference }}", title: "Vu", body: "{{ order.message }} <i>" };
  const countBefore = (await desk.messages(order)).length;

  const shown = await desk.shop.desk.send<Record<string, string>>("POST", `${path}/preview`, {
    ...text,
    orderId: order.id,
  });

  assert.equal(shown.status, 200);
  const { subject, text: plain, html } = shown.body;
  assert.deepEqual([subject, shown.body["reference"]], [order.reference, order.reference]);
  assert.match(plain ?? "", /^Vu\n\nSans ruban <i>/);
  assert.match(html ?? "", /Sans ruban &lt;i&gt;/);
  assert.equal((await desk.messages(order)).length, countBefore);
  assert.equal((await desk.shop.desk.get<View>(path)).body.isOwn, false);
  const foreign = { ...text, orderId: "0197a000-0000-7000-8000-000000000042" };
  assert.equal((await desk.shop.desk.send("POST", `${path}/preview`, foreign)).status, 404);
});

test("a trial goes to the address of whoever asks for it, and says when the server refuses", async () => {
  const text = { subject: "Essai {{ order.reference }}", title: "Essai", body: "Bonjour" };

  const sent = await desk.shop.desk.send<{ to: string }>("POST", `${shipped}/test`, text);

  assert.deepEqual([sent.status, sent.body.to], [200, sophie.email]);
  const mail = only((await desk.allMails()).filter((one) => one.subject.startsWith("Essai")));
  assert.deepEqual([mail.to, mail.from], [[sophie.email], '"Atelier Lumen" <commandes@atelier.exemple.fr>']);

  const cut = await openCorrespondence({ smtpUrl: "smtp://127.0.0.1:9" });
  const refused = await cut.shop.desk.send<Problem>("POST", `${shipped}/test`, text);
  assert.deepEqual([refused.status, refused.body.code], [502, "mail_not_sent"]);
  assert.match(refused.body.hint ?? "", /ECONNREFUSED/);
  await cut.close();
});

test("M17 the new-order e-mail is worded by the merchant too; what he types each time is not", async () => {
  const path = "/message-texts/merchant/new_order/fr";
  const text = { subject: "Cling ! {{ order.total }}", title: "Cling", body: "{{ customer.name }} : {{ links.desk }}" };
  assert.equal((await put(path, text)).status, 200);

  const order = await desk.shop.order();

  const mail = only((await desk.mails(sophie.email, order)).filter((one) => one.subject.startsWith("Cling")));
  assert.match(mail.text, new RegExp(`Karim Benali : http://boutique.test/admin/atelier-lumen/commandes/${order.id}`));
  for (const none of ["customer/by_hand/fr", "merchant/shipped/fr"])
    assert.equal((await put(`/message-texts/${none}`, text)).status, 404);
  assert.equal((await put("/message-texts/customer/shipped/de", text)).status, 422);
  await desk.shop.desk.send("DELETE", path);
});
