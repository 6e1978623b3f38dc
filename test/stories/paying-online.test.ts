// A customer pays online: the order first, the provider's page next, and the money when the provider says so.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createClient } from "../support/http.ts";
import { openMailbox, type Mailbox } from "../support/mailbox.ts";
import { leadsTo, openPayingShop, pathOf, type PayingShop } from "../support/paying.ts";
import { isAbout, openTestShop, type Placed } from "../support/shop.ts";
import { textOf } from "../support/visitor.ts";

let mailbox: Mailbox;
let shop: PayingShop;
/** How far the clock was put forward; what happens then is followed up only once it is back. */
let aheadMs = 0;
before(async () => {
  mailbox = await openMailbox();
  shop = await openPayingShop({ provider: "test", smtpUrl: mailbox.url, now: () => new Date(Date.now() + aheadMs) });
});
after(async () => {
  await shop.close();
  await mailbox.close();
});

/** What the customer does on the provider's page, and the page he sees then. */
async function playing(order: Placed, move: string) {
  const visitor = shop.visitor();
  const page = pathOf(leadsTo(await visitor.open(`${shop.payPath(order)}/aller`)));
  const after = await visitor.fill(page, { move });
  await shop.settled();
  return after;
}
async function later(ms: number, work: () => Promise<unknown>): Promise<void> {
  aheadMs = ms;
  await work();
  aheadMs = 0;
}
const mailsAbout = async (order: Placed, subject: string) => {
  await shop.settled();
  return (await mailbox.mails()).filter((mail) => isAbout(mail, order) && mail.subject.includes(subject));
};

const customersMails = (order: Placed) => mailsAbout(order, "n’est pas passé");

test("C10, E22, M15 a payment the provider confirms makes the order paid, without a click", async () => {
  const order = await shop.orderOnline();
  assert.equal((await shop.page(order.id)).paymentStatus, "awaiting");

  const thanks = await playing(order, "pay");

  assert.match(thanks.path, /\/merci\//);
  const page = await shop.page(order.id);
  assert.equal(page.paymentStatus, "paid");
  assert.equal(page.captured, page.total);
  assert.equal(page.invoices.length, 1);
  assert.equal(page.history.find(({ kind }) => kind === "payment.received")?.actor.kind, "provider");
});

test("E22 an order by any other means is born awaiting its payment", async () => {
  const order = await shop.order({ payment: "cheque" });

  assert.equal((await shop.page(order.id)).paymentStatus, "awaiting");
});

test("C18, E30 a refused card gives the order its own status with the reason, and the customer a link to try again", async () => {
  const order = await shop.orderOnline();

  const refused = await playing(order, "refuse");

  assert.match(textOf(refused.html), /banque a refusé le paiement/);
  const page = await shop.page(order.id);
  assert.equal(page.paymentStatus, "failed");
  assert.equal(page.online.attemptReason, "card_declined");
  assert.equal((await mailsAbout(order, "Paiement refusé")).length, 1, "the merchant is told");

  await playing(order, "pay");
  assert.equal((await shop.page(order.id)).paymentStatus, "paid");
});

test("a customer whose second card is taken at once hears nothing of the first; one who gave up does", async () => {
  const [tries, leaves] = [await shop.orderOnline(), await shop.orderOnline()];
  await playing(tries, "refuse");
  await playing(leaves, "refuse");
  assert.equal((await customersMails(leaves)).length, 0, "he may still be looking for another card");

  await playing(tries, "pay");
  await shop.settled();
  await shop.db.reads.run("update graphile_worker._private_jobs set run_at = now() where run_at > now()");

  assert.deepEqual(await customersMails(tries), []);
  const [mail] = await customersMails(leaves);
  assert.ok(mail?.text.includes("/p/"), "he is sent the link");
});

test("C11, E28, M25 a customer who left before the end is shown as such, and the order is kept", async () => {
  const order = await shop.orderOnline();

  const left = await playing(order, "abandon");

  assert.match(textOf(left.html), /revenu sans payer/);
  const page = await shop.page(order.id);
  assert.equal(page.paymentStatus, "awaiting");
  assert.equal(page.awaitingMeans, "online");
});

test("a payment the provider is still working on is pending, then paid, though nobody comes back", async () => {
  const order = await shop.orderOnline();
  await playing(order, "delay");
  assert.equal((await shop.page(order.id)).paymentStatus, "pending");

  await later(60_000, () => shop.verb(order.id, "payment-check"));

  assert.equal((await shop.page(order.id)).paymentStatus, "paid");
});

test("money that comes after the order was cancelled is kept and shown, to be given back", async () => {
  const order = await shop.orderOnline();
  await playing(order, "later");
  await shop.verb(order.id, "cancellation", { reason: "", tell: "nobody" });
  await later(120_000, () => shop.verb(order.id, "payment-check"));

  const page = await shop.page(order.id);
  assert.equal(page.life, "cancelled");
  assert.equal(page.captured - page.refunded, page.captured);
});

test("E33, E34, E35, C20 the provider gives money back, a part and then the rest, never more than it holds", async () => {
  const order = await shop.orderOnline();
  await playing(order, "pay");
  const { total } = await shop.page(order.id);

  await shop.verb(order.id, "online-refunds", { amount: 500, reason: "Bougie fendue" });
  await shop.settled();
  const part = await shop.page(order.id);
  assert.equal(part.refunded, 500);
  assert.equal(part.paymentStatus, "partially_refunded");

  const tooMuch = await shop.desk.send("POST", `/orders/${order.id}/online-refunds`, { amount: total });
  assert.equal(tooMuch.status, 409);
  await shop.verb(order.id, "online-refunds");
  await shop.settled();
  const whole = await shop.page(order.id);
  assert.equal(whole.refunded, total);
  assert.equal(whole.paymentStatus, "refunded");
  assert.equal((await mailsAbout(order, "Remboursement")).length, 2);
});

test("two people give back the whole at the same time: it is given back once", async () => {
  const order = await shop.orderOnline();
  await playing(order, "pay");
  const { total } = await shop.page(order.id);

  const ask = () => shop.desk.send("POST", `/orders/${order.id}/online-refunds`, {});
  const statuses = (await Promise.all([ask(), ask(), ask()])).map(({ status }) => status).toSorted((a, b) => a - b);
  await shop.settled();

  assert.deepEqual(statuses, [202, 422, 422]);
  assert.equal((await shop.page(order.id)).refunded, total);
});

test("a customer who clicks twice, or comes back twice, pays once", async () => {
  const order = await shop.orderOnline();
  const [one, two] = [shop.visitor(), shop.visitor()];
  const pages = await Promise.all([one, two].map((visitor) => visitor.open(`${shop.payPath(order)}/aller`)));
  const [first, second] = pages.map(leadsTo);
  assert.equal(first, second);

  const page = pathOf(first ?? "");
  await Promise.all([one.fill(page, { move: "pay" }), two.fill(page, { move: "pay" })]);
  await Promise.all([1, 2, 3].map(() => one.open(page.replace("/essai", ""))));
  await shop.settled();

  const { movements, total, captured } = await shop.page(order.id);
  assert.equal(movements.length, 1);
  assert.equal(captured, total);
});

test("the account's keys are shown to nobody, and a test account exists in demonstration shops only", async () => {
  const secrets = { secretKey: "sk_test_longue-cle" };
  const added = await shop.desk.send("POST", "/payment-accounts", { provider: "stripe", mode: "test", secrets });
  const listed = await shop.desk.get("/payment-accounts");

  assert.equal(added.status, 201);
  assert.ok(!JSON.stringify([added.body, listed.body]).includes("longue-cle"));
  const kept = await shop.db.reads.all<{ secrets: Buffer }>("select secrets from payment_accounts");
  assert.ok(kept.every((row) => !row.secrets.includes("longue-cle")));
  const real = await openTestShop();
  const refused = await real.desk.send<{ code: string }>("POST", "/payment-accounts", {
    provider: "test",
    mode: "test",
  });
  assert.equal(refused.body.code, "test_provider_refused");
  await real.close();
});

test("a program with a key may not say whose account the money goes to", async () => {
  const key = await shop.desk.send<{ token: string }>("POST", "/api-keys", { name: "Comptabilité" });
  const program = createClient(`${shop.address}/api/v1/shops/${shop.shop.slug}`, {
    authorization: `Bearer ${key.body.token}`,
  });
  const secrets = { secretKey: "sk_test_d-un-autre" };

  const added = await program.send("POST", "/payment-accounts", { provider: "stripe", mode: "test", secrets });
  const changed = await program.send("PUT", `/payment-accounts/${shop.account.id}`, { mode: "test" });

  assert.deepEqual([added.status, changed.status], [403, 403]);
});
