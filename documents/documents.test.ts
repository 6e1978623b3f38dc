import assert from "node:assert/strict";
import { test } from "node:test";
import type { Address } from "../shared/addresses.ts";
import { micro, milli, minor } from "../shared/money.ts";
import { price } from "../shared/pricing.ts";
import { contentOf, type InvoiceContent } from "../src/invoices/invoice.ts";
import { renderPdf } from "../src/lib/pdf.ts";
import type { Order } from "../src/orders/order.ts";
import { countryPresets } from "../src/shops/country-presets.ts";
import { ratesOf, Seller, type Shop } from "../src/shops/shop.ts";
import { pageCountOf, pdfaOf, textOfPdf } from "../test/support/pdf-text.ts";
import { sampleOrder, sampleShop } from "../test/support/sample-order.ts";
import { invoiceDocument } from "./invoice-document.ts";
import { orderDocument } from "./order-document.ts";
import { packingSlips } from "./packing-slip.ts";
import { en } from "./words.en.ts";
import { fr } from "./words.fr.ts";

type Preset = keyof typeof countryPresets;
type Bought = { name: string; unitPrice: number; quantity: number; taxClass?: string };

function shopIn(preset: Preset, seller: Partial<Seller>): Shop {
  const shop = sampleShop({ ...countryPresets[preset] });
  return { ...shop, settings: { ...shop.settings, seller: Seller.parse(seller) } };
}

/** An order of these goods, with shipping, priced as the shop prices. */
function orderIn(shop: Shop, bought: readonly Bought[], changes: Partial<Order> = {}): Order {
  const [template] = sampleOrder().lines;
  assert.ok(template);
  const items = bought.map(({ name, unitPrice, quantity, taxClass = "standard" }) => ({
    name,
    unitPriceMicro: micro(unitPrice),
    quantity: milli(quantity),
    taxes: ratesOf(shop, taxClass) as Order["lines"][number]["taxes"],
  }));
  const { currency, pricesIncludeTax } = shop;
  const { lines, shipping, ...totals } = price({
    currency,
    pricesIncludeTax,
    lines: items.map(({ unitPriceMicro, quantity, taxes }) => ({ unitPrice: unitPriceMicro, quantity, taxes })),
    shipping: { price: minor(690), taxes: "as-goods" },
  });
  return {
    ...sampleOrder({ currency, pricesIncludeTax, ...totals, shipping: shipping.total, shippingTax: shipping.tax }),
    lines: items.map((item, at) => ({ ...template, ...lines[at], ...item, variantName: "", sku: `S-${at}` })),
    ...changes,
  };
}

const paidOf = (order: Order): Order => ({ ...order, captured: order.total });
const issue = { number: "FA-2026-0042", issuedAt: new Date("2026-11-22T10:00:00Z"), received: null };
const received = { method: "Chèque", on: "2026-11-21" };
const printed = async (content: InvoiceContent) => textOfPdf(await renderPdf(invoiceDocument(content)));
const has = (text: string, ...words: string[]) => {
  for (const word of words) assert.ok(text.includes(word), `${word} is missing from:\n${text}`);
};

const candle = { name: "Bougie parfumée Figuier", unitPrice: 28_900_000, quantity: 2_000 };
const honey = { name: "Miel d’acacia", unitPrice: 24_000_000, quantity: 333, taxClass: "reduced" };

test("Q33 the invoice names the seller as the law wants, on its first lines and at the foot of each page", async () => {
  const text = await printed(contentOf(sampleOrder(), sampleShop(), issue));

  has(text, "Atelier Lumen", "14 rue de la Charité", "69002 Lyon", "bonjour@atelier-lumen.example");
  has(text, "SARL au capital de 8 000 €", "SIRET 812 345 678 00019 · RCS Lyon · TVA FR12812345678");
  assert.ok(!text.includes("SIRET SIRET"));
});

test("a French invoice tells prices before and with tax, each rate, its base and its tax", async () => {
  const shop = sampleShop();
  const text = await printed(contentOf(paidOf(orderIn(shop, [candle, honey])), shop, { ...issue, received }));

  has(text, "Facture", "FA-2026-0042", "22 novembre 2026", "20 novembre 2026", "Camille Lefèvre");
  has(text, "Prix unitaire HT", "24,0833\u00a0€", "28,90\u00a0€ TTC", "0,333", "5,5\u00a0%", "Base HT");
  has(text, "TVA 20\u00a0%", "TVA 5,5\u00a0%", "Total TTC", "72,69\u00a0€", "Payé le 21 novembre 2026", "Chèque");
  has(text, "Net à payer", "0,00\u00a0€", "Nature de l’opération\u00a0: livraison de biens.", "page 1/1");
});

test("an invoice not yet paid says what is owed, since when, and how to pay it", async () => {
  const text = await printed(contentOf(sampleOrder(), sampleShop(), issue));

  has(text, "Échéance", "À réception", "132,40\u00a0€", "FR76 3000 4000 0312");
  assert.ok(!text.includes("Payée"));
});

test("without tax there is no column of taxes, and the exemption is mentioned", async () => {
  const mention = "TVA non applicable, art. 293 B du CGI";
  const shop = shopIn("FR", { legalName: "Inès Moreau EI", taxMention: mention });
  const text = await printed(contentOf(orderIn(shop, [{ ...candle, taxClass: "none" }]), shop, issue));

  has(text, mention, "Prix unitaire", "28,90\u00a0€", "64,70\u00a0€");
  for (const word of ["HT", "TTC", "Base"]) assert.ok(!new RegExp(`\\b${word}\\b`).test(text), word);
});

test("in Québec each tax stands alone with the seller's number for it, and the paper is Letter", async () => {
  const seller = { legalName: "Atelier Boréal inc.", taxId: "123456789 RT0001", secondTaxId: "1234567890 TQ0001" };
  const shop = shopIn("CA-QC", seller);
  const book = { name: "Le Petit Prince", unitPrice: 19_950_000, quantity: 1_000, taxClass: "book" };
  const content = contentOf(orderIn(shop, [{ ...candle, unitPrice: 45_000_000 }, book]), shop, issue);

  const document = invoiceDocument(content);
  const text = await printed(content);

  assert.equal((document.data as { paper: string }).paper, "us-letter");
  has(text, "TPS 5\u00a0%", "5,84\u00a0$", "TVQ 9,975\u00a0%", "9,54\u00a0$", "123456789 RT0001", "1234567890 TQ0001");
  has(text, "Total avant taxes", "116,85\u00a0$", "132,23\u00a0$", "Solde à payer");
  assert.ok(!text.includes("14,975"));
});

test("in Switzerland amounts are written the Swiss way, and the tax id ends with the tax's name", async () => {
  const shop = shopIn("CH", {
    legalName: "Maison Favre Sàrl",
    registration: "CHE-123.456.788",
    taxId: "CHE-123.456.788",
  });
  const carafe = { name: "Carafe", unitPrice: 149_900_000, quantity: 12_000 };
  const text = await printed(contentOf(orderIn(shop, [carafe]), shop, issue));

  has(text, "1’798.80 CHF".replace(" ", "\u00a0"), "TVA 8.1%", "IDE CHE-123.456.788 · CHE-123.456.788 TVA");
});

test("in Belgium it is HTVA and TVAC, with the enterprise number", async () => {
  const shop = shopIn("BE", { legalName: "Maison Claes SRL", legalForm: "SRL", registration: "0428.759.497" });
  const text = await printed(contentOf(orderIn(shop, [candle]), shop, issue));

  has(text, "Total HTVA", "Total TVAC", "TVA 21\u00a0%", "BCE 0428.759.497");
  assert.ok(!text.includes("SRL · SRL"));
});

test("the goods' address is told when it is not the buyer's, and only then", async () => {
  const elsewhere: Address = {
    name: "Inès Œuvrard",
    line1: "3 place de l’Église",
    postalCode: "38000",
    city: "Grenoble",
    country: "FR",
  };
  const away = contentOf(sampleOrder({ deliveryAddress: elsewhere }), sampleShop(), issue);

  has(await printed(away), "Livré à", "Inès Œuvrard", "3 place de l’Église");
  assert.ok(!(await printed(contentOf(sampleOrder(), sampleShop(), issue))).includes("Livré à"));
});

test("two hundred lines run over pages, each with the number and its place among the pages", async () => {
  const shop = sampleShop();
  const lines = Array.from({ length: 200 }, (_, at) => ({ ...candle, name: `Bougie n° ${at + 1}` }));

  const bytes = await renderPdf(invoiceDocument(contentOf(orderIn(shop, lines), shop, issue)));

  const pages = textOfPdf(bytes).split("\f");
  assert.equal(pages.length, pageCountOf(bytes));
  assert.ok(pages.length > 5);
  pages.forEach((page, at) => has(page, "Facture FA-2026-0042", `page ${at + 1}/${pages.length}`, "Désignation"));
  has(pages.at(-1) ?? "", "Net à payer");
});

test("hostile names are printed as they are written, or as empty boxes, and harm nothing", async () => {
  const shop = sampleShop();
  const names = [
    "#let x = 1 $ a/b $ `code` <label> @ref [a]",
    "=cmd|'/c calc'!A1",
    "<script>alert(1)</script>",
    "Œuf 🥚 李雷 العربية \u202e",
  ];
  const goods = [...names, "X".repeat(5_000), "Un nom en plusieurs mots ".repeat(200)].map((name) => ({
    ...candle,
    name,
  }));
  const order = orderIn(shop, goods, { customerName: 'Zoë "O’Hara" \u0007 #panic()' });

  const bytes = await renderPdf(invoiceDocument(contentOf(order, shop, issue)));

  assert.equal(pdfaOf(bytes), "3A");
  const text = textOfPdf(bytes).replaceAll("\n", "");
  has(text, names[0] ?? "", names[1] ?? "", names[2] ?? "", "Œuf □", "Net à payer");
});

test("Q9 the packing slip tells goods and quantities, and no price unless asked", async () => {
  const order = sampleOrder({ customerMessage: "C’est un cadeau" });

  const hidden = textOfPdf(await renderPdf(packingSlips([order], sampleShop(), "hidden")));
  const shown = textOfPdf(await renderPdf(packingSlips([order], sampleShop(), "shown")));

  has(
    hidden,
    "Bon de livraison",
    "1002",
    "Bougie parfumée Figuier",
    "AL-2207",
    "1,32\u00a0kg",
    "12 rue des Tables-Claudiennes",
  );
  assert.ok(!hidden.includes("€\n") && !hidden.includes("cadeau"));
  has(shown, "57,80\u00a0€");
});

test("the packing slip of a second parcel says what is left", async () => {
  const order = sampleOrder();
  const lines = order.lines.map((line, at) => (at === 0 ? { ...line, shipped: milli(1_000) } : line));

  has(textOfPdf(await renderPdf(packingSlips([{ ...order, lines }], sampleShop(), "hidden"))), "Reste à expédier");
});

test("the order on paper has the customer's message, how to reach him, and what is due", async () => {
  const order = sampleOrder({ customerMessage: "C’est un cadeau,\nmerci !" });
  const text = textOfPdf(await renderPdf(orderDocument(order, sampleShop())));

  has(
    text,
    "Commande",
    "1002",
    "20 novembre 2026 à 10:08",
    "C’est un cadeau,",
    "camille.lefevre@exemple.fr",
    "132,40\u00a0€",
  );
});

test("an English shop gets English documents", async () => {
  const shop = sampleShop({ locale: "en-GB" });
  const text = await printed(contentOf(orderIn(shop, [candle]), shop, issue));

  has(text, "Invoice", "Billed to", "Total incl. VAT", "€64.70", "Amount due");
});

test("every word exists in both languages, and is not the French one by mistake", () => {
  const same = new Set(["page", "base", "total", "taxes"]);
  const words = Object.entries(fr).filter(([key, word]) => typeof word === "string" && !same.has(key));

  assert.deepEqual(Object.keys(en).sort(), Object.keys(fr).sort());
  for (const [key, word] of words) assert.notEqual(en[key as keyof typeof en], word, key);
});
