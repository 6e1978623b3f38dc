// Money given back for some of what was bought: to the cent, once, with its credit note, and the stock that follows.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { verifyInvoiceChain } from "../../src/invoices/chain.actions.ts";
import type { InvoiceView } from "../../src/invoices/invoice-view.ts";
import { only, openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { documentOf } from "../support/documents.ts";
import { breaches } from "../support/invariants.ts";
import { textOfPdf } from "../support/pdf-text.ts";
import { camille } from "../support/people.ts";
import type { Item, Placed } from "../support/shop.ts";

let desk: Correspondence;
before(async () => {
  desk = await openCorrespondence();
});
after(() => desk.close());

const stockOf = async ({ variantId }: Item) => {
  const row = await desk.shop.db.reads.one<{ left: number }>("select on_hand as left from variants where id = $1", [
    variantId,
  ]);
  return row?.left;
};

/** Two candles of 28.90 at 20 %, a book of 14.50 at 5.5 %, delivery 4.90: paid, invoiced. */
async function paid(): Promise<{ order: Placed; candle: Item }> {
  const candle = await desk.shop.product({ stock: 10 });
  const book = await desk.shop.product({ name: "Le Figuier", price: 1_450, taxClass: "reduced" });
  const items = [
    { item: candle, pieces: 2 },
    { item: book, pieces: 1 },
  ];
  const order = await desk.shop.order({ person: camille, items });
  await desk.shop.verb(order.id, "payments", { tell: "nobody" });
  await desk.shop.settled();
  return { order, candle };
}

interface Asked {
  lines?: { lineId: string; quantity: number; restock?: boolean }[];
  shipping?: number;
  amount?: number;
  tell?: string;
}
const refund = async (order: Placed, asked: Asked) => {
  await desk.shop.verb(order.id, "refunds", { tell: "nobody", ...asked });
  await desk.shop.settled();
};
const refused = async (order: Placed, asked: Asked) => {
  const { status, body } = await desk.shop.desk.send<{ code: string }>("POST", `/orders/${order.id}/refunds`, asked);
  return [status, body.code];
};
const pieces = async ({ id }: Placed, at: number, count: number, restock = false) => {
  const line = (await desk.shop.page(id)).lines[at];
  return { lineId: line?.id ?? "", quantity: count * 1_000, restock };
};
const papersOf = async ({ id }: Placed) => {
  const { invoices } = await desk.shop.page(id);
  return Promise.all(
    invoices.map(async (one) => (await desk.shop.desk.get<InvoiceView>(`/invoices/${one.id}`)).body.content),
  );
};
const right = async () => {
  await desk.shop.settled();
  assert.deepEqual(await breaches(desk.shop.db, desk.shop.shop.id), []);
  assert.deepEqual(await verifyInvoiceChain(desk.shop.db.reads, desk.shop.shop.id), []);
};

test("one of two candles is given back with its tax: a credit note of that line, in the message of the refund, and the invoice stands", async () => {
  const { order, candle } = await paid();
  const candles = await pieces(order, 0, 1, true);

  const mail = only(
    await desk.broughtBy(camille.contact.email, order, () => refund(order, { lines: [candles], tell: "customer" })),
  );

  const page = await desk.shop.page(order.id);
  assert.deepEqual(
    [page.paymentStatus, page.invoiceStatus, page.refunded],
    ["partially_refunded", "partially_credited", 2_890],
  );
  const [invoice, note] = await papersOf(order);
  assert.deepEqual(note?.corrects, { number: invoice?.number, issuedOn: invoice?.issuedOn });
  assert.deepEqual(
    note?.lines.map(({ name, quantity, net, tax, total }) => [name, quantity, net, tax, total]),
    [["Bougie parfumée Figuier", 1_000, 2_409, 481, 2_890]],
  );
  assert.deepEqual(note?.taxes, [{ name: "TVA", rate: 200_000, net: 2_409, tax: 481 }]);
  assert.match(mail.subject, /^Remboursement de la commande/);
  assert.match(mail.text, /28,90\u00a0€/);
  assert.match(mail.text, /1 × Bougie parfumée Figuier/);
  assert.deepEqual(
    mail.attachments.map(({ fileName }) => fileName),
    [`${note?.number}.pdf`],
  );
  assert.equal(await stockOf(candle), 9_000);
  await right();
});

test("several rates and the delivery, in three steps: every rate's tax adds up to the invoice's, and the last step closes it", async () => {
  const { order } = await paid();

  await refund(order, { lines: [await pieces(order, 0, 1)], shipping: 200 });
  await refund(order, { lines: [await pieces(order, 1, 1)] });
  const { shipping, shippingGivenBack } = await desk.shop.page(order.id);
  await refund(order, { lines: [await pieces(order, 0, 1)], shipping: shipping - shippingGivenBack });

  const page = await desk.shop.page(order.id);
  assert.deepEqual([page.paymentStatus, page.invoiceStatus, page.billed], ["refunded", "credited", 0]);
  const [invoice, ...notes] = await papersOf(order);
  assert.equal(notes.length, 3);
  for (const { name, rate, net, tax } of invoice?.taxes ?? []) {
    const same = notes.flatMap(({ taxes }) => taxes.filter((one) => one.name === name && one.rate === rate));
    assert.deepEqual(
      [same.reduce((all, one) => all + one.net, 0), same.reduce((all, one) => all + one.tax, 0)],
      [net, tax],
    );
  }
  assert.ok(notes.every(({ taxes }) => taxes.every(({ net, tax }) => net >= 0 && tax >= 0)));
  await right();
});

test("never twice: two desks at once, one is told that the pieces are given back already", async () => {
  const { order } = await paid();
  const both = [await pieces(order, 0, 2)];

  const answers = await Promise.all([1, 2, 3].map(() => refused(order, { lines: both })));

  assert.equal(answers.filter(([status]) => status === 201).length, 1);
  assert.deepEqual(
    answers.filter(([status]) => status !== 201),
    [
      [409, "line_refunded_already"],
      [409, "line_refunded_already"],
    ],
  );
  assert.deepEqual(await refused(order, { shipping: 491 }), [409, "shipping_refunded_already"]);
  assert.deepEqual(await refused(order, { lines: [await pieces(order, 1, 1)], amount: 1_451 }), [
    422,
    "refund_exceeds_lines",
  ]);
  await right();
});

test("less than the pieces are worth: the merchant keeps something, and the credit note says the difference as a discount", async () => {
  const { order } = await paid();

  await refund(order, { lines: [await pieces(order, 0, 1)], amount: 2_000 });

  const note = (await papersOf(order)).at(-1);
  assert.deepEqual(
    note?.lines.map(({ quantity, discount, total }) => [quantity, discount, total]),
    [[1_000, 890, 2_000]],
  );
  assert.deepEqual([note?.net, note?.tax, note?.total], [1_667, 333, 2_000]);
  await right();
});

test("an empty choice gives nothing back", async () => {
  const { order } = await paid();
  for (const nothing of [{ lines: [] }, { shipping: 0 }])
    assert.deepEqual(await refused(order, nothing), [422, "amount_not_positive"]);
});

test("an amount of nothing in particular is spread over the rates, in proportion to what is left", async () => {
  const { order } = await paid();

  await refund(order, { amount: 1_000 });

  const note = (await papersOf(order)).at(-1);
  assert.equal(note?.total, 1_000);
  assert.deepEqual(
    note?.taxes.map(({ rate }) => rate),
    [200_000, 55_000],
  );
  const { bytes } = await documentOf(
    desk.shop,
    `/invoices/${(await desk.shop.page(order.id)).invoices.at(-1)?.id}/pdf`,
  );
  const text = textOfPdf(bytes);
  for (const words of ["Facture concernée", "Réduction accordée après la vente", "Montant de l’avoir"])
    assert.ok(text.includes(words), text);
  await right();
});

test("what is given back before it left leaves no more; what had left may come back in stock, once", async () => {
  const { order, candle } = await paid();

  await refund(order, { lines: [await pieces(order, 0, 1, true)] });
  await desk.shop.verb(order.id, "shipments", { tell: "nobody" });
  const sent = await desk.shop.page(order.id);
  assert.deepEqual([sent.fulfilmentStatus, sent.lines.map(({ shipped }) => shipped)], ["shipped", [1_000, 1_000]]);
  await refund(order, { lines: [await pieces(order, 0, 1, true)] });

  assert.equal(await stockOf(candle), 10_000);
  await desk.shop.verb(order.id, "return", { restock: true, tell: "nobody" });
  assert.equal(await stockOf(candle), 10_000);
  await right();
});

test("a refund undone: its lines are sold again, the credit note stays and a new invoice says the whole", async () => {
  const { order, candle } = await paid();
  await refund(order, { lines: [await pieces(order, 0, 1, true)] });

  await desk.shop.verb(order.id, "undo", {});
  await desk.shop.settled();

  const page = await desk.shop.page(order.id);
  assert.deepEqual([page.paymentStatus, page.refunded, page.billed], ["paid", 0, order.total]);
  assert.deepEqual(
    page.invoices.map(({ kind, total }) => [kind, total]),
    [
      ["invoice", order.total],
      ["credit_note", 2_890],
      ["credit_note", order.total - 2_890],
      ["invoice", order.total],
    ],
  );
  assert.equal(await stockOf(candle), 8_000);
  await right();
});

test("a cancellation credits only what is left; undone, a new invoice bills what remains", async () => {
  const { order } = await paid();
  await refund(order, { lines: [await pieces(order, 0, 1)] });

  await desk.shop.verb(order.id, "cancellation", { tell: "nobody" });
  await desk.shop.settled();
  const cancelled = await desk.shop.page(order.id);
  assert.deepEqual(
    cancelled.invoices.map(({ total }) => total),
    [order.total, 2_890, order.total - 2_890],
  );
  await desk.shop.verb(order.id, "undo", {});
  await desk.shop.settled();

  const page = await desk.shop.page(order.id);
  assert.deepEqual([page.invoices.at(-1)?.total, page.invoiceStatus], [order.total - 2_890, "paid"]);
  await refund(order, { lines: [await pieces(order, 0, 1)] });
  assert.equal((await desk.shop.page(order.id)).billed, order.total - 5_780);
  await right();
});

test("money given back while the order was cancelled: standing again, it is invoiced only once it is paid again", async () => {
  const { order } = await paid();
  await desk.shop.verb(order.id, "cancellation", { tell: "nobody" });
  await desk.shop.settled();
  await refund(order, { amount: 4_000 });

  assert.equal((await desk.shop.desk.send("DELETE", `/orders/${order.id}/cancellation`)).status, 200);
  await desk.shop.settled();
  const totals = (await desk.shop.page(order.id)).invoices.map(({ total }) => total);
  assert.deepEqual(totals, [order.total, order.total], "an invoice and its credit note, no second invoice");

  await desk.shop.verb(order.id, "payments", { amount: 4_000, tell: "nobody" });
  await desk.shop.settled();
  assert.equal((await desk.shop.page(order.id)).invoices.at(-1)?.total, order.total);
  await right();
});

test("an order edited after a refund: what stands of the invoice is taken back, the new one bills what remains", async () => {
  const { order } = await paid();
  const [line] = [await pieces(order, 0, 1)];
  await refund(order, { lines: [line] });
  const edit = (body: object) =>
    desk.shop.desk.send<{ code?: string }>("POST", `/orders/${order.id}/edits`, { tell: "nobody", ...body });

  assert.equal((await edit({ removeLines: [line.lineId] })).body.code, "line_given_back");
  assert.equal((await edit({ customer: { name: "Zoé Lambert" }, delivery: { price: 900 } })).status, 201);
  await desk.shop.settled();

  const page = await desk.shop.page(order.id);
  assert.deepEqual(
    page.invoices.map(({ total }) => total),
    [order.total, 2_890, order.total - 2_890, page.total - 2_890],
  );
  await right();
});

test("where the shop does it by hand, the credit note waits for the merchant", async () => {
  await desk.shop.desk.send("PATCH", "/settings", { creditNoteRule: "hand" });
  const { order } = await paid();
  await refund(order, { lines: [await pieces(order, 0, 1)] });
  const before = await desk.shop.page(order.id);
  assert.deepEqual([before.invoiceStatus, before.invoices.length], ["paid", 1]);
  assert.ok(before.actions.some(({ verb }) => verb === "credit_refund"));

  await desk.shop.verb(order.id, "refund-credit-notes", { tell: "nobody" });
  await desk.shop.settled();
  await desk.shop.desk.send("PATCH", "/settings", { creditNoteRule: "refund" });

  const page = await desk.shop.page(order.id);
  assert.deepEqual([page.invoiceStatus, page.billed], ["partially_credited", order.total - 2_890]);
  assert.ok(!page.actions.some(({ verb }) => verb === "credit_refund"));
  await right();
});
