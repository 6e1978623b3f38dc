// The whole life of an order as Webnode's merchants know it: confirmed → paid → shipped → completed → archived.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { nextStep } from "../../admin/order/next-step.ts";
import type { OrderList } from "../../src/overview/order-row.ts";
import { trackingToken } from "../../src/orders/tracking.ts";
import { documentOf } from "../support/documents.ts";
import { openMailbox, type Mailbox } from "../support/mailbox.ts";
import { textOfPdf } from "../support/pdf-text.ts";
import { karim } from "../support/people.ts";
import { createVisitor, textOf } from "../support/visitor.ts";
import { isAbout, openTestShop, sophie, type Placed, type TestShop } from "../support/shop.ts";

let mailbox: Mailbox;
let shop: TestShop;
let order: Placed;
before(async () => {
  mailbox = await openMailbox();
  shop = await openTestShop({ vocabulary: "simple", smtpUrl: mailbox.url, settings: { invoiceRule: "hand" } });
  const seller = { email: "bonjour@atelier.exemple.fr" };
  const changed = await shop.desk.send("PATCH", "/settings", { seller });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
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

test("W1, W2, W3 the customer and the merchant each get one confirmation, in the shop's name; an answer goes to the shop's address", async () => {
  const [toCustomer, ...moreToCustomer] = await mailsTo(karim.contact.email, order);
  const [toMerchant, ...moreToMerchant] = await mailsTo(sophie.email, order);

  assert.ok(toCustomer && toMerchant);
  assert.deepEqual([moreToCustomer, moreToMerchant], [[], []]);
  assert.equal(toCustomer.from, '"Atelier Lumen" <commandes@atelier.exemple.fr>');
  assert.equal(toCustomer.replyTo, "bonjour@atelier.exemple.fr");
});

test("W3 the page after the order says where to look when the confirmation is not found", async () => {
  const thanks = await createVisitor(shop.address).open(
    `/s/${shop.shop.slug}/merci/${trackingToken(shop.shop, order.id)}`,
  );

  assert.match(textOf(thanks.html), /indésirables, et ajoutez la boutique à vos contacts/);
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
    [
      "record_payment",
      "prepare",
      "ship",
      "complete",
      "cancel",
      "archive",
      "delete",
      "note",
      "choose_status",
      "write",
      "issue_invoice",
      "edit",
      "withhold",
      "ask_payment",
      "ask_deposit",
      "print_label",
    ],
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

test("W14, W15, W18 the parcel leaves with its number, and the customer gets the carrier's link in one mail", async () => {
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

test("W16, W17 any carrier whose address is set on the delivery method is followed by its own link", async () => {
  type Method = { id: string; kind: string; version: number } & Record<string, unknown>;
  const { body } = await shop.desk.get<{ deliveryMethods: Method[] }>("/delivery-methods");
  const home = body.deliveryMethods.find((method) => method.kind === "shipping");
  assert.ok(home);
  const { id, version: _version, ...method } = home;
  const trackingUrl = "https://www.dhl.com/fr-fr/home/tracking.html?tracking-id={tracking}";

  const changed = await shop.desk.send("PUT", `/delivery-methods/${id}`, { ...method, carrier: "DHL", trackingUrl });
  const order = await shop.order();
  await shop.verb(order.id, "shipments", { trackingNumber: "JD014600003889" });

  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  const [parcel] = (await shop.page(order.id)).parcels;
  const link = "https://www.dhl.com/fr-fr/home/tracking.html?tracking-id=JD014600003889";
  assert.deepEqual([parcel?.carrier, parcel?.trackingLink], ["DHL", link]);
  assert.ok((await mailsTo(karim.contact.email, order)).some((mail) => mail.text.includes(link)));
});

test("W21 paid, delivered and completed, the order is shown with archiving as what comes next", async () => {
  const { id } = await shop.order();
  await shop.verb(id, "payments", { tell: "nobody" });
  await shop.verb(id, "shipments", { tell: "nobody" });
  await shop.verb(id, "delivery", { tell: "nobody" });
  assert.equal(nextStep(await shop.page(id)), "complete");

  await shop.verb(id, "completion");

  const page = await shop.page(id);
  assert.ok(page.actions.some((one) => one.verb === "archive"));
  assert.equal(nextStep(page), "archive");
});

test("W19, W20, W25 archived, it leaves the active list and is found among the archived ones", async () => {
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

test("W23 a cancelled order is cleared away, and is kept among the deleted ones", async () => {
  const cancelled = await shop.order();
  await shop.verb(cancelled.id, "cancellation", { tell: "nobody" });

  const cleared = await shop.desk.send("DELETE", `/orders/${cancelled.id}`);

  assert.equal(cleared.status, 200, JSON.stringify(cleared.body));
  assert.ok(!(await listed("")).includes(cancelled.id));
  assert.ok(!(await listed("?view=cancelled")).includes(cancelled.id));
  assert.ok((await listed("?view=deleted")).includes(cancelled.id));
});

test("W22 an order without money or invoice may be deleted and brought back; one with money may not", async () => {
  const mistake = await shop.order();
  const paid = await shop.order();
  await shop.verb(paid.id, "payments", { tell: "nobody" });

  const deleted = await shop.desk.send("DELETE", `/orders/${mistake.id}`);
  const refused = await shop.desk.send("DELETE", `/orders/${paid.id}`);

  assert.equal(deleted.status, 200);
  assert.ok(!(await listed("")).includes(mistake.id));
  assert.ok((await listed("?view=deleted")).includes(mistake.id));
  assert.equal(refused.status, 409);
  assert.equal(refused.body["code"], "order_is_in_the_books");
  await shop.verb(mistake.id, "restoration");
  assert.ok((await listed("")).includes(mistake.id));
});

test("W24 an order prints as a page of its own, with its number, customer, things and total", async () => {
  const order = await shop.order();

  const { bytes, headers } = await documentOf(shop, `/orders/${order.id}/print.pdf`);

  assert.equal(headers.get("content-type"), "application/pdf");
  const text = textOfPdf(bytes);
  for (const words of [order.reference, "Karim Benali", "Bougie parfumée Figuier", "33,80\u00a0€"])
    assert.ok(text.includes(words), `${words} is missing`);
});
