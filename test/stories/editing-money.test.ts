// What a changed order costs, owes and is billed: previewed, then done.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { InvoiceView } from "../../src/invoices/invoice-view.ts";
import type { OrderList } from "../../src/overview/order-row.ts";
import { openEditing } from "../support/editing.ts";
import { camille } from "../support/people.ts";

let post: Awaited<ReturnType<typeof openEditing>>;
before(async () => {
  post = await openEditing();
});
after(() => post.closeWithBooksRight());

test("the preview says everything before it happens, and writes nothing", async () => {
  const { candle, order } = await post.ordered();
  await post.shop.verb(order.id, "payments", { tell: "nobody" });
  await post.shop.settled();
  const { id } = await post.lineNamed(order, "Bougie");
  const was = await post.shop.page(order.id);

  const shown = await post.preview(order, { changeLines: [{ id, quantity: 4_000 }] });

  assert.deepEqual([shown.before.total, shown.after.total, shown.difference], [6_960, 12_740, 5_780]);
  assert.deepEqual([shown.after.due, shown.after.paymentStatus], [5_780, "partially_paid"]);
  assert.deepEqual(shown.stock, [{ variantId: candle.variantId, name: "Bougie", quantity: -2_000, left: 6_000 }]);
  assert.deepEqual(shown.documents, [
    { kind: "credit_note", total: 6_960, corrects: was.invoices[0]?.number },
    { kind: "invoice", total: 12_740, corrects: null },
  ]);
  assert.equal(shown.telling, "customer");
  assert.deepEqual(await post.shop.page(order.id), was);
  assert.equal(await post.stockOf(candle), 8_000);
});

test("a paid order that grew has the rest to collect; one that shrank has money to give back", async () => {
  const { order } = await post.ordered();
  await post.shop.verb(order.id, "payments", { tell: "nobody" });
  await post.shop.settled();
  const { id } = await post.lineNamed(order, "Savon");

  const grown = await post.edited(order, { changeLines: [{ id, quantity: 2_000 }] });
  assert.deepEqual([grown.paymentStatus, grown.due], ["partially_paid", 690]);
  const shrunk = await post.edited(order, { removeLines: [id] });
  assert.deepEqual([shrunk.paymentStatus, shrunk.due], ["overpaid", -690]);
});

test("an invoiced order that changes gets a credit note and a new invoice, once each, and one message with both", async () => {
  const { order } = await post.ordered();
  await post.shop.verb(order.id, "payments", { tell: "nobody" });
  await post.shop.settled();
  const { id } = await post.lineNamed(order, "Bougie");

  const mails = await post.broughtBy(camille.contact.email, order, async () => {
    await post.edited(order, { changeLines: [{ id, quantity: 1_000 }], reason: "Une seule bougie", tell: "customer" });
    await post.shop.settled();
  });

  const page = await post.shop.page(order.id);
  assert.deepEqual(
    page.invoices.map(({ kind, total, isCredited }) => [kind, total, isCredited]),
    [
      ["invoice", 6_960, true],
      ["credit_note", 6_960, false],
      ["invoice", 4_070, false],
    ],
  );
  const [, note, invoice] = await Promise.all(
    page.invoices.map(async (one) => (await post.shop.desk.get<InvoiceView>(`/invoices/${one.id}`)).body.content),
  );
  assert.deepEqual([note?.reason, note?.corrects?.number], ["Une seule bougie", page.invoices[0]?.number]);
  assert.deepEqual([invoice?.total, invoice?.paid, invoice?.due], [4_070, 4_070, 0]);
  const [mail] = mails;
  assert.equal(mails.length, 1);
  assert.match(mail?.subject ?? "", /a été modifiée/);
  assert.match(mail?.text ?? "", /nouveau total est de 40,70[^]*au lieu de 69,60[^]*Nous vous devons 28,90/);
  assert.deepEqual(
    mail?.attachments.map(({ fileName }) => fileName),
    page.invoices.slice(1).map(({ number }) => `${number}.pdf`),
  );
});

test("an address that stands on the invoice corrects it; a phone, a message or a note does not", async () => {
  const { order } = await post.ordered();
  await post.shop.verb(order.id, "payments", { tell: "nobody" });
  await post.shop.settled();
  const papers = async () => (await post.shop.page(order.id)).invoices.map(({ kind }) => kind);

  await post.edited(order, { customer: { phone: "06 00 00 00 01" }, customerMessage: "Merci" });
  await post.shop.verb(order.id, "notes", { body: "Client fidèle" });
  assert.deepEqual(await papers(), ["invoice"]);

  const { billingAddress } = await post.shop.page(order.id);
  await post.edited(order, { billingAddress: { ...billingAddress, company: "Lefèvre SARL" } });
  assert.deepEqual(await papers(), ["invoice", "credit_note", "invoice"]);
  assert.equal((await post.shop.page(order.id)).invoiceStatus, "paid");
});

test("an order that shrinks to what was paid is paid, and gets the invoice of its shop's rule", async () => {
  const { order } = await post.ordered();
  await post.shop.verb(order.id, "payments", { amount: 6_270, tell: "nobody" });
  await post.shop.settled();

  const { documents, paymentStatus } = await post.edited(order, {
    removeLines: [(await post.lineNamed(order, "Savon")).id],
  });

  assert.deepEqual([paymentStatus, documents.map(({ kind }) => kind)], ["paid", ["invoice"]]);
});

test("M34 an order is found by number, e-mail or item and corrected in every part; a new total moves no money", async () => {
  const { order } = await post.ordered();
  await post.shop.verb(order.id, "payments", { tell: "nobody" });
  const found = async (search: string) => {
    const { body } = await post.shop.desk.get<OrderList>(`/orders?q=${encodeURIComponent(search)}`);
    return body.orders.some(({ id }) => id === order.id);
  };
  assert.deepEqual(await Promise.all([order.reference, camille.contact.email, "savon"].map(found)), [true, true, true]);
  const soap = await post.lineNamed(order, "Savon");

  await post.edited(order, {
    changeLines: [{ id: soap.id, quantity: 3_000 }],
    customer: { name: "Camille Morel" },
    deliveryAddress: { ...camille.address, city: "Villeurbanne" },
    customerMessage: "Sonner deux fois",
  });

  const page = await post.shop.page(order.id);
  assert.deepEqual([page.customer.name, page.deliveryAddress?.city], ["Camille Morel", "Villeurbanne"]);
  assert.deepEqual([page.total, page.captured, page.refunded, page.due], [8_340, 6_960, 0, 1_380]);
  assert.equal(page.movements.length, 1);
});
