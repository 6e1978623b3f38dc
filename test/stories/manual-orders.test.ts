// Orders made elsewhere, by phone, at a market or in a message, typed in at the desk.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { OrderList } from "../../src/overview/order-row.ts";
import type { ExportedOrder } from "../../src/transfers/exported-order.ts";
import { documentOf } from "../support/documents.ts";
import { openMailbox, type Mailbox } from "../support/mailbox.ts";
import { textOfPdf } from "../support/pdf-text.ts";
import { camille, karim } from "../support/people.ts";
import { idOfMethod, isAbout, openTestShop, sophie, type Item, type Placed, type TestShop } from "../support/shop.ts";

let mailbox: Mailbox;
let shop: TestShop;
before(async () => {
  mailbox = await openMailbox();
  shop = await openTestShop({ smtpUrl: mailbox.url });
});
after(async () => {
  await shop.close();
  await mailbox.close();
});

const bag = { name: "Sac cousu main", quantity: 2_000, unitPrice: 1_500, taxClass: "standard" };

const type = (order: object, headers: Record<string, string> = {}) =>
  shop.desk.send<Placed & { code?: string; details?: Record<string, unknown> }>("POST", "/orders", order, headers);
const typed = async (order: object): Promise<Placed> => {
  const { status, body } = await type(order);
  assert.equal(status, 201, JSON.stringify(body));
  return body;
};
const mailsAbout = async (order: Placed) => {
  await shop.settled();
  return (await mailbox.mails()).filter((mail) => isAbout(mail, order));
};
const stockOf = async ({ productId }: Item) => {
  const { body } = await shop.desk.get<{ variants: { stock: number }[] }>(`/products/${productId}`);
  return body.variants[0]?.stock;
};
const orderCount = async () => (await shop.desk.get<OrderList>("/orders?limit=100")).body.orders.length;

test("E5, M3 a name and something sold are enough: a sale made elsewhere becomes an order like any other", async () => {
  const order = await typed({ customer: { name: "Inès Roux" }, lines: [bag] });

  const page = await shop.page(order.id);
  assert.equal(page.customer.name, "Inès Roux");
  assert.deepEqual(
    page.lines.map(({ name, quantity, total }) => ({ name, quantity, total })),
    [{ name: "Sac cousu main", quantity: 2_000, total: 3_000 }],
  );
  assert.deepEqual([page.total, page.net, page.tax, order.total], [3_000, 2_500, 500, 3_000]);
  assert.deepEqual([page.billingAddress.name, page.billingAddress.country], ["Inès Roux", "FR"]);
  assert.equal(page.paymentStatus, "awaiting");
  await shop.verb(order.id, "payments", { tell: "nobody" });
  await shop.verb(order.id, "shipments", { tell: "nobody" });
  assert.equal((await shop.page(order.id)).fulfilmentStatus, "shipped");
});

test("E5 an e-mail alone, or a phone alone, names the customer", async () => {
  const byEmail = await typed({ customer: { email: "ines@exemple.fr" }, lines: [bag] });
  const byPhone = await typed({ customer: { phone: "06 98 76 54 32" }, lines: [bag] });

  assert.equal((await shop.page(byEmail.id)).customer.name, "ines@exemple.fr");
  assert.equal((await shop.page(byPhone.id)).customer.name, "06 98 76 54 32");
});

test("C27 an order typed in is recognisable in the list from the start; one of the storefront is not", async () => {
  const manual = await typed({ customer: { name: "Paul" }, lines: [bag] });
  const bought = await shop.order();

  const { orders } = (await shop.desk.get<OrderList>("/orders")).body;
  const isManual = (id: string) => orders.find((one) => one.id === id)?.isManual;
  assert.deepEqual([isManual(manual.id), isManual(bought.id)], [true, false]);
  const page = await shop.page(manual.id);
  assert.deepEqual([page.isManual, page.origin], [true, "desk"]);
});

test("C28 an order typed in whole: delivered, to be paid, at another price, with the customer's own words", async () => {
  const candle = await shop.product({ price: 2_890, stock: 5 });
  const methodId = (table: string, kind: string) => idOfMethod(shop.db, { shop: shop.shop, table, kind });
  const order = await typed({
    customer: karim.contact,
    lines: [{ variantId: candle.variantId, quantity: 2_000, unitPrice: 2_500 }, bag],
    deliveryAddress: karim.address,
    billingAddress: camille.address,
    delivery: { methodId: await methodId("delivery_methods", "shipping"), price: 300 },
    paymentMethodId: await methodId("payment_methods", "cheque"),
    customerMessage: "Sonnez deux fois",
    expectedTotal: 8_300,
  });

  const page = await shop.page(order.id);
  assert.deepEqual([page.subtotal, page.shipping, page.total, page.net + page.tax], [8_000, 300, 8_300, 8_300]);
  assert.deepEqual([page.deliveryAddress, page.billingAddress], [karim.address, camille.address]);
  assert.deepEqual([page.deliveryMethod?.name, page.paymentMethod.kind], ["Colissimo à domicile", "cheque"]);
  assert.equal(page.customerMessage, "Sonnez deux fois");
  assert.equal(await stockOf(candle), 3_000);
  const [placed] = page.history;
  assert.deepEqual([placed?.kind, placed?.actor.name, placed?.data["origin"]], ["order.placed", sophie.name, "desk"]);
});

test("nothing is sent unless asked, and then once, to the customer only", async () => {
  const quiet = await typed({ customer: karim.contact, lines: [bag] });
  const told = await typed({ customer: { email: camille.contact.email }, lines: [bag], tell: "customer" });

  assert.deepEqual(await mailsAbout(quiet), []);
  const [mail, ...more] = await mailsAbout(told);
  assert.deepEqual([mail?.to, more], [[camille.contact.email], []]);
  assert.match(mail?.text ?? "", /^Bonjour,$/m);
});

test("sent twice with one key, an order is recorded once", async () => {
  const key = { "idempotency-key": "typed-once" };
  const candle = await shop.product({ stock: 4 });
  const order = { customer: { name: "Paul" }, lines: [{ variantId: candle.variantId, quantity: 1_000 }] };

  const [first, second] = await Promise.all([type(order, key), type(order, key)]);

  assert.deepEqual([first.status, second.status], [201, 201]);
  assert.equal(first.body.id, second.body.id);
  assert.equal(await stockOf(candle), 3_000);
});

test("too little stock is refused with what is left, however many lines ask for it", async () => {
  const candle = await shop.product({ stock: 2 });
  const line = { variantId: candle.variantId, quantity: 2_000 };
  const count = await orderCount();

  const { status, body } = await type({ customer: { name: "Paul" }, lines: [line, { ...line, unitPrice: 0 }] });

  assert.deepEqual([status, body.code], [409, "out_of_stock"]);
  const items = [{ variantId: candle.variantId, name: "Bougie parfumée Figuier", available: 2_000 }];
  assert.deepEqual(body.details, { items });
  assert.deepEqual([await stockOf(candle), await orderCount()], [2_000, count]);
});

test("of two people who type in the last piece, one is refused, and told the truth", async () => {
  const candle = await shop.product({ stock: 1 });
  const order = { customer: { name: "Paul" }, lines: [{ variantId: candle.variantId, quantity: 1_000 }] };

  const answers = await Promise.all(Array.from({ length: 6 }, () => type(order)));

  assert.deepEqual(
    answers.map((one) => one.status).sort((a, b) => a - b),
    [201, 409, 409, 409, 409, 409],
  );
  for (const { body } of answers.filter((one) => one.status === 409)) {
    assert.equal(body.code, "out_of_stock");
    const items = [{ variantId: candle.variantId, name: "Bougie parfumée Figuier", available: 0 }];
    assert.deepEqual(body.details, { items });
  }
});

test("what makes no order is refused clearly, and nothing changes", async () => {
  const candle = await shop.product({ stock: 10 });
  const other = await openTestShop();
  const foreign = await other.product({});
  const foreignMethod = await idOfMethod(other.db, { shop: other.shop, table: "payment_methods", kind: "cheque" });
  await other.close();
  const whole = { customer: { name: "Paul" }, lines: [{ variantId: candle.variantId, quantity: 1_000 }] };
  const line = (part: object) => ({ ...whole, lines: [...whole.lines, { ...bag, ...part }] });
  const count = await orderCount();

  const expected: [order: object, status: number, code: string][] = [
    [{ ...whole, customer: {} }, 422, "customer_missing"],
    [{ ...whole, customer: { name: "  ", email: "", phone: "" } }, 422, "invalid_request"],
    [{ ...whole, customer: { email: "paul@" } }, 422, "invalid_request"],
    [{ ...whole, lines: [] }, 422, "invalid_request"],
    [line({ unitPrice: -1 }), 422, "invalid_request"],
    [line({ unitPrice: 1e15 }), 422, "invalid_request"],
    [line({ quantity: 0 }), 422, "invalid_request"],
    [line({ quantity: 10_000_000 }), 422, "invalid_request"],
    [line({ name: " " }), 422, "invalid_request"],
    [line({ taxClass: "luxe" }), 422, "tax_class_unknown"],
    [{ ...whole, lines: [{ variantId: foreign.variantId, quantity: 1_000 }] }, 409, "item_unavailable"],
    [{ ...whole, paymentMethodId: foreignMethod }, 409, "payment_method_unavailable"],
    [{ ...whole, delivery: { methodId: foreignMethod } }, 409, "delivery_method_unavailable"],
    [{ ...whole, expectedTotal: 1 }, 409, "price_changed"],
    [{ ...whole, total: 1 }, 422, "invalid_request"],
  ];
  for (const [order, status, code] of expected) {
    const answer = await type(order);
    assert.deepEqual([answer.status, answer.body.code], [status, code], JSON.stringify(order));
  }

  assert.deepEqual([await stockOf(candle), await orderCount()], [10_000, count]);
});

test("what was known of a customer stays, when the order typed in says less", async () => {
  const bought = await shop.order({ person: camille });
  const order = await typed({ customer: { email: camille.contact.email }, lines: [bag] });

  const customers = await shop.db.reads.all<{ name: string; city: string }>(
    "select name, billing_address->>'city' as city from customers where shop_id = $1 and email = $2",
    [shop.shop.id, camille.contact.email],
  );
  assert.deepEqual(customers, [{ name: camille.contact.name, city: "Brest" }]);
  assert.equal((await shop.page(order.id)).customer.id, (await shop.page(bought.id)).customer.id);
});

test("without address, delivery or means of payment, the papers and the customer's page still read well", async () => {
  const order = await typed({ customer: { name: "Inès Roux" }, lines: [bag] });
  await shop.verb(order.id, "payments", { tell: "nobody" });
  await shop.settled();

  const [invoice] = (await shop.page(order.id)).invoices;
  assert.ok(invoice);
  const papers = [
    `/orders/${order.id}/print.pdf`,
    `/orders/${order.id}/packing-slip.pdf`,
    `/invoices/${invoice.id}/pdf`,
  ];
  for (const paper of papers) {
    const text = textOfPdf((await documentOf(shop, paper)).bytes);
    for (const words of ["Inès Roux", "Sac cousu main"])
      assert.ok(text.includes(words), `${paper}: ${words} is missing`);
    assert.ok(!/undefined|null/.test(text), paper);
  }
  const tracking = await shop.site.get<string>(order.trackingUrl.replace(/^https?:\/\/[^/]+/, ""));
  assert.equal(tracking.status, 200);
  assert.ok(tracking.body.includes("Sac cousu main"));
  const { body: exported } = await shop.desk.get<ExportedOrder[]>(`/orders/export?format=json&q=${order.reference}`);
  assert.deepEqual(
    exported.map((one) => [one.customer.name, one.paymentMethod.name]),
    [["Inès Roux", "À convenir"]],
  );
});

test("a program's order is not taken for one typed in by a person", async () => {
  const { body: key } = await shop.desk.send<{ token: string }>("POST", "/api-keys", { name: "Place de marché" });
  const program = await fetch(`${shop.address}/api/v1/shops/${shop.shop.slug}/orders`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key.token}` },
    body: JSON.stringify({ customer: { name: "Paul" }, lines: [bag] }),
  });
  const placed = (await program.json()) as Placed;

  assert.equal(program.status, 201, JSON.stringify(placed));
  const page = await shop.page(placed.id);
  assert.deepEqual([page.origin, page.isManual, page.history[0]?.actor.name], ["api", false, "Place de marché"]);
});
