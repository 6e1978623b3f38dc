// Quebec's flow by cheque or transfer: the invoice leads.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { formatMoney, minor } from "../../shared/money.ts";
import type { CustomerList } from "../../src/overview/customers/customer-row.ts";
import type { OrderList } from "../../src/overview/order-row.ts";
import { documentOf } from "../support/documents.ts";
import { openMailbox, type Mailbox } from "../support/mailbox.ts";
import { textOfPdf } from "../support/pdf-text.ts";
import { francois } from "../support/people.ts";
import { isAbout, openTestShop, sophie, type Placed, type TestShop } from "../support/shop.ts";

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
  order = await shop.order({ person: francois, payment: "cheque" });
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

test("Q1, Q2 the customer gets his confirmation, and the merchant is told by e-mail", async () => {
  assert.equal((await mailsTo(francois.contact.email, order)).length, 1);
  assert.equal((await mailsTo(sophie.email, order)).length, 1);
});

test("Q6, Q12 the order is in the list as new: nothing paid, nothing prepared", async () => {
  const page = await shop.page(order.id);

  assert.equal(page.paymentStatus, "awaiting");
  assert.equal(page.fulfilmentStatus, "unfulfilled");
});

test("Q37 who orders joins the list of customers, with both addresses, and is found there", async () => {
  await shop.settled();
  const { customers } = (await shop.desk.get<CustomerList>("/customers?q=tremblay")).body;

  assert.equal(customers.length, 1);
  assert.equal(customers[0]?.email, francois.contact.email);
  assert.equal(customers[0]?.billingCity, francois.address.city);
  assert.equal(customers[0]?.deliveryCity, francois.address.city);
  assert.equal((await shop.desk.get<CustomerList>("/customers?q=personne")).body.customers.length, 0);
});

test("Q37 the customer's name and addresses are kept for his next order, once per e-mail address", async () => {
  const again = await shop.order({ person: francois });

  const [first, second] = [await shop.page(order.id), await shop.page(again.id)];
  assert.equal(first.customer.id, second.customer.id);
  assert.equal(second.customer.orderCount, 2);
  const row = await shop.db.reads.one<{ city: string }>(
    "select billing_address->>'city' as city from customers where id = $1",
    [first.customer.id],
  );
  assert.equal(row?.city, "Lévis");
});

test("Q13 it stands among the orders that await their payment, and says that the money is to be asked for", async () => {
  const awaiting = (await shop.desk.get<OrderList>("/orders?view=awaiting_payment")).body.orders;

  assert.ok(awaiting.some((one) => one.id === order.id));
  assert.equal((await shop.page(order.id)).awaitingMeans, "offline");
});

test("Q14, Q15 the cheque arrives: the means is kept, and the invoice is paid", async () => {
  await shop.verb(order.id, "invoice", { tell: "nobody" });
  await shop.verb(order.id, "payments", {
    method: "Chèque",
    reference: "no 1041",
    receivedOn: "2026-11-21",
    tell: "nobody",
  });

  const page = await shop.page(order.id);
  assert.deepEqual([page.paymentStatus, page.invoiceStatus], ["paid", "paid"]);
  assert.deepEqual([page.movements[0]?.method, page.movements[0]?.reference], ["Chèque", "no 1041"]);
});

test("Q7, Q9 the invoice opens as a PDF with both taxes, to be printed for the parcel", async () => {
  await shop.settled();
  const invoice = await invoiceOf(order);
  const { taxes } = await shop.page(order.id);

  const text = textOfPdf((await documentOf(shop, `/invoices/${invoice.id}/pdf`)).bytes);

  const amounts = taxes.map(({ tax }) => formatMoney(minor(tax), "CAD", "fr-CA"));
  assert.equal(amounts.length, 2);
  for (const words of [
    invoice.number,
    order.reference,
    "François Tremblay",
    "Bougie parfumée Figuier",
    "TPS 5\u00a0%",
    "TVQ 9,975\u00a0%",
    ...amounts,
  ])
    assert.ok(text.includes(words), `${words} is missing:\n${text}`);
});

test("Q10, Q16 from the list of invoices, one is sent by e-mail with its PDF", async () => {
  const { body } = await shop.desk.get<{ invoices: { id: string; orderReference: string }[] }>("/invoices");
  const row = body.invoices.find((one) => one.orderReference === order.reference);
  assert.ok(row);

  const sent = await shop.desk.send("POST", `/invoices/${row.id}/sending`, {});

  assert.ok(sent.status < 300, JSON.stringify(sent.body));
  const mail = (await mailsTo(francois.contact.email, order)).at(-1);
  assert.equal(mail?.attachments[0]?.contentType, "application/pdf");
});

test("Q18, Q19 the merchant sends the payment's confirmation; he was told himself when it was recorded", async () => {
  const before = (await mailsTo(francois.contact.email, order)).length;

  await shop.verb(order.id, "payment-confirmation");

  assert.equal((await mailsTo(francois.contact.email, order)).length, before + 1);
  assert.equal((await mailsTo(sophie.email, order)).length, 2);
});

test("Q17 paid, the order is ready to leave, and is completed by hand", async () => {
  await shop.verb(order.id, "completion");

  const page = await shop.page(order.id);
  assert.deepEqual([page.paymentStatus, page.fulfilmentStatus], ["paid", "processing"]);
  assert.ok(page.completedAt);
  assert.ok(page.actions.some((one) => one.verb === "ship"));
});

test("Q11 the order is prepared, and its parcel leaves with any carrier", async () => {
  await shop.verb(order.id, "preparation", { tell: "nobody" });
  assert.equal((await shop.page(order.id)).fulfilmentStatus, "processing");

  await shop.verb(order.id, "shipments", { carrier: "Purolator", trackingNumber: "JFV240000000", tell: "nobody" });

  const page = await shop.page(order.id);
  assert.equal(page.parcels[0]?.carrier, "Purolator");
  assert.equal(page.fulfilmentStatus, "shipped");
});
