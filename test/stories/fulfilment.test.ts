// What parcels do not say: never delivered, sent back, and what needs no parcel at all.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { minor } from "../../shared/money.ts";
import { nextStep } from "../../admin/order/next-step.ts";
import type { OrderList } from "../../src/overview/order-row.ts";
import { findOrder, keepFacts } from "../../src/orders/orders.actions.ts";
import { only, openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { breaches } from "../support/invariants.ts";
import { notNow, orderAtDesk } from "../support/order-at-desk.ts";
import { karim } from "../support/people.ts";
import type { Item, Placed, TestShop } from "../support/shop.ts";

const customer = karim.contact.email;

let letters: Correspondence;
let shop: TestShop;
let at: ReturnType<typeof orderAtDesk>;
let service: Placed;
before(async () => {
  letters = await openCorrespondence();
  shop = letters.shop;
  at = orderAtDesk(shop);
  const lesson = await shop.product({ name: "Atelier de bougies", kind: "service" });
  service = await shop.order({ items: [{ item: lesson, pieces: 1 }], delivery: "none" });
  await shop.verb(service.id, "payments", { tell: "nobody" });
});
after(() => letters.close());

const sent = async (item: Item, pieces: number) => {
  const order = await shop.order({ items: [{ item, pieces }] });
  await shop.verb(order.id, "shipments", { tell: "nobody" });
  return order;
};
const left = async (item: Item) =>
  (
    await shop.db.reads.one<{ pieces: number }>("select on_hand / 1000 as pieces from variants where id = $1", [
      item.variantId,
    ])
  )?.pieces;

test("E44 said by hand, the customer is told, nothing may leave, and the order leaves the work to do", async () => {
  const order = await shop.order();
  assert.match(await at.tracking(order), /Nous attendons votre paiement/);

  const letter = only(await letters.broughtBy(customer, order, () => shop.verb(order.id, "withholding", {})));

  assert.match(letter.subject, /ne sera pas livrée/);
  assert.equal(await at.status(order), "will_not_deliver");
  assert.match(await at.tracking(order), /Ne sera pas livrée/);
  assert.doesNotMatch(await at.tracking(order), /à venir|Nous attendons votre paiement/);
  await shop.verb(order.id, "payments", { tell: "nobody" });
  const toDo = (await shop.desk.get<OrderList>("/orders?view=to_do")).body.orders.map((one) => one.id);
  assert.ok(!toDo.includes(order.id));
  assert.ok(!(await at.offered(order)).some((verb) => ["ship", "prepare", "withhold"].includes(verb)));
  for (const path of ["shipments", "preparation", "readiness"])
    assert.deepEqual(await at.refusal(at.ask("POST", order, path)), notNow, path);
});

test("E44 taken back, it may leave again; once a parcel has left it is too late", async () => {
  const order = await shop.order();
  await shop.verb(order.id, "withholding", { tell: "nobody" });
  await at.undo(order, "withholding");
  assert.equal(await at.status(order), "unfulfilled");
  assert.doesNotMatch(await at.tracking(order), /Ne sera pas livrée/);

  await shop.verb(order.id, "shipments", { tell: "nobody" });

  assert.deepEqual(await at.refusal(at.ask("POST", order, "withholding")), notNow);
  assert.ok(!(await at.offered(order)).includes("withhold"));
});

test("E44 a cancellation says it by itself; after a refund it is the next step", async () => {
  const cancelled = await shop.order();
  await shop.verb(cancelled.id, "cancellation", { tell: "nobody" });
  assert.equal(await at.status(cancelled), "will_not_deliver");
  assert.deepEqual(await at.refusal(at.ask("POST", cancelled, "withholding")), notNow);

  const refunded = await shop.order();
  await shop.verb(refunded.id, "payments", { tell: "nobody" });
  await shop.db.transaction(async (tx) => {
    const order = await findOrder(tx, shop.shop.id, refunded.id);
    await keepFacts(tx, order, { refunded: minor(order.captured) }, { now: new Date() });
  });

  const page = await shop.page(refunded.id);
  assert.deepEqual([page.paymentStatus, nextStep(page)], ["refunded", "withhold"]);
  await shop.verb(refunded.id, "withholding", { tell: "nobody" });
  assert.equal(nextStep(await shop.page(refunded.id)), "complete");
});

test("E44 its pieces come back when it is cancelled, once", async () => {
  const bowl = await shop.product({ name: "Bol", stock: 5 });
  const order = await shop.order({ items: [{ item: bowl, pieces: 2 }] });
  await shop.verb(order.id, "withholding", { tell: "nobody" });
  assert.equal(await left(bowl), 3);

  await shop.verb(order.id, "cancellation", { tell: "nobody" });

  assert.equal(await left(bowl), 5);
  assert.equal(await at.status(order), "will_not_deliver");
});

test("E45 returned, it says so to the customer, and its pieces are in stock again, once", async () => {
  const bowl = await shop.product({ name: "Bol", stock: 5 });
  const order = await sent(bowl, 3);

  const letter = only(await letters.broughtBy(customer, order, () => shop.verb(order.id, "return", { restock: true })));
  await shop.verb(order.id, "return", { restock: true });

  assert.match(letter.subject, /retour de la commande/);
  assert.deepEqual([await at.status(order), await left(bowl)], ["returned", 5]);
  assert.match(await at.tracking(order), /Retournée/);
  assert.ok(!(await at.offered(order)).some((verb) => ["return", "deliver", "ship"].includes(verb)));
  assert.deepEqual(await at.refusal(at.ask("POST", order, "delivery")), notNow);
  await shop.verb(order.id, "cancellation", { tell: "nobody" });
  assert.deepEqual([await at.status(order), await left(bowl)], ["returned", 5]);
});

test("E45 the same request sent at once ten times puts the pieces back once", async () => {
  const bowl = await shop.product({ name: "Bol", stock: 4 });
  const order = await sent(bowl, 4);

  const answers = await Promise.all(
    Array.from({ length: 10 }, () => at.ask("POST", order, "return", { restock: true, tell: "nobody" })),
  );

  assert.deepEqual([...new Set(answers.map((one) => one.status))], [200]);
  assert.equal(await left(bowl), 4);
  assert.equal((await at.told(order)).filter((kind) => kind === "order.returned").length, 1);
});

test("E45 taken back, the stock is taken again; returned once more, it comes back once more", async () => {
  const bowl = await shop.product({ name: "Bol", stock: 5 });
  const order = await sent(bowl, 3);
  const counts = [await left(bowl)];

  for (const again of [1, 2]) {
    await shop.verb(order.id, "return", { restock: true, tell: "nobody" });
    counts.push(await left(bowl));
    await at.undo(order, "return");
    counts.push(await left(bowl));
    assert.equal(await at.status(order), "shipped", `round ${again}`);
  }

  assert.deepEqual(counts, [2, 5, 2, 5, 2]);
});

test("E45 broken things stay out of stock; what others have bought meanwhile is not taken from them", async () => {
  const bowl = await shop.product({ name: "Bol", stock: 2 });
  const broken = await sent(bowl, 1);
  await shop.verb(broken.id, "return", { restock: false, tell: "nobody" });
  assert.equal(await left(bowl), 1);
  await at.undo(broken, "return");
  assert.equal(await left(bowl), 1);

  const order = await sent(bowl, 1);
  await shop.verb(order.id, "return", { restock: true, tell: "nobody" });
  await shop.order({ items: [{ item: bowl, pieces: 1 }] });

  assert.deepEqual(await at.refusal(at.ask("DELETE", order, "return")), [409, "out_of_stock"]);
  assert.deepEqual([await at.status(order), await left(bowl)], ["returned", 0]);
});

test("E45 what has not all left cannot be returned, nor by one who has read an older version", async () => {
  const bowl = await shop.product({ name: "Bol" });
  const order = await shop.order({ items: [{ item: bowl, pieces: 2 }] });
  assert.deepEqual(await at.refusal(at.ask("POST", order, "return", { restock: true })), notNow);
  const [line] = (await shop.page(order.id)).lines;
  await shop.verb(order.id, "shipments", { lines: [{ lineId: line?.id, quantity: 1_000 }], tell: "nobody" });
  assert.deepEqual(await at.refusal(at.ask("POST", order, "return", { restock: true })), notNow);
  await shop.verb(order.id, "shipments", { tell: "nobody" });

  const late = await shop.desk.send("POST", `/orders/${order.id}/return`, { restock: true }, { "if-match": '"1"' });

  assert.deepEqual([late.status, late.body["code"]], [409, "changed_meanwhile"]);
  assert.equal(await at.status(order), "shipped");
});

test("E46 nothing is asked of the merchant", async () => {
  const page = await shop.page(service.id);

  assert.deepEqual([page.fulfilmentStatus, nextStep(page)], ["not_required", "complete"]);
  assert.doesNotMatch(await at.tracking(service), /à venir/);
  for (const path of ["readiness", "withholding"])
    assert.deepEqual(await at.refusal(at.ask("POST", service, path)), notNow, path);
  assert.deepEqual(await at.refusal(at.ask("POST", service, "return", { restock: true })), notNow);
});

test("E46 prepared, it is to be delivered by hand, and the customer sees both", async () => {
  await shop.verb(service.id, "preparation", { tell: "nobody" });
  const page = await shop.page(service.id);
  assert.deepEqual([page.fulfilmentStatus, nextStep(page)], ["processing", "deliver"]);
  assert.match(await at.tracking(service), /En préparation[^]*Livrée[^]*à venir/);

  const letter = only(await letters.broughtBy(customer, service, () => shop.verb(service.id, "delivery", {})));

  assert.equal(letter.subject, `Votre commande ${service.reference} est livrée – Atelier Lumen`);
  assert.doesNotMatch(letter.text, /colis/i);
  assert.deepEqual([await at.status(service), nextStep(await shop.page(service.id))], ["delivered", "complete"]);
  assert.doesNotMatch(await at.tracking(service), /à venir/);
});

test("E46 taken back, it is being prepared again; a parcel it never had is not found", async () => {
  await at.undo(service, "delivery");

  assert.equal(await at.status(service), "processing");
  const shipmentId = "0197a000-0000-7000-8000-000000000042";
  assert.deepEqual(await at.refusal(at.ask("POST", service, "delivery", { shipmentId })), [404, "shipment_not_found"]);
  assert.deepEqual(await at.refusal(at.ask("POST", service, "shipments")), [409, "nothing_to_ship"]);
});

test("after all this the books, the stock and the statuses agree with their facts", async () => {
  await shop.settled();
  // The refund above was written without its ledger, which is not the matter here.
  const found = (await breaches(shop.db, shop.shop.id)).filter(
    (breach) => !breach.startsWith("what an order received"),
  );
  assert.deepEqual(found, []);
});
