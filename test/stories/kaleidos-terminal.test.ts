// Quebec's flow at the shop's own terminal: the money is taken outside of Carnet.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openMailbox, type Mailbox } from "../support/mailbox.ts";
import { francois } from "../support/people.ts";
import { isAbout, openTestShop, type Placed, type TestShop } from "../support/shop.ts";

let mailbox: Mailbox;
let shop: TestShop;
let order: Placed;
before(async () => {
  mailbox = await openMailbox();
  shop = await openTestShop({
    preset: "CA-QC",
    vocabulary: "invoice-led",
    smtpUrl: mailbox.url,
    settings: { invoiceRule: "hand" },
  });
  order = await shop.order({ person: francois, payment: "cash", delivery: "pickup" });
});
after(async () => {
  await shop.close();
  await mailbox.close();
});

const mailsTo = async (address: string, order: Placed) => {
  await shop.settled();
  return (await mailbox.mails()).filter((mail) => mail.to.includes(address) && isAbout(mail, order));
};
const invoiceOf = async (order: Placed) => {
  const [invoice] = (await shop.page(order.id)).invoices;
  assert.ok(invoice, "the order has an invoice");
  return invoice;
};

test("Q21, Q28 the invoice is made from the order, not yet paid, with TPS and TVQ each on its own", async () => {
  await shop.verb(order.id, "invoice", { tell: "nobody" });

  const page = await shop.page(order.id);
  assert.equal(page.invoiceStatus, "issued");
  assert.deepEqual(
    page.taxes.map(({ name }) => name),
    ["TPS", "TVQ"],
  );
  assert.equal(page.net + page.tax, page.total);
});

test("Q29 it may be sent before it is paid", async () => {
  await shop.settled();
  const before = (await mailsTo(francois.contact.email, order)).length;

  const sent = await shop.desk.send("POST", `/invoices/${(await invoiceOf(order)).id}/sending`, {});

  assert.ok(sent.status < 300);
  assert.equal((await mailsTo(francois.contact.email, order)).length, before + 1);
});

test("Q30, Q31 the money was taken outside: the invoice is paid without any means being named", async () => {
  await shop.verb(order.id, "payments", { method: "", tell: "nobody" });

  const page = await shop.page(order.id);
  assert.equal(page.invoiceStatus, "paid");
  assert.equal(page.movements[0]?.method, "");
});

test("Q32 the invoice is printed, the order completed and shipped", async () => {
  await shop.verb(order.id, "completion");
  await shop.verb(order.id, "shipments", { tell: "nobody" });

  const page = await shop.page(order.id);
  assert.ok(page.completedAt);
  // Handed over at the counter, it has left and arrived at once.
  assert.equal(page.parcels.length, 1);
  assert.equal(page.fulfilmentStatus, "delivered");
  assert.equal((await shop.desk.get(`/invoices/${(await invoiceOf(order)).id}/pdf`)).status, 200);
});
