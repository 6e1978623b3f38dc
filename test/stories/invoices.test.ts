// The invoice of a shop that invoices at payment: issued by itself, printed once, a snapshot.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import type { InvoiceView } from "../../src/invoices/invoice-view.ts";
import { Seller } from "../../src/shops/shop.ts";
import { documentOf, invoiceOf } from "../support/documents.ts";
import { pdfaOf, textOfPdf } from "../support/pdf-text.ts";
import { camille } from "../support/people.ts";
import { openTestShop, type Placed, type TestShop } from "../support/shop.ts";

const seller = Seller.parse({
  legalName: "Atelier Lumen SARL",
  legalForm: "SARL",
  capital: "8 000 €",
  line1: "14 rue de la Charité",
  postalCode: "69002",
  city: "Lyon",
  email: "bonjour@atelier.exemple.fr",
  registration: "812 345 678 00019",
  register: "RCS Lyon",
  taxId: "FR12812345678",
  invoiceFooter: "Garantie légale de conformité\u00a0: deux ans.",
});

const yearIn = (timeZone: string) => new Intl.DateTimeFormat("en-US", { year: "numeric", timeZone }).format(new Date());

let shop: TestShop;
let order: Placed;
before(async () => {
  shop = await openTestShop({ settings: { seller } });
  order = await shop.order({ person: camille, payment: "cheque" });
});
after(() => shop.close());

test("C15, Q8 the payment recorded, the invoice exists without a click and is paid", async () => {
  assert.equal((await shop.page(order.id)).invoices.length, 0);

  await shop.verb(order.id, "payments", { method: "Chèque", receivedOn: "2026-11-21", tell: "nobody" });
  await shop.settled();

  const page = await shop.page(order.id);
  assert.equal(page.invoiceStatus, "paid");
  assert.equal(page.invoices[0]?.number, `FA-${yearIn("Europe/Paris")}-0001`);
  assert.ok(page.history.some((entry) => entry.kind === "invoice.issued" && entry.actor.kind === "system"));
});

test("C17, E13, Q7 from the order the invoice opens as a PDF/A with number, totals and accents", async () => {
  const invoice = await invoiceOf(shop, order);
  const { bytes, headers } = await documentOf(shop, `/invoices/${invoice.id}/pdf`);

  assert.equal(headers.get("content-type"), "application/pdf");
  assert.equal(headers.get("content-disposition"), `inline; filename="${invoice.number}.pdf"`);
  assert.equal(pdfaOf(bytes), "3A");
  const text = textOfPdf(bytes);
  for (const words of [
    invoice.number,
    order.reference,
    "Camille Lefèvre",
    "3 place du Marché",
    "Bougie parfumée Figuier",
    "TVA 20\u00a0%",
    "33,80\u00a0€",
    "Payé le 21 novembre 2026",
    "Chèque",
    "Net à payer",
  ])
    assert.ok(text.includes(words), `${words} is missing`);
});

test("Q33 the company's information stands on the invoice, at its head and at its foot", async () => {
  const text = textOfPdf((await documentOf(shop, `/invoices/${(await invoiceOf(shop, order)).id}/pdf`)).bytes);

  for (const words of [
    "14 rue de la Charité",
    "SIRET 812 345 678 00019 · RCS Lyon · TVA FR12812345678",
    "SARL au capital de 8 000 €",
    "Garantie légale de conformité\u00a0: deux ans.",
  ])
    assert.ok(text.includes(words), `${words} is missing`);
});

test("E12, Q9 what is printed is the file that was stored: the same bytes each time, with their SHA-256", async () => {
  const invoice = await invoiceOf(shop, order);
  const first = await documentOf(shop, `/invoices/${invoice.id}/pdf`);
  const second = await documentOf(shop, `/invoices/${invoice.id}/pdf`);

  const rows = await shop.db.reads.all<{ bytes: Buffer; sha256: Buffer }>(
    "select bytes, sha256 from invoice_files where invoice_id = $1",
    [invoice.id],
  );
  assert.equal(rows.length, 1);
  assert.ok(first.bytes.equals(second.bytes));
  assert.ok(rows[0]?.bytes.equals(first.bytes));
  const sha256 = createHash("sha256").update(first.bytes).digest("hex");
  assert.equal(rows[0]?.sha256.toString("hex"), sha256);
  assert.equal(first.headers.get("etag"), `"${sha256}"`);
});

test("the invoice is a snapshot: the shop moves and renames itself, the invoice does not", async () => {
  const { id } = await invoiceOf(shop, order);
  const before = (await shop.desk.get<InvoiceView>(`/invoices/${id}`)).body;

  await shop.db.reads.run(
    "update shops set name = 'Ailleurs', settings = jsonb_set(settings, '{seller,city}', '\"Brest\"')",
  );

  assert.deepEqual((await shop.desk.get<InvoiceView>(`/invoices/${id}`)).body, before);
  assert.equal(before.content.seller["city"], "Lyon");
  assert.equal(before.content.total, order.total);
});

test("not paid after all: the invoice stays, and is no longer paid", async () => {
  await shop.verb(order.id, "payments/reversal");
  assert.equal((await shop.page(order.id)).invoiceStatus, "issued");

  await shop.verb(order.id, "payments", { tell: "nobody" });
  await shop.settled();
  const page = await shop.page(order.id);
  assert.deepEqual([page.invoiceStatus, page.invoices.length], ["paid", 1]);
});

test("a job that runs twice issues once", async () => {
  const row = await shop.db.reads.one<{ id: string; data: object }>(
    "select id, data from happenings where order_id = $1 and kind = 'payment.received' order by id limit 1",
    [order.id],
  );
  const payload = {
    shopId: shop.shop.id,
    happeningId: row?.id,
    orderId: order.id,
    kind: "payment.received",
    data: row?.data,
  };
  for (let round = 0; round < 3; round++)
    await shop.db.reads.run("select graphile_worker.add_job('issueInvoice', $1::json)", [JSON.stringify(payload)]);
  await shop.settled();

  assert.equal((await shop.page(order.id)).invoices.length, 1);
});

test("the packing slip shows no price, the order's print shows them all", async () => {
  const slip = textOfPdf((await documentOf(shop, `/orders/${order.id}/packing-slip.pdf`)).bytes);
  const priced = textOfPdf((await documentOf(shop, `/orders/${order.id}/packing-slip.pdf?prices=shown`)).bytes);
  const print = textOfPdf((await documentOf(shop, `/orders/${order.id}/print.pdf`)).bytes);

  assert.ok(slip.includes("Bon de livraison") && slip.includes("Bougie parfumée Figuier"));
  assert.ok(!/\d€|\d\u00a0€\n/.test(slip));
  assert.ok(priced.includes("28,90\u00a0€"));
  assert.ok(print.includes("33,80\u00a0€"));
});

for (const [rule, verb] of [
  ["dispatch", "shipments"],
  ["placement", undefined],
] as const) {
  test(`a shop that invoices at ${rule} does so, once, whatever else happens`, async () => {
    const shop = await openTestShop({ settings: { invoiceRule: rule } });
    const order = await shop.order();
    await shop.settled();
    assert.equal((await shop.page(order.id)).invoices.length, verb ? 0 : 1);

    if (verb) await shop.verb(order.id, verb, { tell: "nobody" });
    await shop.verb(order.id, "payments", { tell: "nobody" });
    await shop.settled();

    const page = await shop.page(order.id);
    assert.deepEqual([page.invoices.length, page.invoiceStatus], [1, "paid"]);
    await shop.close();
  });
}
