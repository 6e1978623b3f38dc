// The books: numbers without gap, dates in order, nothing changed unnoticed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { verifyInvoiceChain } from "../../src/invoices/chain.actions.ts";
import { verifiedBooks } from "../../src/commands/doctor.ts";
import type { InvoiceView } from "../../src/invoices/invoice-view.ts";
import { invoiceOf } from "../support/documents.ts";
import { openTestShop, type Placed, type TestShop } from "../support/shop.ts";

const sequenceOf = (number: string) => Number(number.split("-").at(-1));

const tampering: [what: string, change: string, expected: [number: string, faults: string[]][]][] = [
  [
    "one figure changed in an invoice",
    "update invoices set content = jsonb_set(content, '{net}', '1') where sequence = 7",
    [["0007", ["content"]]],
  ],
  [
    "one byte changed in a file",
    `update invoice_files set bytes = set_byte(bytes, 100, (get_byte(bytes, 100) + 1) % 256)
     where invoice_id = (select id from invoices where sequence = 3)`,
    [["0003", ["file"]]],
  ],
  ["an invoice taken out of the middle", "delete from invoices where sequence = 12", [["0013", ["chain", "sequence"]]]],
  ["the last invoice taken away", "delete from invoices where year > 2090", [["invoice", ["end"]]]],
];

let shop: TestShop;
before(async () => {
  shop = await openTestShop({ settings: { invoiceRule: "hand" } });
});
after(() => shop.close());

test("twenty invoices asked for at once, among refusals, are numbered 1 to 20 in the order of their dates", async () => {
  const orders: Placed[] = [];
  for (let count = 0; count < 20; count++) orders.push(await shop.order());
  const asked = [...orders, ...orders.slice(0, 5)];

  const answers = await Promise.all(
    asked.map((order) => shop.desk.send("POST", `/orders/${order.id}/invoice`, { tell: "nobody" })),
  );

  assert.equal(answers.filter((answer) => answer.status === 201).length, 20);
  assert.equal(answers.filter((answer) => answer.status === 409).length, 5);
  const rows = await shop.db.reads.all<{ number: string; issuedAt: Date }>(
    `select number, issued_at as "issuedAt" from invoices order by sequence`,
  );
  assert.deepEqual(
    rows.map((row) => sequenceOf(row.number)),
    Array.from({ length: 20 }, (_, at) => at + 1),
  );
  const dates = rows.map((row) => row.issuedAt.getTime());
  assert.deepEqual(
    dates,
    dates.toSorted((a, b) => a - b),
  );
  assert.deepEqual(await verifyInvoiceChain(shop.db.reads, shop.shop.id), []);
});

test("DT-10 the last half hour of the year in UTC already counts from 1 in Paris", async () => {
  const order = await shop.order();
  await shop.db.reads.run("update invoice_series set last_issued_at = '2090-12-31T23:30:00Z'");

  await shop.verb(order.id, "invoice", { tell: "nobody" });

  const invoice = await invoiceOf(shop, order);
  const { content } = (await shop.desk.get<InvoiceView>(`/invoices/${invoice.id}`)).body;
  assert.equal(invoice.number, "FA-2091-0001");
  assert.equal(content.issuedOn, "2091-01-01");
  assert.deepEqual(await verifyInvoiceChain(shop.db.reads, shop.shop.id), []);
});

test("an invoice and its file can be neither changed nor deleted", async () => {
  await shop.settled();
  for (const statement of [
    "update invoices set total = 1",
    "delete from invoices",
    "update invoice_files set bytes = ''",
    "delete from invoice_files",
  ])
    await assert.rejects(shop.db.reads.run(statement), /append-only/, statement);
});

test("the doctor says that the books are as they were written", async () => {
  assert.match(await verifiedBooks(shop.db.reads), /^telles qu’elles ont été émises/);
});

for (const [what, change, expected] of tampering) {
  test(`${what} behind the program's back is reported`, async () => {
    const before = await verifyInvoiceChain(shop.db.reads, shop.shop.id);

    await shop.db.transaction(async (tx) => {
      // What only a database administrator can do: switch the triggers off.
      await tx.run("set local session_replication_role = 'replica'");
      assert.equal(await tx.run(change), 1);
    });

    const broken = await verifyInvoiceChain(shop.db.reads, shop.shop.id);
    const found = broken.filter((one) => !before.some((old) => old.invoiceId === one.invoiceId));
    assert.deepEqual(
      found.map((one) => [one.number.replace(/.*-/, ""), one.faults]),
      expected,
    );
  });
}

test("the doctor names the shop, the invoice and what is wrong with it", async () => {
  await assert.rejects(verifiedBooks(shop.db.reads), /^Error: Atelier Lumen, .*FA-\d{4}-0007 : le contenu a changé/);
});
