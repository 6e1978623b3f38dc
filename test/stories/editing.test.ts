// A placed order is changed: its items, prices, delivery, addresses. Money and stock follow in one go.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { OrderList } from "../../src/overview/order-row.ts";
import { openEditing } from "../support/editing.ts";
import { karim } from "../support/people.ts";
import { idOfMethod, type Placed } from "../support/shop.ts";

let post: Awaited<ReturnType<typeof openEditing>>;
before(async () => {
  post = await openEditing();
});
after(() => post.closeWithBooksRight());

const sumsOf = async (order: Placed) => {
  const { subtotal, shipping, net, tax, total, due } = await post.shop.page(order.id);
  return { subtotal, shipping, net, tax, total, due };
};

test("E18 items are added and removed, with the totals, the taxes and the stock redone", async () => {
  const { candle, soap, order } = await post.ordered();
  const apron = await post.shop.product({ name: "Tablier", price: 4_900, stock: 3 });
  assert.deepEqual([await post.stockOf(candle), await post.stockOf(soap)], [8_000, 4_000]);

  await post.edited(order, {
    removeLines: [(await post.lineNamed(order, "Savon")).id],
    addLines: [
      { variantId: apron.variantId, quantity: 1_000 },
      { name: "Emballage cadeau", quantity: 1_000, unitPrice: 250, taxClass: "standard", kind: "service" },
    ],
  });

  const page = await post.shop.page(order.id);
  assert.deepEqual(
    page.lines.map(({ name, quantity, total }) => [name, quantity, total]),
    [
      ["Bougie", 2_000, 5_780],
      ["Tablier", 1_000, 4_900],
      ["Emballage cadeau", 1_000, 250],
    ],
  );
  assert.deepEqual(await sumsOf(order), {
    subtotal: 10_930,
    shipping: 490,
    net: 9_517,
    tax: 1_903,
    total: 11_420,
    due: 11_420,
  });
  assert.deepEqual(
    [await post.stockOf(candle), await post.stockOf(soap), await post.stockOf(apron)],
    [8_000, 5_000, 2_000],
  );
  const found = (await post.shop.desk.get<OrderList>("/orders?q=tablier")).body.orders;
  assert.deepEqual(
    found.map(({ id }) => id),
    [order.id],
  );
});

test("E19 price, name, SKU, options and quantity of an item are corrected; the catalogue is not read again", async () => {
  const { candle, order } = await post.ordered();
  await post.shop.db.reads.run("update variants set price = 9999 where id = $1", [candle.variantId]);
  const { id } = await post.lineNamed(order, "Bougie");

  await post.edited(order, {
    changeLines: [{ id, quantity: 3_000, unitPrice: 2_500, name: "Bougie Figuier", sku: "BF-1", variantName: "220 g" }],
  });

  const line = await post.lineNamed(order, "Bougie Figuier");
  assert.deepEqual(
    [line.sku, line.variantName, line.quantity, line.unitPriceMicro, line.total],
    ["BF-1", "220 g", 3_000, 25_000_000, 7_500],
  );
  assert.equal((await sumsOf(order)).total, 7_500 + 690 + 490);
  assert.equal(await post.stockOf(candle), 7_000);

  await post.edited(order, { changeLines: [{ id, quantity: 1_000 }] });
  assert.equal(
    (await post.lineNamed(order, "Bougie Figuier")).total,
    2_500,
    "the price of the order, not of the catalogue",
  );
  assert.equal(await post.stockOf(candle), 9_000);
});

test("E20 the customer's name, e-mail, phone and addresses are corrected, and he is found by them", async () => {
  const order = await post.shop.order({ person: karim });
  const address = { name: "Karim Benali", line1: "8 quai Perrache", postalCode: "69002", city: "Lyon", country: "FR" };

  const { total } = await post.edited(order, {
    customer: { name: "Karima Benali", email: "karima@exemple.fr", phone: "06 11 22 33 44" },
    deliveryAddress: address,
    customerMessage: "Sonnez deux fois",
  });

  const page = await post.shop.page(order.id);
  assert.equal(total, order.total);
  assert.deepEqual(
    [page.customer.name, page.customer.email, page.customer.phone],
    ["Karima Benali", "karima@exemple.fr", "06 11 22 33 44"],
  );
  assert.deepEqual(page.deliveryAddress, address);
  assert.equal(page.billingAddress.name, "Karima Benali", "an address in his own name follows it");
  assert.equal(page.customerMessage, "Sonnez deux fois");
  assert.equal(page.customer.orderCount, 1);
  const { orders } = (await post.shop.desk.get<OrderList>("/orders?q=karima%20perrache")).body;
  assert.deepEqual(orders, [], "streets are not searched");
  assert.equal((await post.shop.desk.get<OrderList>("/orders?q=karima")).body.orders[0]?.id, order.id);
});

test("M2 detail by detail: delivery, its price, a discount; what is not named stays as it is", async () => {
  const { order } = await post.ordered();
  const methodId = await idOfMethod(post.shop.db, { shop: post.shop.shop, table: "delivery_methods", kind: "pickup" });

  await post.edited(order, { discount: { percent: 100_000 } });
  assert.deepEqual((await post.shop.page(order.id)).discount, 647);
  await post.edited(order, { delivery: { price: 990 } });
  assert.deepEqual((await sumsOf(order)).total, 6_470 - 647 + 990);
  await post.edited(order, { changeLines: [{ id: (await post.lineNamed(order, "Savon")).id, quantity: 2_000 }] });
  assert.equal((await post.shop.page(order.id)).discount, 716, "10 % of what the goods are now");
  await post.edited(order, { discount: null, delivery: { methodId } });

  const page = await post.shop.page(order.id);
  assert.deepEqual(
    [page.discount, page.shipping, page.deliveryMethod?.kind, page.deliveryAddress],
    [0, 0, "pickup", null],
  );
  assert.equal(page.total, 7_160);
});

test("Q27 at the counter: the order is gone through with the customer, changed, saved, and paid as it is now", async () => {
  const { soap, order } = await post.ordered();
  const { id } = await post.lineNamed(order, "Savon");
  const version = (await post.shop.page(order.id)).version;

  const shown = await post.preview(order, { changeLines: [{ id, quantity: 3_000 }] });
  const saved = await post.edit(
    order,
    { changeLines: [{ id, quantity: 3_000 }], expectedTotal: shown.after.total },
    { "if-match": `"${version}"`, "idempotency-key": "counter-1" },
  );
  await post.shop.verb(order.id, "payments", { tell: "nobody" });

  assert.equal(saved.status, 201);
  assert.deepEqual([shown.difference, saved.body.total], [1_380, 8_340]);
  const page = await post.shop.page(order.id);
  assert.deepEqual([page.paymentStatus, page.due, await post.stockOf(soap)], ["paid", 0, 2_000]);
});

test("what is short is refused by name, in the preview and in the edit, and nothing changes", async () => {
  const { soap, order } = await post.ordered();
  await post.shop.settled();
  const { id } = await post.lineNamed(order, "Savon");
  const was = await post.shop.page(order.id);

  for (const path of ["edits", "edits/preview"]) {
    const answer = await post.shop.desk.send("POST", `/orders/${order.id}/${path}`, {
      changeLines: [{ id, quantity: 6_000 }],
    });
    assert.deepEqual([answer.status, answer.body["code"]], [409, "out_of_stock"]);
    assert.deepEqual(answer.body["details"], {
      items: [{ variantId: soap.variantId, name: "Savon", available: 4_000 }],
    });
  }
  assert.deepEqual(await post.shop.page(order.id), was);
});

test("lines that left cannot go below what left; the rest can still change", async () => {
  const { order } = await post.ordered();
  const candle = await post.lineNamed(order, "Bougie");
  await post.shop.verb(order.id, "shipments", { lines: [{ lineId: candle.id, quantity: 2_000 }], tell: "nobody" });

  const fewer = await post.edit(order, { changeLines: [{ id: candle.id, quantity: 1_000 }] });
  const gone = await post.edit(order, { removeLines: [candle.id] });
  assert.deepEqual([fewer.status, fewer.body.code, gone.body.code], [409, "line_already_left", "line_already_left"]);
  assert.deepEqual(fewer.body.details, { name: "Bougie", shipped: 2_000 });

  const { fulfilmentStatus } = await post.edited(order, { removeLines: [(await post.lineNamed(order, "Savon")).id] });
  assert.equal(fulfilmentStatus, "shipped", "all that is left of it has left");
});

test("refused with the reason: no line left, an unknown line, another total than shown, a closed order", async () => {
  const { order } = await post.ordered();
  const { lines } = await post.shop.page(order.id);
  const codeOf = async (changes: object) => (await post.edit(order, changes)).body.code;

  assert.equal(await codeOf({ removeLines: lines.map(({ id }) => id) }), "order_without_lines");
  assert.equal(await codeOf({ removeLines: ["0197a000-0000-7000-8000-000000000001"] }), "line_not_found");
  assert.equal(await codeOf({ customerMessage: "x", expectedTotal: 1 }), "price_changed");
  assert.equal(await codeOf({ customer: { name: "", email: "", phone: "" } }), "customer_missing");
  assert.equal(await codeOf({ changeLines: [{ id: lines[0]?.id, quantity: 0 }] }), "invalid_request");
  await post.shop.verb(order.id, "cancellation", { tell: "nobody" });
  assert.equal(await codeOf({ customerMessage: "x" }), "verb_not_allowed_now");
});

test("after an edit the order is cancelled: all it holds goes back, once", async () => {
  const { candle, soap, order } = await post.ordered();
  await post.edited(order, {
    changeLines: [{ id: (await post.lineNamed(order, "Bougie")).id, quantity: 4_000 }],
    removeLines: [(await post.lineNamed(order, "Savon")).id],
    addLines: [{ variantId: soap.variantId, quantity: 2_000 }],
  });

  await post.shop.verb(order.id, "cancellation", { tell: "nobody" });

  assert.deepEqual([await post.stockOf(candle), await post.stockOf(soap)], [10_000, 5_000]);
});
