// A part of the total asked for first, then the balance, by one link that never grows old.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { InvoiceView } from "../../src/invoices/invoice-view.ts";
import { documentOf } from "../support/documents.ts";
import { breaches } from "../support/invariants.ts";
import { openPayingShop, leadsTo, pathOf, type PayingShop } from "../support/paying.ts";
import { textOfPdf } from "../support/pdf-text.ts";
import type { Placed } from "../support/shop.ts";

let shop: PayingShop;
before(async () => {
  shop = await openPayingShop({ provider: "test", settings: { invoiceRule: "hand" } });
});
after(() => shop.close());

const ask = async (order: Placed, body: object) => {
  const answer = await shop.desk.send<{ code?: string }>("POST", `/orders/${order.id}/deposit`, body);
  await shop.settled();
  return [answer.status, answer.body.code];
};

/** The customer follows the link of his order to the provider's page, and pays what it asks for there. */
async function payByLink(order: Placed): Promise<void> {
  const visitor = shop.visitor();
  const page = await visitor.open(`${shop.payPath(order)}/aller`);
  await visitor.fill(pathOf(leadsTo(page)), { move: "pay" });
  await shop.settled();
}

test("a deposit of 30 % is asked for, paid by the link, and the balance by the same link", async () => {
  const order = await shop.orderOnline();
  const first = Math.round(order.total * 0.3);

  assert.deepEqual(await ask(order, { percent: 300_000 }), [200, undefined]);

  const asked = await shop.page(order.id);
  assert.deepEqual([asked.deposit, asked.asked, asked.due], [first, first, order.total]);
  const written = asked.messages.filter(({ kind, audience }) => kind === "payment_request" && audience === "customer");
  assert.equal(written.length, 1);
  assert.match((await shop.visitor().open(shop.payPath(order))).html, /C’est l’acompte/);

  await payByLink(order);
  const between = await shop.page(order.id);
  assert.deepEqual(
    [between.paymentStatus, between.captured, between.asked],
    ["partially_paid", first, order.total - first],
  );
  assert.match((await shop.visitor().open(shop.payPath(order))).html, /Acompte reçu/);

  await payByLink(order);
  const paid = await shop.page(order.id);
  assert.deepEqual([paid.paymentStatus, paid.captured, paid.online.toVerify], ["paid", order.total, ""]);
  await shop.settled();
  assert.deepEqual(await breaches(shop.db, shop.shop.id), []);
});

test("an invoice issued in between says the deposit received and the balance due", async () => {
  const order = await shop.orderOnline();
  await ask(order, { amount: 1_000 });
  await payByLink(order);

  const issued = await shop.verb(order.id, "invoice", { tell: "nobody" });
  await shop.settled();

  const [invoice] = (await shop.page(order.id)).invoices;
  const { content } = (await shop.desk.get<InvoiceView>(`/invoices/${invoice?.id}`)).body;
  assert.deepEqual([content.paid, content.due, content.isDeposit], [1_000, order.total - 1_000, true]);
  const text = textOfPdf((await documentOf(shop, `/invoices/${invoice?.id}/pdf`)).bytes);
  assert.ok(text.includes("Acompte reçu") && text.includes("Solde à payer"), text);
  assert.equal(issued.invoiceStatus, "issued");
});

test("a deposit is a part: neither nothing nor all; asked for no more, all that is due is", async () => {
  const order = await shop.orderOnline();

  assert.deepEqual(await ask(order, { amount: order.total }), [422, "amount_not_a_part"]);
  assert.deepEqual(await ask(order, { percent: 1 }), [422, "amount_not_a_part"]);
  assert.deepEqual(await ask(order, { amount: 500, tell: "nobody" }), [200, undefined]);
  assert.equal((await shop.desk.send("DELETE", `/orders/${order.id}/deposit`)).status, 200);

  const page = await shop.page(order.id);
  assert.deepEqual([page.deposit, page.asked], [0, order.total]);
  assert.ok(page.history.some(({ kind }) => kind === "deposit.dropped"));
});
