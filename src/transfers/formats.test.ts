import assert from "node:assert/strict";
import test from "node:test";
import { micro, milli, minor, ppm } from "../../shared/money.ts";
import { sampleOrder } from "../../test/support/sample-order.ts";
import { faultsOfXml, hasXmllint } from "../../test/support/xmllint.ts";
import { exportedOrder, type OrderFacts } from "./exported-order.ts";
import { formatOf, type WantedFile } from "./formats.ts";

const noXmllint = hasXmllint ? false : "xmllint is not installed (Debian: libxml2-utils): the XML was not validated";
const now = new Date("2026-11-22T10:00:00Z");

/** What people, and people who mean harm, write in a name. */
const nasty = [
  '=cmd|"/C calc"!A1',
  "+33 6 12 34 56 78",
  "-2+3",
  "@SUM(A1:A9)",
  "\t=1+1",
  "\uff1d1+1",
  'Zoé "la fée", <script>alert(1)</script> & fils',
  "fin ]]> de section",
  "שלום\u200f\u202e abc \u2066",
  "👩‍👩‍👧‍👦 & 🕯️",
  "deux\nlignes\r\nou trois; peut-être",
  "O’Neil\u00a0– N°\u00a07",
  "\u0001\u0008\u000b\u000c\u001f\ufffe\uffff cloches",
];

function facts(changes: Partial<OrderFacts> = {}): OrderFacts {
  const order = sampleOrder();
  return { ...order, movements: [], shipments: [], invoices: [], ...changes };
}

function write(orders: readonly OrderFacts[], wanted: Partial<WantedFile> = {}): string {
  const format = formatOf({ format: "xml", separator: "comma", shopSlug: "atelier-lumen", now, ...wanted });
  const texts = orders.map((order, index) => format.order(exportedOrder(order), index));
  return [format.head, ...texts, format.foot].join("");
}

const withNasty = (text: string) =>
  facts({
    customerName: text,
    phone: text,
    customerMessage: text,
    lines: sampleOrder().lines.map((line) => ({ ...line, name: text, sku: text })),
    movements: [{ kind: "captured", method: text, amount: minor(100), receivedOn: "2026-11-20", reference: text }],
  });

/** Reads a CSV file the way RFC 4180 says, on its own. */
function readCsv(text: string, separator: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  let cell = "";
  for (let at = 1, inside = false; at < text.length; at++) {
    const character = text.charAt(at);
    if (inside) {
      if (character !== '"') cell += character;
      else if (text.charAt(at + 1) === '"') cell += text.charAt(++at);
      else inside = false;
    } else if (character === '"') inside = true;
    else if (character === separator || character === "\r") {
      rows.at(-1)?.push(cell);
      cell = "";
      if (character === "\r") {
        assert.equal(text.charAt(++at), "\n");
        rows.push([]);
      }
    } else cell += character;
  }
  assert.deepEqual(rows.pop(), []);
  const [names = [], ...lines] = rows;
  for (const line of lines) assert.equal(line.length, names.length);
  return lines.map((line) => Object.fromEntries(names.map((name, index) => [name, line[index] ?? ""])));
}

test("amounts are exact decimals of their currency, quantities and rates plain numbers", () => {
  const [first] = sampleOrder().lines;
  assert.ok(first);
  const line = {
    ...first,
    quantity: milli(333),
    unitPriceMicro: micro(12_500),
    taxes: [{ name: "TVQ", rate: ppm(99_750) }],
  };

  const euro = exportedOrder(facts({ captured: minor(13_245), lines: [line] }));
  const yen = exportedOrder(facts({ currency: "JPY", total: minor(500), lines: [line] }));

  assert.deepEqual(
    [euro.amounts.total, euro.amounts.received, euro.amounts.due, euro.amounts.refunded],
    ["132.40", "132.45", "-0.05", "0.00"],
  );
  assert.deepEqual([euro.lines[0]?.quantity, euro.lines[0]?.unitPrice], ["0.333", "0.0125"]);
  assert.deepEqual(euro.lines[0]?.taxes, [{ name: "TVQ", rate: "9.975" }]);
  assert.equal(exportedOrder(facts()).lines[0]?.unitPrice, "28.90");
  assert.equal(exportedOrder(facts()).lines[0]?.quantity, "2");
  assert.equal(yen.amounts.total, "500");
});

test("every nasty text comes back from JSON as it was", () => {
  const orders = JSON.parse(write(nasty.map(withNasty), { format: "json" })) as { customer: { name: string } }[];

  assert.deepEqual(
    orders.map((order) => order.customer.name),
    nasty,
  );
  assert.deepEqual(JSON.parse(write([], { format: "json" })), []);
});

test("no text becomes a formula, and no quote or line break moves a cell", () => {
  for (const [separator, between] of [
    ["comma", ","],
    ["semicolon", ";"],
  ] as const) {
    const rows = readCsv(write(nasty.map(withNasty), { format: "csv", separator }), between);

    assert.equal(rows.length, nasty.length * 3);
    for (const [index, text] of nasty.entries()) {
      const row = rows[index * 3];
      const expected = /^[=+\-@\t\uff1d]/.test(text) ? `'${text}` : text;
      for (const cell of ["customerName", "phone", "lineName", "lineSku", "paymentReferences"]) {
        assert.equal(row?.[cell], expected, `${cell}: ${text}`);
      }
    }
  }
});

test("negative amounts stay numbers, and have the comma where the semicolon separates", () => {
  const order = facts({ captured: minor(20_000) });

  const [comma] = readCsv(write([order], { format: "csv" }), ",");
  const [semicolon] = readCsv(write([order], { format: "csv", separator: "semicolon" }), ";");

  assert.deepEqual([comma?.["due"], comma?.["lineUnitPrice"]], ["-67.60", "28.90"]);
  assert.deepEqual([semicolon?.["due"], semicolon?.["lineUnitPrice"]], ["-67,60", "28,90"]);
});

test("the order's cells are repeated on each of its lines, and an order without lines keeps a row", () => {
  const rows = readCsv(write([facts(), facts({ lines: [] })], { format: "csv" }), ",");

  assert.deepEqual(
    rows.map((row) => [row["reference"], row["lineSku"]]),
    [
      ["1002", "AL-2207"],
      ["1002", "AL-4410"],
      ["1002", "AL-1103"],
      ["1002", ""],
    ],
  );
});

test("what XML cannot hold is left out, the rest is written so that nothing can end a text", () => {
  const xml = write(nasty.map(withNasty));

  assert.doesNotMatch(xml, /<script|\]\]>|(?![\t\n\r])[\p{Cc}\ufffe\uffff]/u);
  assert.match(xml, /deux\nlignes&#13;\nou trois/);
  assert.match(xml, /👩‍👩‍👧‍👦 &amp; 🕯️/);
});

test(
  "the XML is what its schema says, with everything an order can carry and with nothing",
  { skip: noXmllint },
  () => {
    const full = facts({
      completedAt: now,
      cancelledAt: now,
      cancelReason: "Le client a changé d’avis",
      archivedAt: now,
      movements: [
        { kind: "reversed", method: "cheque", amount: minor(13_240), receivedOn: "2026-11-20", reference: "n° 12" },
      ],
      shipments: [
        {
          carrier: "Colissimo",
          trackingNumber: "6A123",
          trackingLink: "https://example.org/?a=1&b=2",
          handedOverAt: "2026-11-21T08:00:00+00:00",
          deliveredAt: "2026-11-22T08:00:00.5+00:00",
        },
      ],
      invoices: [{ kind: "invoice", number: "FA-2026-1", issuedOn: "2026-11-21", total: minor(13_240) }],
    });
    const bare = facts({
      id: "0197a000-0000-7000-8000-000000009999",
      deliveryAddress: null,
      deliveryMethod: null,
      lines: [],
      taxes: [],
    });
    const harmful = nasty.map((text, index) => ({
      ...withNasty(text),
      id: `0197a000-0000-7000-8000-00000000a00${index.toString(16)}`,
    }));

    assert.equal(faultsOfXml(write([full, bare, ...harmful])), "");
    assert.equal(faultsOfXml(write([])), "");
    assert.match(faultsOfXml(write([full, full])), /eachOrderOnce/);
  },
);
