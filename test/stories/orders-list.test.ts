// The list of orders: what it shows of each, and how few of many are found in it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { OrderList } from "../../src/overview/order-row.ts";
import type { ExportedOrder } from "../../src/transfers/exported-order.ts";
import { documentOf } from "../support/documents.ts";
import { textOfPdf } from "../support/pdf-text.ts";
import { camille, karim } from "../support/people.ts";
import { openTestShop, type Item, type Placed, type TestShop } from "../support/shop.ts";

let shop: TestShop;
let now = new Date("2026-06-10T09:00:00Z");
let vase: Item;
let card: Item;
let old: Placed;
let small: Placed;
let large: Placed;
let archived: Placed;
before(async () => {
  shop = await openTestShop({ now: () => now });
  vase = await shop.product({ name: "Vase", price: 12_000 });
  card = await shop.product({ name: "Carte", price: 350 });
  old = await shop.order({ person: karim, payment: "transfer", items: [{ item: vase, pieces: 1 }] });
  // Just before midnight in Paris.
  now = new Date("2026-06-14T21:59:00Z");
  small = await shop.order({ person: camille, payment: "cheque", items: [{ item: card, pieces: 2 }] });
  now = new Date("2026-06-15T08:00:00Z");
  large = await shop.order({ person: camille, payment: "cash_on_delivery", items: [{ item: vase, pieces: 3 }] });
  archived = await shop.order({ person: karim, payment: "cheque", items: [{ item: vase, pieces: 2 }] });
  await shop.verb(archived.id, "archive");
  await shop.verb(old.id, "payments", { tell: "nobody" });
});
after(() => shop.close());

const list = async (query = "") => {
  const answer = await shop.desk.get<OrderList>(`/orders?${query}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
/** The orders that a query finds in the list, which are those it finds in the exported file. */
const found = async (query: string) => {
  const ids = (await list(query)).orders.map((one) => one.id);
  const { body } = await shop.desk.get<ExportedOrder[]>(`/orders/export?format=json&${query}`);
  assert.deepEqual(
    body.map((one) => one.id),
    ids,
    "the file holds what the list shows",
  );
  return ids;
};

test("C31 orders are filtered by number, customer, total, means of payment, state and date, and exported so", async () => {
  assert.deepEqual(await found(`number=${small.number}`), [small.id]);
  assert.deepEqual(await found(`q=${small.reference}`), [small.id]);
  for (const words of ["lefevre", "Camille", "camille.lefevre@exemple.fr"])
    assert.deepEqual(await found(`q=${encodeURIComponent(words)}`), [large.id, small.id], words);

  assert.deepEqual(await found(`totalMin=${small.total + 1}`), [large.id, old.id]);
  assert.deepEqual(await found(`totalMax=${small.total}`), [small.id]);
  assert.deepEqual(await found(`totalMin=${old.total}&totalMax=${old.total}`), [old.id]);
  assert.deepEqual(await found("totalMin=99999999"), []);

  assert.deepEqual(await found("means=cheque"), [small.id]);
  assert.deepEqual(await found("means=cheque,cash_on_delivery"), [large.id, small.id]);
  assert.deepEqual(await found("means=cheque&view=archived"), [archived.id]);

  assert.deepEqual(await found("payment=paid"), [old.id]);
  assert.deepEqual(await found("payment=awaiting&fulfilment=unfulfilled&means=cheque"), [small.id]);
});

test("C31 one day finds the orders of that day, two days those from the first to the last, in the shop's time", async () => {
  assert.deepEqual(await found("from=2026-06-14&to=2026-06-14"), [small.id]);
  assert.deepEqual(await found("from=2026-06-15&to=2026-06-15"), [large.id]);
  assert.deepEqual(await found("from=2026-06-10&to=2026-06-14"), [small.id, old.id]);
  assert.deepEqual(await found("from=2026-06-11&to=2026-06-13"), []);
});

test("C32 a row shows the customer, the total, the means of payment, the states and the date; the customer leads to all his orders", async () => {
  const { orders } = await list();
  const row = orders.find((one) => one.id === old.id);
  assert.ok(row?.customerId);
  const { customerName, total, currency, paymentMethod, paymentStatus, fulfilmentStatus, placedAt } = row;
  assert.deepEqual(
    { customerName, total, currency, paymentMethod, paymentStatus, fulfilmentStatus, placedAt },
    {
      customerName: "Karim Benali",
      total: old.total,
      currency: "EUR",
      paymentMethod: { kind: "transfer", name: "Virement bancaire" },
      paymentStatus: "paid",
      fulfilmentStatus: "unfulfilled",
      placedAt: "2026-06-10T09:00:00.000Z",
    },
  );
  assert.deepEqual(await found(`customer=${row.customerId}`), [archived.id, old.id]);
});

test("C33 invoice and delivery note are offered in the list once the order is paid and has left, and open from it", async () => {
  const order = await shop.order({ person: camille, items: [{ item: card, pieces: 1 }] });
  const offered = async () => (await shop.page(order.id)).papers;
  const early = await shop.desk.get<{ code: string }>(`/orders/${order.id}/invoice.pdf`);
  assert.deepEqual([early.status, early.body.code], [404, "invoice_not_found"]);
  assert.deepEqual(await offered(), []);

  await shop.verb(order.id, "payments", { tell: "nobody" });
  await shop.settled();
  assert.deepEqual(await offered(), [], "paid, not gone yet");
  await shop.verb(order.id, "shipments", { trackingNumber: "6A12345678901", tell: "nobody" });
  assert.deepEqual(await offered(), ["invoice", "packing_slip"]);

  const [invoice] = (await shop.page(order.id)).invoices;
  const printed = await documentOf(shop, `/orders/${order.id}/invoice.pdf`);
  assert.deepEqual(printed.bytes, (await documentOf(shop, `/invoices/${invoice?.id}/pdf`)).bytes);
  assert.match(printed.headers.get("content-disposition") ?? "", /^inline; filename="FA-/);
  const slip = textOfPdf((await documentOf(shop, `/orders/${order.id}/packing-slip.pdf`)).bytes);
  assert.ok(slip.includes("Bon de livraison") && slip.includes(order.reference) && slip.includes("Carte"));
  const unpaid = await shop.order({ person: camille });
  await shop.verb(unpaid.id, "shipments", { tell: "nobody" });
  assert.deepEqual((await shop.page(unpaid.id)).papers, [], "gone, not paid yet");
});

test("the slips of several orders are one file, each with its own pages", async () => {
  const { bytes } = await documentOf(shop, `/orders/packing-slips.pdf?number=${large.number},${small.number}`);
  const pages = textOfPdf(bytes)
    .split("\f")
    .filter((page) => page.trim() !== "");
  assert.equal(pages.length, 2);
  for (const [at, order] of [small, large].entries()) {
    assert.ok(pages[at]?.includes(order.reference), `page ${at}`);
    assert.ok(pages[at]?.includes("page 1/1"), `page ${at}`);
  }
  for (const [query, status, code] of [
    ["", 422, "invalid_request"],
    [`?number=${small.number},999999`, 404, "order_not_found"],
    [`?number=${Array.from({ length: 201 }, (_, at) => at + 1).join(",")}`, 422, "invalid_request"],
  ] as const) {
    const answer = await shop.desk.get<{ code: string }>(`/orders/packing-slips.pdf${query}`);
    assert.deepEqual([answer.status, answer.body.code], [status, code], query);
  }
});

test("filters hold over the pages of the list", async () => {
  const ids: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: OrderList = await list(`totalMin=${old.total}&limit=1${cursor && `&cursor=${cursor}`}`);
    ids.push(...page.orders.map((one) => one.id));
    cursor = page.nextCursor;
  }
  assert.deepEqual(ids, [large.id, old.id]);
});

test("what no list can be filtered by is refused", async () => {
  for (const query of ["totalMin=-1", "totalMax=cher", "means=shells", "customer=Karim", "number=0", "number=x"]) {
    const { status, body } = await shop.desk.get<{ code: string }>(`/orders?${query}`);
    assert.deepEqual([status, body.code], [422, "invalid_request"], query);
  }
});
