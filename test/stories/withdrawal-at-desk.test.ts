// What the shop hears of a withdrawal and makes of it, and how a guest without his link comes to it.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { openMailbox, type Mailbox } from "../support/mailbox.ts";
import { karim } from "../support/people.ts";
import { openTestShop, type TestShop } from "../support/shop.ts";
import { createVisitor, textOf, valueOf, type Visitor } from "../support/visitor.ts";
import { withdrawing } from "../support/withdrawing.ts";

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

const { pageOf, statementOf, withdraw, mailsOf } = withdrawing(() => ({ shop, mailbox, visitor, at }));

test("it cancels and refunds nothing by itself: the order is marked, listed and told to the merchant, with the day to refund", async () => {
  const order = await shop.order();
  await withdraw(order);
  const page = await shop.page(order.id);
  assert.equal(page.life, "open");
  assert.equal(page.refunded, 0);
  assert.equal(page.withdrawals[0]?.state, "requested");
  assert.equal(page.withdrawals[0]?.refundBy, "2026-11-16");
  assert.equal(page.withdrawals[0]?.lines[0]?.quantity, 1_000);

  const list = await shop.desk.get<{ orders: { id: string; isWithdrawing: boolean }[] }>(
    "/orders?withdrawal=requested",
  );
  assert.ok(list.body.orders.every(({ isWithdrawing }) => isWithdrawing));
  assert.ok(list.body.orders.some(({ id }) => id === order.id));
  const [told] = await mailsOf(order, /Rétractation demandée/);
  assert.match(told?.text ?? "", /À rembourser|Remboursement à faire au plus tard le/);
  assert.match(told?.text ?? "", /16 novembre 2026/);
});

test("the merchant may choose not to be written", async () => {
  await shop.desk.send("PATCH", "/settings", { tellMerchantOfWithdrawals: false });
  const order = await shop.order();
  await withdraw(order);
  assert.equal((await mailsOf(order, /Rétractation demandée/)).length, 0);
  assert.equal((await mailsOf(order, /Votre rétractation est enregistrée/)).length, 1);
  await shop.desk.send("PATCH", "/settings", { tellMerchantOfWithdrawals: true });
});

test("a guest without the link names his order; the answer is the same whether there is one or not", async () => {
  const order = await shop.order();
  const path = `/s/${shop.shop.slug}/retractation`;
  const home = await visitor.open(`/s/${shop.shop.slug}/`);
  assert.match(home.html, /href="[^"]*\/retractation">Renoncer au contrat ici/);
  const asked = { nom: "Karim", commande: `n° ${order.reference}`, courriel: karim.contact.email.toUpperCase() };
  const known = await visitor.fill(path, asked);
  const unknown = await visitor.fill(path, { ...asked, courriel: "personne@exemple.fr" });
  const wrong = await visitor.fill(path, { ...asked, commande: "999999" });
  assert.equal(known.status, 200);
  assert.deepEqual([known.html, known.status], [unknown.html, unknown.status]);
  assert.deepEqual([known.html, known.status], [wrong.html, wrong.status]);
  const mails = await mailsOf(order, /Votre lien pour renoncer au contrat/);
  assert.equal(mails.length, 1);
  assert.deepEqual(mails[0]?.to, [karim.contact.email]);
  const link = /https?:\/\/\S+\/retractation\?nom=Karim/.exec(mails[0]?.text ?? "")?.[0] ?? "";
  const page = await visitor.open(new URL(link).pathname + new URL(link).search);
  assert.equal(valueOf(page.html, "nom"), "Karim");
  assert.equal((await shop.page(order.id)).withdrawals.length, 0);
});

test("whoever tries orders out is stopped, and nobody’s mailbox is filled", async () => {
  at("2026-11-05T08:00:00Z");
  const order = await shop.order();
  const path = `/s/${shop.shop.slug}/retractation`;
  const asked = { nom: "Karim", commande: order.reference, courriel: karim.contact.email };
  const answers: number[] = [];
  for (let count = 0; count < 12; count++) answers.push((await visitor.fill(path, asked)).status);
  assert.deepEqual([answers.slice(0, 10).every((one) => one === 200), answers.slice(10)], [true, [429, 429]]);
  assert.equal((await mailsOf(order, /Votre lien pour renoncer/)).length, 3);
});

test("the merchant closes it with a note, and the flag goes", async () => {
  const order = await shop.order();
  await withdraw(order);
  const [one] = (await shop.page(order.id)).withdrawals;
  await shop.verb(order.id, `withdrawals/${one?.id}/closing`, { note: "Repris et remboursé" });
  await shop.verb(order.id, `withdrawals/${one?.id}/closing`, { note: "Repris et remboursé" });
  const page = await shop.page(order.id);
  assert.deepEqual([page.withdrawals[0]?.state, page.withdrawals[0]?.note], ["closed", "Repris et remboursé"]);
  assert.equal(page.history.filter(({ kind }) => kind === "withdrawal.closed").length, 1);
  const list = await shop.desk.get<{ orders: { id: string }[] }>("/orders?withdrawal=requested");
  assert.ok(!list.body.orders.some(({ id }) => id === order.id));
  const other = await shop.desk.send("POST", `/orders/${order.id}/withdrawals/${one?.id}/refusal`, { reason: "Non" });
  assert.deepEqual([other.status, other.body["code"]], [409, "withdrawal_decided"]);
  assert.match(textOf((await visitor.open(pageOf(order))).html), /traitée par la boutique/);
});

test("the merchant refuses it, and the customer reads the reason; he may state it again", async () => {
  const order = await shop.order();
  await withdraw(order);
  const [one] = (await shop.page(order.id)).withdrawals;
  const path = `/orders/${order.id}/withdrawals/${one?.id}/refusal`;
  assert.equal((await shop.desk.send("POST", path, { reason: "  " })).status, 422);
  await shop.verb(order.id, `withdrawals/${one?.id}/refusal`, { reason: "Commande passée par une société." });
  const [mail] = await mailsOf(order, /n’est pas acceptée/);
  assert.match(mail?.text ?? "", /Commande passée par une société\./);
  assert.match((await visitor.open(statementOf(order))).html, /Vérifier ma déclaration/);
  const unknown = await shop.desk.send("POST", `/orders/${order.id}/withdrawals/${crypto.randomUUID()}/closing`, {});
  assert.equal(unknown.body["code"], "withdrawal_not_found");
});

test("a link of another shop, or none, opens nothing", async () => {
  for (const token of ["abc", "A".repeat(43)])
    assert.equal((await visitor.open(`/s/${shop.shop.slug}/suivi/${token}/retractation`)).status, 404);
});

test("where the law of the shop’s country does not ask for it, the merchant may offer it all the same", async () => {
  const swiss = await openTestShop({ preset: "CH" });
  try {
    const guest = createVisitor(swiss.address);
    const home = `/s/${swiss.shop.slug}`;
    const order = await swiss.order();
    const statement = `${new URL(order.trackingUrl, swiss.address).pathname}/retractation`;
    assert.equal((await guest.open(`${home}/retractation`)).status, 404);
    assert.doesNotMatch((await guest.open(`${home}/`)).html, /retractation/);
    assert.match(textOf((await guest.open(statement)).html), /ne propose pas la rétractation en ligne/);
    await swiss.desk.send("PATCH", "/settings", { offersWithdrawal: true });
    assert.equal((await guest.open(`${home}/retractation`)).status, 200);
    assert.match((await guest.open(statement)).html, /Vérifier ma déclaration/);
  } finally {
    await swiss.close();
  }
});
