// The bank's statement says what arrived: each line finds its order, and is recorded once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { decimal, type Minor } from "../../shared/money.ts";
import { transferReference } from "../../shared/banking/references.ts";
import type { Problem } from "../../src/lib/http.ts";
import type { Statement } from "../../src/transfers/statements/statements.http.ts";
import { camille, karim } from "../support/people.ts";
import { openTestShop, sophie, type Placed, type TestShop } from "../support/shop.ts";
import { camt, type Credit } from "../support/statements.ts";

let shop: TestShop;
let cookie = "";
before(async () => {
  shop = await openTestShop();
  const { email, password } = sophie;
  const signedIn = await fetch(`${shop.address}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: shop.address },
    body: JSON.stringify({ email, password }),
  });
  cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
});
after(() => shop.close());

const iban = "FR1420041010050500013M02606";
const referenceOf = (order: Placed) => transferReference(iban, order.number)?.shown ?? "";
const euros = (cents: number) => decimal(cents as Minor, "EUR");
type Entry = Statement["entries"][number];

/** What the desk reads in a file. */
async function read(file: string | Buffer, columns = ""): Promise<Statement & Problem & { status: number }> {
  const answer = await fetch(`${shop.address}/api/v1/shops/${shop.shop.slug}/bank-statements/reading${columns}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", origin: shop.address, cookie },
    body: new Uint8Array(Buffer.from(file as string)),
  });
  return { ...((await answer.json()) as Statement & Problem), status: answer.status };
}

const linesOf = async (credits: readonly Credit[]): Promise<Entry[]> => (await read(camt(credits))).entries;

/** Confirms what is proposed. */
const confirm = ({ key, bookedOn, amount, currency, reference, proposal }: Entry) =>
  shop.desk.send<Problem>("POST", "/bank-statements/entries", {
    key,
    bookedOn,
    amount,
    currency,
    reference,
    parts: proposal?.parts ?? [],
  });

const statusOf = async (order: Placed) => (await shop.page(order.id)).paymentStatus;

test("a transfer that quotes its reference finds its order, whatever spaces and capitals it was typed with", async () => {
  const [one, other] = [await shop.order({ payment: "transfer" }), await shop.order({ payment: "transfer" })];
  const typed = referenceOf(one).toLowerCase().replaceAll("\u00a0", "  ");
  const [first, second, debit] = await linesOf([
    { amount: euros(one.total), text: `merci ${typed} pour tout`, reference: "B-1" },
    { amount: euros(other.total), structured: referenceOf(other).replaceAll("\u00a0", ""), reference: "B-2" },
    { amount: "5.00", kind: "DBIT", text: referenceOf(one) },
  ]);

  assert.deepEqual(first?.proposal, { reason: "reference", parts: [{ orderId: one.id, amount: one.total }] });
  assert.deepEqual(second?.proposal?.parts, [{ orderId: other.id, amount: other.total }]);
  assert.equal(debit, undefined, "only what arrives is read");

  assert.ok(first);
  assert.equal((await confirm(first)).status, 204);
  const page = await shop.page(one.id);
  assert.equal(page.paymentStatus, "paid");
  assert.deepEqual(
    page.movements.map(({ amount, receivedOn, reference, method }) => [amount, receivedOn, reference, method]),
    [[one.total, "2026-11-20", "B-1", "Virement bancaire"]],
  );
});

test("a line already recorded is known in every later file, and is never recorded twice", async () => {
  const order = await shop.order({ payment: "transfer" });
  const credit = { amount: euros(order.total), text: referenceOf(order), name: "Karim Benali" };
  const [line] = await linesOf([credit]);
  assert.ok(line);

  const answers = await Promise.all([1, 2, 3].map(() => confirm(line)));
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((one, other) => one - other),
    [204, 409, 409],
  );
  assert.equal(answers.find(({ status }) => status === 409)?.body.code, "bank_entry_recorded");
  assert.equal((await shop.page(order.id)).captured, order.total);

  const again = await linesOf([{ amount: "7.00", text: "autre" }, credit, credit]);
  assert.deepEqual(
    again.map(({ isRecorded }) => isRecorded),
    [false, true, false],
    "the same line is known, and a second one that says the same is another payment",
  );
});

test("less, more, and one transfer for two orders are recorded for what they are", async () => {
  const orders = [0, 1, 2, 3].map(() => shop.order({ payment: "transfer" }));
  const [less, more, first, second] = (await Promise.all(orders)) as [Placed, Placed, Placed, Placed];
  const lines = await linesOf([
    { amount: "10.00", text: referenceOf(less) },
    { amount: euros(more.total + 500), text: referenceOf(more) },
    { amount: euros(first.total + second.total), text: `${referenceOf(first)} et ${referenceOf(second)}` },
  ]);
  for (const line of lines) assert.equal((await confirm(line)).status, 204);

  assert.equal(await statusOf(less), "partially_paid");
  assert.equal(await statusOf(more), "overpaid");
  assert.deepEqual([await statusOf(first), await statusOf(second)], ["paid", "paid"]);
});

test("without a reference, the amount and the name find the order; the amount alone only when one order has it", async () => {
  const items = [{ item: await shop.product({ price: 12_345 }), pieces: 1 }];
  const order = await shop.order({ payment: "transfer", person: camille, items });
  const twin = await shop.order({ payment: "transfer", person: karim, items });
  const amount = euros(order.total);
  const [named, nameless, numbered] = await linesOf([
    { amount, name: "MME LEFEVRE CAMILLE", text: "votre boutique" },
    { amount, name: "M. INCONNU" },
    { amount, text: `commande n° ${twin.reference}` },
  ]);

  assert.deepEqual(named?.proposal, { reason: "amount_and_name", parts: [{ orderId: order.id, amount: order.total }] });
  assert.equal(nameless?.proposal, null, "two orders have this amount: nobody is guessed");
  assert.deepEqual(numbered?.proposal?.reason, "order_number");
  assert.equal(numbered?.proposal?.parts[0]?.orderId, twin.id);
});

test("a CSV of a French bank is read by the names of its columns, or by those the merchant chooses", async () => {
  const order = await shop.order({ payment: "transfer" });
  const csv = [
    "Compte n° 123;;;",
    "Date opération;Libellé;Détail;Crédit",
    `20/11/2026;VIR REÇU M. BENALI;"${referenceOf(order)} ; merci";${euros(order.total).replace(".", ",")}`,
    "21/11/2026;ACHAT CB;;",
  ].join("\r\n");
  const { entries, columns, status } = await read(Buffer.from(csv, "latin1"));

  assert.equal(status, 200);
  assert.deepEqual(columns?.headers, ["Date opération", "Libellé", "Détail", "Crédit"]);
  assert.deepEqual([columns?.mapping["date"], columns?.mapping["amount"]], [0, 3]);
  assert.deepEqual(
    entries.map(({ bookedOn, amount, text }) => [bookedOn, amount, text]),
    [["2026-11-20", order.total, "VIR REÇU M. BENALI"]],
  );

  const chosen = await read(Buffer.from(csv, "latin1"), "?text=2&name=1");
  const [line] = chosen.entries;
  assert.equal(line?.key, entries[0]?.key, "the same line, whichever columns are read");
  assert.deepEqual(line?.proposal?.parts, [{ orderId: order.id, amount: order.total }]);
  assert.ok(line);
  assert.equal((await confirm(line)).status, 204);
  assert.equal(await statusOf(order), "paid");
});

test("a file that is no statement, reaches outside, or is made to do harm is refused in words", async () => {
  const order = await shop.order({ payment: "transfer" });
  const outside = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  const laughs = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
  const files: [file: string | Buffer, reason: string][] = [
    [camt([{ amount: "1.00", text: "&x;" }], outside), "forbidden_xml"],
    [camt([{ amount: "1.00", text: "&b;" }], laughs), "forbidden_xml"],
    [camt([{ amount: "1.00", text: "&inconnue;" }]), "broken_xml"],
    [camt([{ amount: "1.00" }]).slice(0, -12), "broken_xml"],
    [`<a>${"<b>".repeat(5_000)}`, "too_long"],
    ["<html><body>Relevé</body></html>", "not_a_statement"],
    [Buffer.from("504b030414000600", "hex"), "archive"],
    [Buffer.from("%PDF-1.7"), "archive"],
    [
      Buffer.concat([Buffer.from('<?xml version="1.0" encoding="UTF-8"?><Document>'), Buffer.from([0xe9, 0x20])]),
      "encoding",
    ],
    [Buffer.from([0x00, 0x01, 0x02, 0xff]), "encoding"],
    ["bonjour", "not_a_statement"],
  ];
  for (const [file, reason] of files) {
    const { status, code, details, title } = await read(file);
    assert.deepEqual([status, code, details?.["reason"]], [422, "statement_unreadable", reason]);
    assert.equal(title, "Ce fichier n’a pas pu être lu comme un relevé bancaire.");
  }
  const heavy = await read("x".repeat(10_000_000));
  assert.deepEqual([heavy.status, heavy.code], [413, "too_large"]);

  const line = { key: "0".repeat(64), bookedOn: "2026-11-20", amount: 5, currency: "EUR", reference: "" };
  const wrong = await shop.desk.send<Problem>("POST", "/bank-statements/entries", {
    ...line,
    parts: [{ orderId: order.id, amount: 4 }],
  });
  assert.equal(wrong.body.code, "invalid_request");
  assert.equal((await shop.page(order.id)).captured, 0);
});

test("a large statement is read in a moment", async () => {
  const credits = Array.from({ length: 5_000 }, (_, at) => ({ amount: "12.00", text: `ligne ${at}`, name: "X" }));
  const { entries, status } = await read(camt(credits));

  assert.deepEqual([status, entries.length], [200, 5_000]);
});
