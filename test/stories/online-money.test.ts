// Where online money is, what it makes by itself, and what an unpaid invoice offers.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openMailbox, type Mailbox } from "../support/mailbox.ts";
import { leadsTo, openPayingShop, pathOf, type PayingShop } from "../support/paying.ts";
import { openFakeStripe } from "../support/providers/fake-stripe.ts";
import { isAbout, openTestShop, sophie, type Placed } from "../support/shop.ts";

let mailbox: Mailbox;
let stripe: Awaited<ReturnType<typeof openFakeStripe>>;
let shop: PayingShop;
before(async () => {
  mailbox = await openMailbox();
  stripe = await openFakeStripe({ isLive: true });
  const { baseUrl, secrets } = stripe;
  shop = await openPayingShop({
    provider: "stripe",
    mode: "live",
    baseUrl,
    secrets,
    smtpUrl: mailbox.url,
    vocabulary: "invoice-led",
    settings: {
      invoiceRule: "placement",
      automaticStatuses: { paid: "fulfilment:processing", refunded: "", labelPrinted: "", typedIn: "" },
    },
  });
});
after(async () => {
  await shop.close();
  await stripe.close();
  await mailbox.close();
});

/** The customer goes to Stripe's page by the link, and comes back from it. */
async function atStripe(order: Placed, does: "pay" | "decline" | "leave"): Promise<void> {
  const visitor = shop.visitor();
  const page = leadsTo(await visitor.open(`${shop.payPath(order)}/aller`));
  const session = stripe.sessionAt(page);
  if (does === "pay") stripe.books.pay(session.id);
  if (does === "decline") stripe.books.decline(session.id, "insufficient_funds");
  if (does !== "leave") await visitor.open(pathOf(session.success_url));
  await shop.settled();
}
const mailsTo = async (address: string, order: Placed) => {
  await shop.settled();
  return (await mailbox.mails()).filter((mail) => mail.to.includes(address) && isAbout(mail, order));
};
const karim = "karim.benali@exemple.fr";

test("C12, M18, M20 each order says where its money is, with the way to the transaction at the provider", async () => {
  const order = await shop.orderOnline();
  await atStripe(order, "pay");

  const [attempt] = (await shop.page(order.id)).online.attempts;
  assert.equal(attempt?.provider, "stripe");
  assert.equal(attempt?.held, order.total);
  assert.match(attempt?.transaction ?? "", /^pi_/);
  assert.match(attempt?.dashboardUrl ?? "", /^https:\/\/dashboard\.stripe\.com\/payments\/pi_/);
});

test("M26, E28 a payment that was not finished is shown with its provider and its number there", async () => {
  const order = await shop.orderOnline();
  await atStripe(order, "leave");

  const page = await shop.page(order.id);
  assert.equal(page.awaitingMeans, "online");
  assert.equal(page.online.attempts[0]?.provider, "stripe");
  assert.equal(page.online.attempts[0]?.state, "open");
});

test("C4, Q25, Q26 paid by the link, the invoice is paid and the order ready to ship, with nothing more to set", async () => {
  const order = await shop.orderOnline();
  await shop.settled();
  assert.equal((await shop.page(order.id)).invoiceStatus, "issued");

  await atStripe(order, "pay");

  const page = await shop.page(order.id);
  assert.deepEqual([page.invoiceStatus, page.paymentStatus, page.fulfilmentStatus], ["paid", "paid", "processing"]);
  const moved = page.history.filter(({ actor }) => actor.kind === "provider").map(({ kind }) => kind);
  assert.deepEqual(moved, ["payment.received"]);
});

test("Q39 the invoice stays unpaid when the payment failed", async () => {
  const order = await shop.orderOnline();
  await atStripe(order, "decline");

  const page = await shop.page(order.id);
  assert.deepEqual([page.invoiceStatus, page.captured], ["issued", 0]);
});

test("Q22 an unpaid invoice is mailed with a link to pay online, also to who had chosen a cheque", async () => {
  for (const payment of ["online", "cheque"] as const) {
    const order = await shop.order({ payment });

    const invoices = (await mailsTo(karim, order)).filter(({ subject }) => subject.includes("facture"));
    assert.equal(invoices.length, 1);
    assert.ok(invoices[0]?.text.includes(shop.payPath(order)), payment);
  }
});

test("Q38 the merchant decides whether unpaid invoices offer it", async () => {
  await shop.desk.send("PATCH", "/settings", { offersPayLink: false });
  const order = await shop.order({ payment: "cheque" });

  const [invoice] = (await mailsTo(karim, order)).filter(({ subject }) => subject.includes("facture"));
  assert.ok(invoice && !invoice.text.includes("/p/"));
  await shop.desk.send("PATCH", "/settings", { offersPayLink: true });
});

test("Q20 a shop may take orders without taking payments online", async () => {
  const plain = await openTestShop();
  const order = await plain.order({ payment: "cheque" });

  assert.equal((await plain.page(order.id)).awaitingMeans, "offline");
  await plain.close();
});

test("M8 an order paid with play money leaves no trace in the books, and may be deleted", async () => {
  const sandbox = await openFakeStripe();
  const { baseUrl, secrets } = sandbox;
  const trying = await openPayingShop({ provider: "stripe", mode: "test", baseUrl, secrets });
  const lines = [{ variantId: (await trying.product({})).variantId, quantity: 1 }];
  const { token } = (await trying.guest.send<{ token: string }>("POST", "/carts", { lines })).body;
  const cart = await trying.guest.get<{ paymentMethods: { kind: string; isTest: boolean }[] }>(`/carts/${token}`);
  const tests = cart.body.paymentMethods.filter(({ isTest }) => isTest).map(({ kind }) => kind);
  assert.deepEqual(tests, ["online"], "the customer reads that it is a trial");
  const order = await trying.orderOnline();
  const visitor = trying.visitor();
  const session = sandbox.sessionAt(leadsTo(await visitor.open(`${trying.payPath(order)}/aller`)));
  sandbox.books.pay(session.id);
  await visitor.open(pathOf(session.success_url));
  await trying.settled();

  const page = await trying.page(order.id);
  assert.deepEqual([page.paymentStatus, page.isTest, page.invoices.length], ["paid", true, 0]);
  assert.equal((await trying.desk.send("POST", `/orders/${order.id}/invoice`, {})).status, 409);
  assert.equal((await trying.desk.send("DELETE", `/orders/${order.id}`)).status, 200);
  await trying.close();
  await sandbox.close();
});

test("the merchant hears of a payment that did not go through, with the reason", async () => {
  const order = await shop.orderOnline();
  await atStripe(order, "decline");

  const told = (await mailsTo(sophie.email, order)).find(({ subject }) => subject.includes("refusé"));
  assert.match(told?.text ?? "", /pas assez approvisionné/);
});
