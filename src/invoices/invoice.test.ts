import assert from "node:assert/strict";
import { test } from "node:test";
import { minor, sum } from "../../shared/money.ts";
import { sampleOrder, sampleShop } from "../../test/support/sample-order.ts";
import { issueRules } from "../shops/shop.ts";
import { checked, checkedEnd, type ChainedInvoice } from "./chain.ts";
import {
  canonical,
  chainHash,
  contentOf,
  fileNameOf,
  isAskedBy,
  isDueByRule,
  nextPlace,
  numberOf,
  searchTextOf,
} from "./invoice.ts";

const paris = "Europe/Paris";
const head = { year: 2026, lastNumber: 41, lastIssuedAt: new Date("2026-11-22T09:00:00Z"), lastHash: Buffer.alloc(32) };
const issue = { number: "FA-2026-0042", issuedAt: new Date("2026-11-22T10:00:00Z"), received: null };

test("a number has its prefix, the year and at least four figures", () => {
  assert.equal(numberOf("FA-", 2026, 1), "FA-2026-0001");
  assert.equal(numberOf("", 2026, 12_345), "2026-12345");
});

test("DT-10 half past eleven in the evening of 31 December, UTC, is next year in Paris and this year in Montréal", () => {
  const night = new Date("2026-12-31T23:30:00Z");

  assert.deepEqual(nextPlace(head, night, paris), { year: 2027, sequence: 1, issuedAt: night });
  assert.deepEqual(nextPlace(head, night, "America/Toronto"), { year: 2026, sequence: 42, issuedAt: night });
  const content = contentOf(sampleOrder(), sampleShop(), { ...issue, issuedAt: night });
  assert.equal(content.issuedOn, "2027-01-01");
});

test("a shop that moves west in the night of New Year goes on numbering in the new year", () => {
  const inParis = { ...head, year: 2027, lastNumber: 3 };
  const night = new Date("2026-12-31T23:30:00Z");

  assert.deepEqual(nextPlace(inParis, night, "America/Toronto"), { year: 2027, sequence: 4, issuedAt: night });
});

test("a clock set back never dates an invoice before the one before it", () => {
  const place = nextPlace(head, new Date("2026-11-21T00:00:00Z"), paris);

  assert.deepEqual(place, { year: 2026, sequence: 42, issuedAt: head.lastIssuedAt });
});

test("an order not yet paid is owed whole, with the way to pay", () => {
  const content = contentOf(sampleOrder(), sampleShop(), issue);

  assert.equal(content.due, content.total);
  assert.equal(content.paid, 0);
  assert.equal(content.paidOn, null);
  assert.match(content.paymentInstructions, /IBAN/);
});

test("a paid order says by which means and on which day, and no longer how to pay", () => {
  const order = sampleOrder();
  const paid = { ...order, captured: order.total };
  const content = contentOf(paid, sampleShop(), { ...issue, received: { method: "Chèque", on: "2026-11-21" } });

  assert.equal(content.due, 0);
  assert.equal(content.paid, order.total);
  assert.deepEqual([content.paymentMethod, content.paidOn], ["Chèque", "2026-11-21"]);
  assert.equal(content.paymentInstructions, "");
});

test("money taken by no named means is not given one", () => {
  const order = sampleOrder();
  const received = { method: "", on: "2026-11-21" };
  const content = contentOf({ ...order, captured: order.total }, sampleShop(), { ...issue, received });

  assert.equal(content.paymentMethod, "");
});

test("lines and shipping add up to the totals, to the cent, in every figure", () => {
  const content = contentOf(sampleOrder(), sampleShop(), issue);
  const parts = [...content.lines, ...(content.shipping ? [content.shipping] : [])];

  for (const figure of ["net", "tax", "total"] as const)
    assert.equal(sum(parts.map((part) => part[figure])), content[figure]);
  assert.equal(sum(content.taxes.map((tax) => tax.tax)), content.tax);
  assert.deepEqual(
    content.shipping?.rates.map((rate) => rate.name),
    ["TVA"],
  );
});

test("the mentions are the shop's tax mention, then each paragraph of its footer", () => {
  const shop = sampleShop();
  const seller = {
    ...shop.settings.seller,
    taxMention: "TVA non applicable, art. 293 B du CGI",
    invoiceFooter: "Un.\n\nDeux,\nsuite.\n \n",
  };
  const content = contentOf(sampleOrder(), { ...shop, settings: { ...shop.settings, seller } }, issue);

  assert.deepEqual(content.mentions, ["TVA non applicable, art. 293 B du CGI", "Un.", "Deux,\nsuite."]);
});

const asking: Record<(typeof issueRules)[number], string[]> = {
  payment: ["payment.received", "order.placed"],
  dispatch: ["shipment.handed_over"],
  placement: ["order.placed"],
  hand: [],
};
for (const rule of issueRules) {
  test(`the rule "${rule}" listens to ${asking[rule].join(", ") || "nothing"}`, () => {
    const kinds = ["order.placed", "payment.received", "shipment.handed_over", "order.prepared"];

    assert.deepEqual(kinds.filter((kind) => isAskedBy(rule, kind)).sort(), asking[rule].toSorted());
  });
}

test("by rule: nothing for test orders, cancelled ones, trashed ones, or what has its invoice", () => {
  const paid = sampleOrder({ paymentStatus: "paid" });

  assert.equal(isDueByRule("payment", paid), true);
  assert.equal(isDueByRule("payment", sampleOrder()), false);
  assert.equal(isDueByRule("placement", sampleOrder()), true);
  for (const reason of [
    { isTest: true },
    { cancelledAt: new Date() },
    { life: "deleted" as const },
    { invoiceNumber: "FA-2026-0001" },
    { lines: [] },
  ])
    assert.equal(isDueByRule("payment", { ...paid, ...reason }), false, JSON.stringify(reason));
});

test("the same facts have the same text, whatever the order of their names", () => {
  assert.equal(canonical({ b: [1, { d: null, c: "é" }], a: undefined }), '{"b":[1,{"c":"é","d":null}]}');
  assert.equal(canonical(JSON.parse('{"b":1,"a":2}')), canonical({ a: 2, b: 1 }));
});

test("an invoice is found by its number, its order and its customer, without accents", () => {
  const text = searchTextOf(contentOf(sampleOrder(), sampleShop(), issue));

  for (const word of ["fa-2026-0042", "1002", "lefevre", "camille.lefevre@exemple.fr"])
    assert.ok(text.includes(word), word);
});

test("a file's name keeps only what every system accepts", () => {
  assert.equal(fileNameOf("FA/26+0001"), "FA-26-0001.pdf");
});

test("a chain in order has no fault; each kind of change is found where it is", () => {
  const [first, second] = chainOfTwo();
  const after = (change: Partial<ChainedInvoice>) => checked({ ...second, ...change }, first)[0]?.faults;

  assert.deepEqual([...checked(first, undefined), ...checked(second, first)], []);
  assert.deepEqual(checkedEnd({ series: "invoice", lastHash: second.hash }, second), []);

  assert.deepEqual(after({ content: { ...second.content, net: minor(second.content.net + 1) } }), ["content"]);
  assert.deepEqual(after({ total: second.total + 1 }), ["content"]);
  assert.deepEqual(after({ sequence: 3 }), ["sequence"]);
  assert.deepEqual(after({ issuedAt: new Date("2026-01-01T00:00:00Z") }), ["date"]);
  assert.deepEqual(after({ isFileIntact: false }), ["file"]);
  assert.deepEqual(after({ previousHash: Buffer.alloc(32, 9) }), ["content", "chain"]);
  assert.deepEqual(checkedEnd({ series: "invoice", lastHash: second.hash }, first)[0]?.faults, ["end"]);
});

function chainOfTwo(): [ChainedInvoice, ChainedInvoice] {
  const first = chained(1, Buffer.alloc(32));
  return [first, chained(2, first.hash)];
}

function chained(sequence: number, previousHash: Buffer): ChainedInvoice {
  const number = numberOf("FA-", 2026, sequence);
  const content = contentOf(sampleOrder(), sampleShop(), { ...issue, number });
  return {
    id: `0197a000-0000-7000-8000-00000000000${sequence}`,
    series: "invoice",
    year: 2026,
    sequence,
    number,
    issuedAt: issue.issuedAt,
    issuedOn: content.issuedOn,
    currency: content.currency,
    total: content.total,
    content,
    previousHash,
    hash: chainHash(previousHash, content),
    isFileIntact: true,
  };
}
