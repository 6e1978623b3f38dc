// The whole life of an order as Webnode's merchants know it: confirmed → paid → shipped → completed → archived.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { OrderList } from "../../src/overview/order-row.ts";
import { openMailbox, type Mailbox } from "../support/mailbox.ts";
import { karim } from "../support/people.ts";
import { isAbout, openTestShop, sophie, type Placed, type TestShop } from "../support/shop.ts";

let mailbox: Mailbox;
let shop: TestShop;
let order: Placed;
before(async () => {
  mailbox = await openMailbox();
  shop = await openTestShop({ vocabulary: "simple", smtpUrl: mailbox.url, settings: { invoiceRule: "hand" } });
  order = await shop.order({ message: "C’est un cadeau" });
});
after(async () => {
  await shop.close();
  await mailbox.close();
});

const listed = async (query: string) =>
  (await shop.desk.get<OrderList>(`/orders${query}`)).body.orders.map((one) => one.id);
const mailsTo = async (address: string, order: Placed) => {
  await shop.settled();
  return (await mailbox.mails()).filter((mail) => mail.to.includes(address) && isAbout(mail, order));
};

test("W1, W2, W3 the customer and the merchant each get one confirmation, from the shop's own address", async () => {
  const [toCustomer, ...moreToCustomer] = await mailsTo(karim.contact.email, order);
  const [toMerchant, ...moreToMerchant] = await mailsTo(sophie.email, order);

  assert.ok(toCustomer && toMerchant);
  assert.deepEqual([moreToCustomer, moreToMerchant], [[], []]);
  assert.match(toCustomer.from, /commandes@atelier\.exemple\.fr/);
});

test("W4 the merchant's mail ends in a link that opens that very order", async () => {
  const [mail] = await mailsTo(sophie.email, order);

  assert.ok(mail?.text.includes(`http://boutique.test/admin/${shop.shop.slug}/commandes/${order.id}`));
});

test("W5, W6 the order is in the list, and a row opens its page", async () => {
  const [row] = (await shop.desk.get<OrderList>("/orders")).body.orders;

  assert.equal(row?.id, order.id);
  assert.equal((await shop.page(order.id)).reference, order.reference);
});

test("W7 the page shows everything and what may be done", async () => {
  const page = await shop.page(order.id);

  assert.equal(page.customerMessage, "C’est un cadeau");
  assert.equal(page.total, order.total);
  assert.deepEqual(
    page.actions.map((one) => one.verb),
    ["record_payment", "prepare", "ship", "complete", "cancel", "archive", "delete", "note", "issue_invoice"],
  );
});

test("W8, W9, W11 marked as paid by hand, it shows the amount and the day the money came", async () => {
  await shop.verb(order.id, "payments", { receivedOn: "2026-11-20", tell: "nobody" });

  const page = await shop.page(order.id);
  assert.equal(page.paymentStatus, "paid");
  assert.deepEqual(
    page.movements.map(({ kind, amount, receivedOn }) => ({ kind, amount, receivedOn })),
    [{ kind: "captured", amount: order.total, receivedOn: "2026-11-20" }],
  );
});

test("W10 marked as unpaid again, by a new entry that leaves the first one in sight", async () => {
  await shop.verb(order.id, "payments/reversal");

  const page = await shop.page(order.id);
  assert.equal(page.paymentStatus, "awaiting");
  assert.deepEqual(
    page.movements.map((one) => one.kind),
    ["captured", "reversed"],
  );
  assert.equal(page.due, order.total);
  await shop.verb(order.id, "payments", { tell: "nobody" });
});

test("W12, W13 a comment is kept when it is saved, with who wrote it and when, for the team only", async () => {
  await shop.verb(order.id, "notes", { body: "Emballage cadeau demandé" });

  const [note] = (await shop.page(order.id)).notes;
  assert.equal(note?.body, "Emballage cadeau demandé");
  assert.equal(note?.author.name, sophie.name);
  const tracking = await shop.site.get<string>(order.trackingUrl.replace(/^https?:\/\/[^/]+/, ""));
  assert.equal(tracking.status, 200);
  assert.ok(!tracking.body.includes("Emballage cadeau"));
});

test("W14, W15, W16, W17, W18 the parcel leaves with its number, and the customer gets the carrier's link in one mail", async () => {
  await shop.verb(order.id, "shipments", { trackingNumber: "6A12345678901" });
  await shop.verb(order.id, "completion");

  const page = await shop.page(order.id);
  const link = "https://www.laposte.fr/outils/suivre-vos-envois?code=6A12345678901";
  assert.equal(page.fulfilmentStatus, "shipped");
  assert.ok(page.completedAt);
  assert.equal(page.parcels[0]?.trackingLink, link);
  const mails = (await mailsTo(karim.contact.email, order)).filter((mail) => mail.text.includes("6A12345678901"));
  assert.equal(mails.length, 1);
  assert.ok(mails[0]?.text.includes(link));
});

test("W19, W20, W21, W25 archived, it leaves the active list and is found among the archived ones", async () => {
  await shop.verb(order.id, "archive");

  assert.ok(!(await listed("")).includes(order.id));
  assert.ok((await listed("?view=archived")).includes(order.id));
  assert.ok((await listed(`?q=${order.reference}`)).includes(order.id));
});

test("W30 its history tells the whole life, oldest last, with who did what", async () => {
  const { history } = await shop.page(order.id);

  assert.deepEqual(history.map((one) => `${one.kind} ${one.actor.kind}`).reverse(), [
    "order.placed customer",
    "payment.received staff",
    "payment.reversed staff",
    "payment.received staff",
    "order.noted staff",
    "shipment.handed_over staff",
    "order.completed staff",
    "order.archived staff",
  ]);
});

test("W22, W23 an order without money or invoice may be deleted and brought back; one with money may not", async () => {
  const mistake = await shop.order();
  const paid = await shop.order();
  await shop.verb(paid.id, "payments", { tell: "nobody" });

  const deleted = await shop.desk.send("DELETE", `/orders/${mistake.id}`);
  const refused = await shop.desk.send("DELETE", `/orders/${paid.id}`);

  assert.equal(deleted.status, 200);
  assert.ok(!(await listed("")).includes(mistake.id));
  assert.ok((await listed("?view=deleted")).includes(mistake.id));
  assert.equal(refused.status, 409);
  assert.equal(refused.body["code"], "order_has_money_or_invoice");
  await shop.verb(mistake.id, "restoration");
  assert.ok((await listed("")).includes(mistake.id));
});

test("W24 an order prints as a page of its own", async () => {
  const order = await shop.order();

  const answer = await shop.desk.get<string>(`/orders/${order.id}/print.pdf`);

  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "application/pdf");
  assert.ok(answer.body.startsWith("%PDF-"));
});
