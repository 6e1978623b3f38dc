// A customer changes his mind: online, without an account, within the period the law gives him.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { openMailbox, type Mailbox } from "../support/mailbox.ts";
import { karim } from "../support/people.ts";
import { openTestShop, type TestShop } from "../support/shop.ts";
import { createVisitor, textOf, valueOf, type Visitor } from "../support/visitor.ts";
import { linesOf, withdrawing } from "../support/withdrawing.ts";

let shop: TestShop;
let mailbox: Mailbox;
let visitor: Visitor;
// Monday 2 November 2026, 9:00 in Paris.
let now = new Date("2026-11-02T08:00:00Z");
const at = (instant: string) => {
  now = new Date(instant);
};

before(async () => {
  mailbox = await openMailbox();
  shop = await openTestShop({ smtpUrl: mailbox.url, now: () => now });
});
beforeEach(() => {
  at("2026-11-02T08:00:00Z");
  visitor = createVisitor(shop.address);
});
after(async () => {
  await shop.close();
  await mailbox.close();
});

const { pageOf, statementOf, delivered, withdraw, mailsOf, countOf } = withdrawing(() => ({
  shop,
  mailbox,
  visitor,
  at,
}));

test("from the link in the confirmation, without an account: statement, confirmation, acknowledgement at once", async () => {
  const order = await shop.order();
  const confirmation = (await mailsOf(order, /ommande/)).find(({ to }) => to[0] === karim.contact.email);
  const link = /https?:\/\/\S+\/retractation/.exec(confirmation?.text ?? "")?.[0] ?? "";
  assert.match(confirmation?.text ?? "", /Renoncer au contrat ici/);
  assert.equal(new URL(link).pathname, statementOf(order));

  const page = await visitor.open(pageOf(order));
  assert.match(page.html, /<a class="link" href="[^"]*\/retractation">Renoncer au contrat ici<\/a>/);
  const form = await visitor.open(new URL(link).pathname);
  assert.equal(valueOf(form.html, "nom"), karim.contact.name);
  assert.equal(valueOf(form.html, "courriel"), karim.contact.email);
  assert.doesNotMatch(textOf(form.html), /raison de|motif/i);

  at("2026-11-02T09:05:00Z");
  const { done } = await withdraw(order);
  assert.equal(done.status, 200);
  assert.match(textOf(done.html), /Votre rétractation est enregistrée/);
  assert.match(textOf(done.html), /2 novembre 2026 à 10:05/);
  assert.match(done.html, /Bougie parfumée Figuier/);

  const [receipt] = await mailsOf(order, /Votre rétractation est enregistrée/);
  assert.deepEqual(receipt?.to, [karim.contact.email]);
  assert.match(receipt?.text ?? "", /2 novembre 2026 à 10:05 \(2026-11-02 09:05 UTC\)/);
  assert.match(receipt?.text ?? "", /Bougie parfumée Figuier/);
  assert.match(receipt?.text ?? "", new RegExp(order.reference));
});

test("a double click, or the same said from another page, is one withdrawal and one acknowledgement", async () => {
  const order = await shop.order();
  const { done, typed } = await withdraw(order);
  const both = await Promise.all([1, 2].map(() => visitor.fill(`${statementOf(order)}/confirmation`, typed)));
  for (const again of both) assert.equal(again.path, done.path);
  const other = await visitor.fill(`${statementOf(order)}/confirmation`, { ...typed, cle: crypto.randomUUID() });
  assert.match(textOf(other.html), /déjà renoncé à tous les articles/);
  const page = await shop.page(order.id);
  assert.equal(page.withdrawals.length, 1);
  assert.equal(page.history.filter(({ kind }) => kind === "withdrawal.requested").length, 1);
  assert.equal((await mailsOf(order, /Votre rétractation est enregistrée/)).length, 1);
});

test("two clicks at the very same moment are one withdrawal", async () => {
  const order = await shop.order();
  const form = await visitor.open(statementOf(order));
  const typed = { cle: valueOf(form.html, "cle"), nom: "Karim", courriel: karim.contact.email };
  const clicks = await Promise.all([1, 2, 3].map(() => visitor.fill(`${statementOf(order)}/confirmation`, typed)));
  assert.equal(new Set(clicks.map(({ path }) => path)).size, 1);
  assert.equal((await shop.page(order.id)).withdrawals.length, 1);
});

test("part of an order: these lines, so many of them, and the rest later", async () => {
  const [candle, soap] = [await shop.product({}), await shop.product({ name: "Savon" })];
  const order = await shop.order({
    items: [
      { item: candle, pieces: 3 },
      { item: soap, pieces: 1 },
    ],
  });
  const [first = "", second = ""] = linesOf((await visitor.open(statementOf(order))).html);
  await withdraw(order, { [first]: "2000", [second]: "0" });
  const left = await visitor.open(statementOf(order));
  assert.deepEqual(linesOf(left.html), [first, second]);
  assert.match(left.html, /value="1000"[^>]*>1 \(tout\)/);
  const nothing = await visitor.fill(statementOf(order), {
    nom: "K",
    courriel: karim.contact.email,
    [first]: "0",
    [second]: "0",
  });
  assert.equal(nothing.status, 422);
  assert.match(nothing.html, /<title>Erreur/);
  await withdraw(order);
  const { withdrawals } = await shop.page(order.id);
  assert.deepEqual(
    withdrawals.map(({ lines }) => lines.map(({ quantity }) => quantity)),
    [[2_000], [1_000, 1_000]],
  );
  assert.match(textOf((await visitor.open(statementOf(order))).html), /déjà renoncé à tous les articles/);
});

test("a name, an address for the acknowledgement: what is missing is said, what was typed is kept", async () => {
  const order = await shop.order();
  const wrong = await visitor.fill(statementOf(order), { nom: " ", courriel: "karim@" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /Indiquez votre nom/);
  assert.match(wrong.html, /Indiquez une adresse e-mail complète/);
  assert.match(wrong.html, /value="karim@"/);
  const { typed } = await withdraw(order, { courriel: "autre@exemple.fr" });
  const back = await visitor.fill(`${statementOf(order)}/modification`, typed);
  assert.match(textOf(back.html), /déjà renoncé/);
  const [receipt] = await mailsOf(order, /Votre rétractation est enregistrée/);
  assert.deepEqual(receipt?.to, ["autre@exemple.fr"]);
});

test("until midnight in Paris on the fourteenth day after the last parcel arrived, then it says why not", async () => {
  const [candle, soap] = [await shop.product({}), await shop.product({ name: "Savon" })];
  const order = await shop.order({
    items: [
      { item: candle, pieces: 1 },
      { item: soap, pieces: 1 },
    ],
  });
  const { lines } = await shop.page(order.id);
  const sent: string[] = [];
  for (const line of lines) {
    const body = { trackingNumber: "", lines: [{ lineId: line.id, quantity: 1_000 }], tell: "nobody" };
    const answer = await shop.desk.send<{ shipmentId: string }>("POST", `/orders/${order.id}/shipments`, body);
    sent.push(answer.body.shipmentId);
  }
  at("2026-11-02T10:00:00Z");
  await shop.verb(order.id, "delivery", { shipmentId: sent[0], tell: "nobody" });
  at("2026-11-20T10:00:00Z");
  assert.match(textOf((await visitor.open(statementOf(order))).html), /Le délai court encore/);

  // The last parcel on Monday 9 November: until Monday 23 November, whole.
  at("2026-11-09T22:30:00Z");
  await shop.verb(order.id, "delivery", { shipmentId: sent[1], tell: "nobody" });
  assert.match(textOf((await visitor.open(pageOf(order))).html), /Jusqu’au 23 novembre 2026 à minuit/);
  at("2026-11-23T22:59:00Z");
  assert.match((await visitor.open(pageOf(order))).html, /Renoncer au contrat ici<\/a>\s*<\/p>/);
  at("2026-11-23T23:00:00Z");
  assert.doesNotMatch((await visitor.open(pageOf(order))).html, /suivi\/[^"]*\/retractation">Renoncer/);
  const late = await visitor.open(statementOf(order));
  assert.match(textOf(late.html), /s’est terminé le 23 novembre 2026 à minuit/);
  const forced = await visitor.fill(`${statementOf(order)}/confirmation`, {
    nom: "Karim",
    courriel: karim.contact.email,
  });
  assert.equal(forced.status, 409);
  assert.equal(await countOf(order), 0);
  at("2026-11-23T22:59:00Z");
  await withdraw(order);
  assert.equal(await countOf(order), 1);
});

test("a shop may give longer, never shorter", async () => {
  const refused = await shop.desk.send("PATCH", "/settings", { withdrawalDays: 7 });
  assert.equal(refused.status, 422);
  await shop.desk.send("PATCH", "/settings", { withdrawalDays: 30 });
  const order = await delivered("2026-11-03T10:00:00Z");
  assert.match(textOf((await visitor.open(statementOf(order))).html), /Jusqu’au 3 décembre 2026 à minuit/);
  await shop.desk.send("PATCH", "/settings", { withdrawalDays: 14 });
});

test("what the law excepts is shown as such, with its ground, and cannot be declared", async () => {
  const input = {
    name: "Bague gravée",
    taxClass: "standard",
    noWithdrawal: "made_to_measure",
    variants: [{ price: 9_000 }],
  };
  const made = await shop.desk.send<{ id: string; variants: { id: string }[] }>("POST", "/products", input);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const ring = { productId: made.body.id, variantId: made.body.variants[0]?.id ?? "" };
  const mixed = await shop.order({
    items: [
      { item: ring, pieces: 1 },
      { item: await shop.product({}), pieces: 1 },
    ],
  });
  // The order keeps what it was placed with.
  await shop.desk.send("PATCH", `/products/${ring.productId}`, { noWithdrawal: "" });
  const page = await visitor.open(statementOf(mixed));
  assert.match(textOf(page.html), /Bague gravée Sans droit de rétractation\u00a0: fait sur mesure ou personnalisé/);
  assert.equal(linesOf(page.html).length, 1);
  const ringLine = (await shop.page(mixed.id)).lines.find(({ name }) => name === "Bague gravée");
  await withdraw(mixed, { [`q-${ringLine?.id}`]: "1000" });
  assert.deepEqual(
    (await shop.page(mixed.id)).withdrawals.flatMap(({ lines }) => lines.map(({ name }) => name)),
    ["Bougie parfumée Figuier"],
  );

  await shop.desk.send("PATCH", `/products/${ring.productId}`, { noWithdrawal: "made_to_measure" });
  const alone = await shop.order({ items: [{ item: ring, pieces: 1 }] });
  assert.match(textOf((await visitor.open(statementOf(alone))).html), /n’ouvrent pas de droit de rétractation/);
  const confirmation = (await mailsOf(alone, /ommande/)).find(({ to }) => to[0] === karim.contact.email);
  assert.doesNotMatch(confirmation?.text ?? "", /Renoncer au contrat ici/);
});

test("a cancelled order leaves nothing to withdraw from, but what had left", async () => {
  const order = await shop.order();
  await shop.verb(order.id, "cancellation", { reason: "Rupture", tell: "nobody" });
  assert.match(textOf((await visitor.open(statementOf(order))).html), /Cette commande est annulée/);
  const sent = await shop.order();
  await shop.verb(sent.id, "shipments", { trackingNumber: "", tell: "nobody" });
  await shop.verb(sent.id, "cancellation", { reason: "Perdu", tell: "nobody" });
  await withdraw(sent);
  assert.equal((await shop.page(sent.id)).withdrawals.length, 1);
});

test("an archived or a refunded order may be withdrawn from within the period: it is for the merchant to see what is left to do", async () => {
  const order = await delivered("2026-11-03T10:00:00Z", { payment: "transfer" });
  const paid = { amount: order.total, receivedOn: "2026-11-03", tell: "nobody" };
  await shop.verb(order.id, "payments", paid);
  await shop.verb(order.id, "refunds", { amount: order.total, reason: "Geste", tell: "nobody" });
  await shop.verb(order.id, "archive", {});
  await withdraw(order);
  const page = await shop.page(order.id);
  assert.deepEqual([page.life, page.paymentStatus, page.withdrawals.length], ["archived", "refunded", 1]);
  const list = await shop.desk.get<{ orders: { id: string }[] }>("/orders?withdrawal=requested");
  assert.ok(list.body.orders.some(({ id }) => id === order.id));
});
