import assert from "node:assert/strict";
import { test } from "node:test";
import { epcPayload } from "../shared/banking/epc.ts";
import { nowhere } from "../shared/banking/means.ts";
import { creditorReference, transferReference } from "../shared/banking/references.ts";
import { isSwissBill, swissPayload, type SwissBill } from "../shared/banking/swiss-bill.ts";
import { contentOf } from "../src/invoices/invoice.ts";
import { renderPdf } from "../src/lib/pdf.ts";
import type { Order } from "../src/orders/order.ts";
import { countryPresets } from "../src/shops/country-presets.ts";
import { Seller } from "../src/shops/shop.ts";
import { pageCountOf, pdfaOf } from "../test/support/pdf-text.ts";
import { codeOnPage, hasPdftoppm } from "../test/support/qr-reader.ts";
import { sampleOrder, sampleShop } from "../test/support/sample-order.ts";
import { invoiceDocument } from "./invoice-document.ts";

const skip = hasPdftoppm ? false : "pdftoppm is not installed";
const issue = { number: "FA-2026-0042", issuedAt: new Date("2026-11-22T10:00:00Z"), received: null };
const address = { line1: "Rue du Lac 12", postalCode: "1003", city: "Lausanne" };

/** The printed invoice of an unpaid order by transfer to this account. */
async function invoiceTo(iban: string, preset: "FR" | "BE" | "CH", changes: Partial<Order> = {}): Promise<Buffer> {
  const shop = sampleShop({ ...countryPresets[preset] });
  const settings = { ...shop.settings, seller: Seller.parse({ legalName: "Atelier Lumen", ...address }) };
  const { currency } = countryPresets[preset];
  const payTo = { ...nowhere, payee: "Atelier Lumen", iban };
  const paymentMethod = { id: "", kind: "transfer", name: "Virement", instructions: "", payTo } as const;
  const order = {
    ...sampleOrder({ currency, number: 1001, captured: 0 as Order["captured"] }),
    ...changes,
    paymentMethod,
  };
  return renderPdf(invoiceDocument(contentOf(order, { ...shop, settings }, issue)));
}

const totalOf = (order: Order): string => (order.total / 100).toFixed(2);

test("an unpaid invoice in euros carries the code of its transfer, as a bank's app reads it", { skip }, async () => {
  const pdf = await invoiceTo("FR1420041010050500013M02606", "FR");
  const amount = totalOf(sampleOrder());

  assert.equal(
    codeOnPage(pdf, 1),
    `BCD\n002\n1\nSCT\n\nAtelier Lumen\nFR1420041010050500013M02606\nEUR${amount}\n\nRF401001`,
  );
  assert.equal(pdfaOf(pdf), "3A");
});

test("a Belgian account is paid with its structured communication", { skip }, async () => {
  const code = codeOnPage(await invoiceTo("BE72000000001616", "BE"), 1);

  assert.ok(code?.endsWith("\n\n\n+++000/0001/00131+++"), `read ${code}`);
});

test("an unpaid Swiss invoice ends with a payment part, whose code says the same byte by byte", { skip }, async () => {
  const order = sampleOrder();
  const { billingAddress: billed } = order;
  for (const [iban, type, reference] of [
    ["CH5800791123000889012", "SCOR", "RF401001"],
    ["CH4431999123000889012", "QRR", "000000000000000000000010014"],
  ] as const) {
    const pdf = await invoiceTo(iban, "CH");
    const expected = [
      "SPC",
      "0200",
      "1",
      iban,
      "S",
      "Atelier Lumen",
      "Rue du Lac 12",
      "",
      "1003",
      "Lausanne",
      "CH",
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      totalOf(order),
      "CHF",
      "S",
      billed.name,
      billed.line1,
      "",
      billed.postalCode,
      billed.city,
      billed.country,
      type,
      reference,
      `Facture FA-2026-0042, commande ${order.reference}`,
      "EPD",
    ];

    assert.equal(codeOnPage(pdf, pageCountOf(pdf)), expected.join("\n"));
    assert.equal(expected.length, 31);
    assert.equal(pdfaOf(pdf), "3A");
  }
});

test("a code is made only for what its standard can say", () => {
  const payTo = { payee: "Red Cross of Belgium", iban: "BE72000000001616", bic: "BPOTBEB1" };
  const transfer = { payTo, amount: 100, currency: "EUR", reference: null, text: "Urgency fund" };
  const said = "BCD\n001\n1\nSCT\nBPOTBEB1\nRed Cross of Belgium\nBE72000000001616\nEUR1.00\n\n\nUrgency fund";
  assert.equal(epcPayload(transfer), said);
  assert.equal(epcPayload({ ...transfer, currency: "CHF" }), null);
  assert.equal(epcPayload({ ...transfer, amount: 0 }), null);
  assert.equal(epcPayload({ ...transfer, payTo: { ...payTo, iban: "CH5800791123000889012", bic: "" } }), null);

  const creditor = { name: "Atelier Lumen", street: "", postalCode: "1003", city: "Lausanne", country: "CH" };
  const scor = { scheme: "SCOR", plain: creditorReference("1001"), shown: "" } as const;
  const bill: SwissBill = {
    iban: "CH5800791123000889012",
    creditor,
    debtor: null,
    amount: 199_995,
    currency: "CHF",
    reference: scor,
    message: "",
  };
  const qrIban = "CH4431999123000889012";
  assert.equal(isSwissBill(bill), true);
  assert.equal(isSwissBill({ ...bill, reference: transferReference(qrIban, 1) }), false, "QRR with an ordinary IBAN");
  assert.equal(isSwissBill({ ...bill, iban: qrIban }), false, "SCOR with a QR-IBAN");
  assert.equal(isSwissBill({ ...bill, iban: qrIban, reference: null }), false, "no reference with a QR-IBAN");
  assert.equal(isSwissBill({ ...bill, currency: "USD" }), false);
  assert.equal(isSwissBill({ ...bill, amount: 1_000_000_000_00 }), false);
  assert.equal(isSwissBill({ ...bill, creditor: { ...creditor, city: "" } }), false);
  const lines = swissPayload({ ...bill, message: "中".repeat(3) + "x".repeat(200) }).split("\n");
  assert.deepEqual([lines[18], lines[29]?.length, lines.length], ["1999.95", 140, 31]);
});
