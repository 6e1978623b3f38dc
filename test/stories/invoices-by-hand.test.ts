// The invoices of a shop that issues them by hand, and their list.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { InvoiceList, InvoiceView } from "../../src/invoices/invoice-view.ts";
import { documentOf, invoiceOf } from "../support/documents.ts";
import { textOfPdf } from "../support/pdf-text.ts";
import { francois, karim } from "../support/people.ts";
import { openTestShop, type TestShop } from "../support/shop.ts";

const listOf = async (shop: TestShop, query = "") => (await shop.desk.get<InvoiceList>(`/invoices${query}`)).body;

let shop: TestShop;
before(async () => {
  shop = await openTestShop({ preset: "CA-QC", settings: { invoiceRule: "hand" } });
});
after(() => shop.close());

test("E14, Q21 a payment issues nothing by itself: the merchant issues it from the order, and a second one is refused", async () => {
  const order = await shop.order({ person: francois });
  await shop.verb(order.id, "payments", { tell: "nobody" });
  await shop.settled();
  assert.equal((await shop.page(order.id)).invoices.length, 0);

  await shop.verb(order.id, "invoice", { tell: "nobody" });
  const again = await shop.desk.send("POST", `/orders/${order.id}/invoice`, { tell: "nobody" });

  assert.equal((await shop.page(order.id)).invoices.length, 1);
  assert.equal(again.status, 409);
  assert.equal(again.body["code"], "already_invoiced");
});

test("the file is printed when it is asked for, even before its job has run, and is stored once", async () => {
  const order = await shop.order({ person: francois });
  await shop.verb(order.id, "invoice", { tell: "nobody" });
  const { id } = await invoiceOf(shop, order);

  const files = await Promise.all([1, 2, 3].map(() => documentOf(shop, `/invoices/${id}/pdf`)));
  await shop.settled();

  assert.ok(files.every((file) => files[0]?.bytes.equals(file.bytes)));
  const { history } = await shop.page(order.id);
  assert.equal(history.filter((entry) => entry.kind === "invoice.rendered").length, 1);
  assert.ok(textOfPdf(files[0]?.bytes ?? Buffer.alloc(0)).includes("TVQ 9,975\u00a0%"));
});

test("an invoice says whether its PDF exists, in the list and on its own", async () => {
  const order = await shop.order({ person: francois });
  const said = async () => {
    const { id } = await invoiceOf(shop, order);
    const { body } = await shop.desk.get<InvoiceView>(`/invoices/${id}`);
    return [body.hasPdf, (await listOf(shop)).invoices.find((one) => one.id === id)?.hasPdf];
  };

  await shop.db.transaction(async (tx) => {
    await tx.run("lock table graphile_worker._private_jobs in exclusive mode");
    await shop.verb(order.id, "invoice", { tell: "nobody" });
    assert.deepEqual(await said(), [false, false]);
  });
  await shop.settled();

  assert.deepEqual(await said(), [true, true]);
});

test("a cancelled order gets no invoice", async () => {
  const order = await shop.order({ person: francois });
  await shop.verb(order.id, "cancellation", { tell: "nobody" });

  const answer = await shop.desk.send("POST", `/orders/${order.id}/invoice`, { tell: "nobody" });

  assert.deepEqual([answer.status, answer.body["code"]], [409, "verb_not_allowed_now"]);
});

test("Q16 the list shows each invoice with its customer, is searched, and gives its pages", async () => {
  const order = await shop.order({ person: karim });
  await shop.verb(order.id, "invoice", { tell: "nobody" });
  await shop.settled();

  const all = await listOf(shop);
  const row = all.invoices[0];
  assert.deepEqual([row?.orderReference, row?.customerName, row?.status], [order.reference, "Karim Benali", "issued"]);
  assert.equal((await listOf(shop, "?q=bENÁli")).invoices.length, 1);
  assert.equal((await listOf(shop, `?q=${row?.number}`)).invoices.length, 1);
  assert.equal((await listOf(shop, "?q=personne")).invoices.length, 0);

  const first = await listOf(shop, "?limit=1");
  const second = await listOf(shop, `?limit=1&cursor=${first.nextCursor}`);
  const back = await listOf(shop, `?limit=1&cursor=${second.previousCursor}`);
  assert.deepEqual(
    [first.invoices[0]?.id, second.invoices[0]?.id],
    all.invoices.slice(0, 2).map((one) => one.id),
  );
  assert.deepEqual(back.invoices, first.invoices);
  assert.equal((await shop.desk.get("/invoices?cursor=nonsense")).status, 422);
});

test("an invoice of another shop is unknown here", async () => {
  const answer = await shop.desk.get("/invoices/0197a000-0000-7000-8000-000000000001/pdf");

  assert.deepEqual([answer.status, answer.body["code"]], [404, "invoice_not_found"]);
});
