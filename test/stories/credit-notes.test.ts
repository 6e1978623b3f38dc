// An invoice is never changed nor deleted: a credit note takes it back, in a series of its own.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { verifyInvoiceChain } from "../../src/invoices/chain.actions.ts";
import type { InvoiceList, InvoiceView } from "../../src/invoices/invoice-view.ts";
import { openCorrespondence } from "../support/correspondence.ts";
import { documentOf } from "../support/documents.ts";
import { breaches } from "../support/invariants.ts";
import { textOfPdf } from "../support/pdf-text.ts";
import { camille, francois } from "../support/people.ts";
import { openTestShop, type Placed } from "../support/shop.ts";

type Correspondence = Awaited<ReturnType<typeof openCorrespondence>>;

let post: Correspondence;
before(async () => {
  post = await openCorrespondence();
});
after(() => post.close());

const paidOrder = async (): Promise<Placed> => {
  const order = await post.shop.order({ person: camille });
  await post.shop.verb(order.id, "payments", { tell: "nobody" });
  await post.shop.settled();
  return order;
};
const documentsOf = async (order: Placed) => (await post.shop.page(order.id)).invoices;
const viewOf = async (id: string) => (await post.shop.desk.get<InvoiceView>(`/invoices/${id}`)).body;

test("E14 an invoice taken back by a credit note, another one is issued for the same order", async () => {
  const order = await paidOrder();

  await post.shop.verb(order.id, "credit-note", { reason: "Erreur d’adresse", tell: "nobody" });
  const credited = await post.shop.page(order.id);
  await post.shop.verb(order.id, "invoice", { tell: "nobody" });
  await post.shop.settled();

  assert.equal(credited.invoiceStatus, "credited");
  const page = await post.shop.page(order.id);
  assert.equal(page.invoiceStatus, "paid");
  assert.deepEqual(
    page.invoices.map(({ kind, number, isCredited }) => [kind, number.replace(/\d{4}-/, ""), isCredited]),
    [
      ["invoice", "FA-0001", true],
      ["credit_note", "AV-0001", false],
      ["invoice", "FA-0002", false],
    ],
  );
  assert.deepEqual(await breaches(post.shop.db, post.shop.shop.id), []);
});

test("the credit note names the invoice and its day, and gives back each rate's tax to the cent", async () => {
  const order = await paidOrder();
  const answer = await post.shop.verb(order.id, "credit-note", { reason: "Erreur d’adresse", tell: "nobody" });
  await post.shop.settled();

  const [invoice, note] = await Promise.all((await documentsOf(order)).map(({ id }) => viewOf(id)));
  assert.ok(invoice && note);
  const { lines, shipping, taxes, net, tax, total, buyer, seller } = invoice.content;
  assert.deepEqual(
    { lines, shipping, taxes, net, tax, total, buyer, seller },
    Object.fromEntries(
      ["lines", "shipping", "taxes", "net", "tax", "total", "buyer", "seller"].map((field) => [
        field,
        note.content[field as "lines"],
      ]),
    ),
  );
  assert.deepEqual(note.content.corrects, { number: invoice.number, issuedOn: invoice.content.issuedOn });
  assert.deepEqual([note.content.paid, note.content.due], [0, 0]);
  const { bytes, headers } = await documentOf(post.shop, `/invoices/${note.id}/pdf`);
  assert.equal(headers.get("content-disposition"), `inline; filename="${note.number}.pdf"`);
  const text = textOfPdf(bytes);
  const day = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "Europe/Paris" }).format(new Date());
  for (const words of [
    "Avoir",
    note.number,
    "Annule la facture",
    invoice.number,
    `du ${day}`.replaceAll(" ", "\u00a0"),
    "Erreur d’adresse",
  ])
    assert.ok(text.includes(words), `${words} is missing from:\n${text}`);
  assert.ok(text.includes("Montant de l’avoir"), text);
  assert.ok(!text.includes("Payée"), text);
  assert.equal(answer.invoiceStatus, "credited");
});

test("an invoice is taken back once, and nothing is taken back where nothing was issued", async () => {
  const order = await paidOrder();
  const never = await post.shop.order();
  const ask = (id: string) => post.shop.desk.send("POST", `/orders/${id}/credit-note`, { tell: "nobody" });

  const answers = await Promise.all([1, 2, 3, 4].map(() => ask(order.id)));

  assert.deepEqual(
    answers.map((answer) => answer.status).toSorted((a, b) => a - b),
    [201, 409, 409, 409],
  );
  const refused = await ask(never.id);
  assert.deepEqual([refused.status, refused.body["code"]], [409, "nothing_to_credit"]);
  assert.equal((await documentsOf(order)).length, 2);
});

test("a cancelled order's invoice is taken back by itself, and one message says both", async () => {
  const order = await paidOrder();

  const mails = await post.broughtBy(camille.contact.email, order, async () => {
    await post.shop.verb(order.id, "cancellation", { tell: "customer" });
    await post.shop.settled();
  });

  const page = await post.shop.page(order.id);
  assert.deepEqual([page.invoiceStatus, page.invoices.at(-1)?.kind], ["credited", "credit_note"]);
  const [mail] = mails;
  assert.equal(mails.length, 1);
  assert.match(mail?.subject ?? "", /est annulée, avoir AV-\d{4}-\d{4}/);
  assert.deepEqual(
    mail?.attachments.map(({ fileName }) => fileName),
    [`${page.invoices.at(-1)?.number}.pdf`],
  );
  assert.ok(page.history.some(({ kind, actor }) => kind === "credit_note.issued" && actor.kind === "system"));
});

test("a cancelled order without an invoice gets no credit note, and its message as before", async () => {
  const order = await post.shop.order({ person: camille });

  const mails = await post.broughtBy(camille.contact.email, order, async () => {
    await post.shop.verb(order.id, "cancellation", { tell: "customer" });
    await post.shop.settled();
  });

  assert.deepEqual(await documentsOf(order), []);
  assert.equal(mails.length, 1);
  assert.match(mails[0]?.subject ?? "", /est annulée –/);
});

test("before it happens, the desk says that cancelling takes the invoice back", async () => {
  const order = await paidOrder();

  const cancel = (await post.shop.page(order.id)).actions.find(({ verb }) => verb === "cancel");

  assert.deepEqual(cancel?.effects, ["customer", "credit_note", "money_kept"]);
});

test("each series counts for itself without a gap, however many are asked for at once", async () => {
  const orders = [];
  for (let count = 0; count < 6; count++) orders.push(await paidOrder());

  await Promise.all(orders.map(({ id }) => post.shop.verb(id, "credit-note", { tell: "nobody" })));
  await post.shop.settled();

  assert.deepEqual(await verifyInvoiceChain(post.shop.db.reads, post.shop.shop.id), []);
  assert.deepEqual(await breaches(post.shop.db, post.shop.shop.id), []);
});

test("in the list an invoice taken back says so, and a credit note is found by the invoice's number", async () => {
  const order = await paidOrder();
  await post.shop.verb(order.id, "credit-note", { tell: "nobody" });
  const [invoice, note] = await documentsOf(order);

  const { invoices } = (await post.shop.desk.get<InvoiceList>(`/invoices?q=${invoice?.number}`)).body;

  assert.deepEqual(
    invoices.map(({ number, kind, status }) => [number, kind, status]),
    [
      [note?.number, "credit_note", null],
      [invoice?.number, "invoice", "credited"],
    ],
  );
});

test("a credit note is sent again by e-mail as a credit note", async () => {
  const order = await paidOrder();
  await post.shop.verb(order.id, "credit-note", { tell: "nobody" });
  const note = (await documentsOf(order)).at(-1);

  const mails = await post.broughtBy(camille.contact.email, order, async () => {
    const sent = await post.shop.desk.send("POST", `/invoices/${note?.id}/sending`, {});
    assert.equal(sent.status, 202);
    await post.shop.settled();
  });

  assert.equal(mails.length, 1);
  assert.match(mails[0]?.subject ?? "", new RegExp(`^Votre avoir ${note?.number}`));
});

test("invoices and credit notes cannot be given one prefix: no two documents bear one number", async () => {
  const answer = await post.shop.desk.send("PATCH", "/settings", { creditNotePrefix: "FA-" });

  assert.deepEqual([answer.status, answer.body["code"]], [422, "prefix_used_twice"]);
});

test("in Québec both taxes are taken back, each with its number", async () => {
  const shop = await openTestShop({ preset: "CA-QC", settings: { invoiceRule: "hand" } });
  try {
    const order = await shop.order({ person: francois });
    await shop.verb(order.id, "invoice", { tell: "nobody" });
    await shop.verb(order.id, "credit-note", { tell: "nobody" });
    await shop.settled();

    const [, note] = (await shop.page(order.id)).invoices;
    const text = textOfPdf((await documentOf(shop, `/invoices/${note?.id}/pdf`)).bytes);
    for (const words of ["Avoir", "TPS 5\u00a0%", "TVQ 9,975\u00a0%"]) assert.ok(text.includes(words), text);
  } finally {
    await shop.close();
  }
});

test("a cancellation undone: its credit note stays, and another invoice follows by the shop's rule, or waits for the merchant", async () => {
  for (const [rule, count] of [
    ["placement", 3],
    ["dispatch", 3],
    ["hand", 2],
  ] as const) {
    await post.shop.desk.send("PATCH", "/settings", { invoiceRule: rule });
    const order = await post.shop.order({ person: camille });
    if (rule === "dispatch") await post.shop.verb(order.id, "shipments", { tell: "nobody" });
    if (rule === "hand") await post.shop.verb(order.id, "invoice", { tell: "nobody" });
    await post.shop.settled();
    await post.shop.verb(order.id, "cancellation", { tell: "nobody" });
    await post.shop.settled();

    await post.shop.verb(order.id, "undo", {});
    await post.shop.settled();

    const page = await post.shop.page(order.id);
    assert.deepEqual([rule, page.invoices.length, page.life], [rule, count, "open"]);
    assert.equal(page.invoices[1]?.kind, "credit_note");
    const reopened = page.history.find(({ kind }) => kind === "order.reopened");
    assert.equal(reopened?.data["creditNote"], page.invoices[1].number);
    assert.equal(page.invoiceStatus, rule === "hand" ? "credited" : "issued");
  }
  await post.shop.desk.send("PATCH", "/settings", { invoiceRule: "payment" });
  assert.deepEqual(await breaches(post.shop.db, post.shop.shop.id), []);
});
