import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { microOfMinor, milli, minor, sum } from "../../../shared/money.ts";
import { price, type TaxRate } from "../../../shared/pricing.ts";
import { sampleOrder, sampleShop } from "../../../test/support/sample-order.ts";
import type { Order, OrderLine } from "../../orders/order.ts";
import { contentOf, type CreditNoteContent, type InvoiceContent } from "../invoice.ts";
import { closingNote, partialNote } from "./credit-note.ts";
import type { Part } from "./taken.ts";

const rate = (name: string, ppm: number): TaxRate => ({ name, rate: ppm }) as TaxRate;
const french = [[rate("TVA", 200_000)], [rate("TVA", 55_000)], []];
const quebec = [[rate("TPS", 50_000), rate("TVQ", 99_750)], [rate("TPS", 50_000)], []];
const at = { number: "X-1", issuedAt: new Date("2026-11-23T10:00:00Z"), received: null };
const by = { timeZone: "Europe/Paris", reason: "" };

interface Sold {
  pieces: number;
  cents: number;
  rates: number;
}

/** An invoice of such lines, with a delivery taxed as the goods are. */
function invoiceOf(sold: readonly Sold[], isFrench: boolean, shipping: number, discount: number): InvoiceContent {
  const sets = isFrench ? french : quebec;
  const currency = "EUR";
  const lines = sold.map(({ pieces, cents, rates }) => ({
    unitPrice: microOfMinor(minor(cents), currency),
    quantity: milli(pieces * 1_000),
    taxes: sets[rates % sets.length] ?? [],
  }));
  const priced = price({
    currency,
    pricesIncludeTax: isFrench,
    lines,
    discount: { amount: minor(discount) },
    shipping: { price: minor(shipping), taxes: "as-goods" },
  });
  const [template] = sampleOrder().lines;
  assert.ok(template);
  const own = priced.lines.map((line, index): OrderLine => {
    const { unitPrice, quantity, taxes } = lines[index] ?? {
      unitPrice: template.unitPriceMicro,
      quantity: milli(0),
      taxes: [],
    };
    const { gross, discount: off, net, tax, total } = line;
    return {
      ...template,
      id: String(index),
      quantity,
      taxes: [...taxes],
      unitPriceMicro: unitPrice,
      gross,
      discount: off,
      net,
      tax,
      total,
    };
  });
  const { subtotal, discount: off, net, tax, total, taxes } = priced;
  const figures = { subtotal, discount: off, net, tax, total, taxes, lines: own, pricesIncludeTax: isFrench, currency };
  const order: Order = sampleOrder({ ...figures, shipping: priced.shipping.total, shippingTax: priced.shipping.tax });
  return contentOf(order, sampleShop(), at);
}

const sold = fc.record({
  pieces: fc.integer({ min: 1, max: 5 }),
  cents: fc.integer({ min: 1, max: 9_999 }),
  rates: fc.nat(2),
});
const steps = fc.array(fc.tuple(fc.nat(6), fc.nat(4_000)), { maxLength: 8 });

test("credit notes of parts, in any order, end at the invoice: every rate, every line, no figure below nothing", () => {
  fc.assert(
    fc.property(
      fc.array(sold, { minLength: 1, maxLength: 5 }),
      steps,
      fc.tuple(fc.boolean(), fc.nat(1_500), fc.nat(300)),
      (lines, parts, [isFrench, shipping, discount]) => {
        const invoice = invoiceOf(lines, isFrench, shipping, discount);
        const notes: CreditNoteContent[] = [];
        for (const [place, cents] of parts) {
          const index = place % (invoice.lines.length + 1);
          const part: Part = {
            at: index === invoice.lines.length ? null : index,
            quantity: milli(0),
            total: minor(cents),
          };
          notes.push(partialNote({ invoice, notes }, [part], at, by));
        }
        notes.push(closingNote({ invoice, notes }, at, by));
        for (const note of notes) {
          assert.equal(note.net + note.tax, note.total);
          assert.equal(sum(note.taxes.map((one) => one.tax)), note.tax);
          assert.ok(
            note.taxes.every((one) => one.net >= 0 && one.tax >= 0),
            JSON.stringify(note.taxes),
          );
        }
        for (const { name, rate: ppm, net, tax } of invoice.taxes) {
          const same = notes.flatMap(({ taxes }) => taxes.filter((one) => one.name === name && one.rate === ppm));
          assert.deepEqual([sum(same.map((one) => one.net)), sum(same.map((one) => one.tax))], [net, tax]);
        }
        assert.equal(sum(notes.map((note) => note.total)), invoice.total);
      },
    ),
  );
});
