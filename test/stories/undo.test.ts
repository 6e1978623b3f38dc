// Second thoughts: what was done is taken back by new entries, and its message does not leave while it waits.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { only, openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { karim } from "../support/people.ts";
import { signIn, type Placed } from "../support/shop.ts";

const customer = karim.contact.email;

interface Undone {
  version: number;
  message: "none" | "held_back" | "left";
  code?: string;
}

let desk: Correspondence;
before(async () => {
  desk = await openCorrespondence({ settings: { undoSeconds: 60, invoiceRule: "hand" } });
});
after(() => desk.close());

const undo = (order: Placed, body: object = {}, headers: Record<string, string> = {}) =>
  desk.shop.desk.send<Undone>("POST", `/orders/${order.id}/undo`, body, headers);
const undone = async (order: Placed, body: object = {}) => {
  const answer = await undo(order, body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const lineOf = async (order: Placed, kind: string) => {
  const line = (await desk.shop.page(order.id)).history.find((one) => one.kind === kind);
  assert.ok(line, `nothing tells of ${kind}`);
  return line;
};
const wait = (undoSeconds: number) => desk.shop.desk.send("PATCH", "/settings", { undoSeconds });
const stockOf = async (variantId: string) =>
  (
    await desk.shop.db.reads.one<{ pieces: number }>("select on_hand / 1000 as pieces from variants where id = $1", [
      variantId,
    ])
  )?.pieces;
/** What an order is, but for what only grows: its version, its history, its messages, its ledger. */
/** The order without what an undo adds to it: its lines of history and ledger, and the offer to confirm money that came again. */
const facts = async (order: Placed) => {
  const { version: _v, history: _h, messages: _m, movements: _l, actions, ...rest } = await desk.shop.page(order.id);
  const verbs = actions.map((one) => one.verb).filter((verb) => verb !== "confirm_payment");
  return { ...rest, actions: verbs.sort() };
};

test("« Expédié », undone within the wait: no mail left, the order is as it was, both entries stay", async () => {
  const item = await desk.shop.product({ stock: 5 });
  const order = await desk.shop.order({ items: [{ item, pieces: 2 }] });
  const before = await facts(order);
  const stock = await stockOf(item.variantId);
  await desk.shop.verb(order.id, "shipments", { trackingNumber: "6A12345678901" });
  assert.equal((await desk.shop.page(order.id)).fulfilmentStatus, "shipped");
  assert.equal((await desk.messages(order)).find((one) => one.kind === "shipped")?.state, "held");

  const { message } = await undone(order, { happeningId: (await lineOf(order, "shipment.handed_over")).id });

  assert.equal(message, "held_back");
  assert.deepEqual(await facts(order), before);
  assert.equal(await stockOf(item.variantId), stock);
  await desk.waited();
  assert.match(only(await desk.mails(customer, order)).subject, /confirmée/);
  assert.equal((await desk.messages(order)).find((one) => one.kind === "shipped")?.state, "cancelled");
  const { history } = await desk.shop.page(order.id);
  assert.deepEqual(
    history.map(({ kind, isUndone }) => `${kind}${isUndone ? " (undone)" : ""}`),
    ["order.undone", "shipment.taken_back", "shipment.handed_over (undone)", "order.placed"],
  );
});

test("after the wait the mail has left, once, and undoing says so", async () => {
  const order = await desk.shop.order();
  await desk.shop.verb(order.id, "shipments", { trackingNumber: "6A1" });
  await desk.waited();

  const { message } = await undone(order);

  assert.equal(message, "left");
  const mails = await desk.mails(customer, order);
  assert.equal(mails.filter(({ subject }) => /en route/.test(subject)).length, 1);
  assert.equal((await desk.shop.page(order.id)).fulfilmentStatus, "unfulfilled");
  assert.deepEqual((await lineOf(order, "order.undone")).data["message"], "left");
});

test("undone before anybody could be told, nobody is told", async () => {
  const order = await desk.shop.order();
  await desk.shop.verb(order.id, "preparation", {});
  await undone(order);
  await desk.waited();

  only(await desk.mails(customer, order));
  assert.equal((await desk.messages(order)).find((one) => one.kind === "in_preparation")?.state, "cancelled");
});

const acts: { name: string; first?: [string, object][]; path: string; body?: object }[] = [
  { name: "a payment", path: "payments", body: {} },
  { name: "a payment in part", path: "payments", body: { amount: 1_000 } },
  { name: "a refund", first: [["payments", {}]], path: "refunds", body: { amount: 500, reason: "Geste" } },
  { name: "a payment taken back", first: [["payments", {}]], path: "payments/reversal", body: {} },
  { name: "the preparation", path: "preparation", body: {} },
  { name: "a parcel", path: "shipments", body: {} },
  { name: "the delivery", first: [["shipments", {}]], path: "delivery", body: {} },
  { name: "giving up", path: "withholding", body: {} },
  { name: "a return", first: [["shipments", {}]], path: "return", body: { restock: true } },
  { name: "the end", path: "completion", body: {} },
  { name: "a cancellation", path: "cancellation", body: { reason: "Doublon" } },
  { name: "the archive", path: "archive", body: {} },
  { name: "a status that takes several steps", path: "status", body: { axis: "fulfilment", value: "delivered" } },
  {
    name: "a status back from the end",
    first: [["status", { axis: "fulfilment", value: "delivered" }]],
    path: "status",
    body: { axis: "fulfilment", value: "processing" },
  },
  { name: "« Remboursé »", path: "status", body: { axis: "payment", value: "refunded" } },
  {
    name: "« Annulé » of a paid order",
    first: [["payments", {}]],
    path: "status",
    body: { axis: "payment", value: "voided" },
  },
];

for (const { name, first = [], path, body = {} } of acts) {
  test(`${name} is undone: the order is as it was, and undoing twice does nothing twice`, async () => {
    const item = await desk.shop.product({ stock: 5 });
    const order = await desk.shop.order({ items: [{ item, pieces: 2 }] });
    for (const [way, what] of first) await desk.shop.verb(order.id, way, what);
    await desk.shop.settled();
    const [before, stock] = [await facts(order), await stockOf(item.variantId)];
    await desk.shop.verb(order.id, path, body);
    const line = (await desk.shop.page(order.id)).history.find((one) => one.mayUndo);
    assert.ok(line, "the history offers to undo it");

    const one = await undone(order, { happeningId: line.id });
    const two = await undone(order, { happeningId: line.id });

    await desk.shop.settled();
    assert.deepEqual([await facts(order), await stockOf(item.variantId)], [before, stock]);
    assert.deepEqual(two, one);
    const told = (await desk.shop.page(order.id)).history.filter(({ kind }) => kind === "order.undone");
    assert.equal(told.length, 1);
  });
}

test("a double click undoes once, whether its key is the same or not", async () => {
  const order = await desk.shop.order();
  await desk.shop.verb(order.id, "payments", {});
  const happeningId = (await lineOf(order, "payment.received")).id;

  const answers = await Promise.all(
    ["a", "a", "b"].map((key) => undo(order, { happeningId }, { "idempotency-key": `undo ${order.id} ${key}` })),
  );

  assert.deepEqual(
    answers.map((one) => one.status),
    [200, 200, 200],
  );
  const { movements, captured } = await desk.shop.page(order.id);
  assert.deepEqual([movements.map((one) => one.kind), captured], [["captured", "reversed"], 0]);
});

test("who has read an older version is told what happened since, and undoes nothing", async () => {
  const order = await desk.shop.order();
  const { version } = await desk.shop.verb(order.id, "preparation", {});
  const other = await signIn(desk.shop.address, desk.shop.shop);
  await other.send("POST", `/orders/${order.id}/payments`, { amount: 100 });

  const refused = await undo(order, {}, { "if-match": `"${version}"` });

  assert.deepEqual([refused.status, refused.body.code], [409, "changed_meanwhile"]);
  assert.equal((await desk.shop.page(order.id)).captured, 100);
});

test("what something later depends on is undone after it, what is beside it at once", async () => {
  const order = await desk.shop.order();
  await desk.shop.verb(order.id, "preparation", { tell: "nobody" });
  await desk.shop.verb(order.id, "shipments", { tell: "nobody" });
  await desk.shop.verb(order.id, "payments", { tell: "nobody" });
  const prepared = { happeningId: (await lineOf(order, "order.prepared")).id };

  const early = await undo(order, prepared);
  assert.deepEqual([early.status, early.body.code], [409, "undo_later_first"]);
  await undone(order, { happeningId: (await lineOf(order, "shipment.handed_over")).id });
  await undone(order, prepared);

  const { fulfilmentStatus, captured, total } = await desk.shop.page(order.id);
  assert.deepEqual([fulfilmentStatus, captured], ["unfulfilled", total]);
});

test("an order placed and an invoice issued cannot be undone, and say so", async () => {
  const order = await desk.shop.order();
  await desk.shop.verb(order.id, "invoice", { tell: "nobody" });

  for (const kind of ["order.placed", "invoice.issued"]) {
    const line = await lineOf(order, kind);
    const { status, body } = await undo(order, { happeningId: line.id });
    assert.deepEqual([line.mayUndo, status, body.code], [false, 409, "undo_not_possible"], kind);
  }
  const { status, body } = await undo(order, { happeningId: order.id });
  assert.deepEqual([status, body.code], [404, "happening_not_found"]);
});

test("what went back in stock and was sold since keeps the order cancelled", async () => {
  const item = await desk.shop.product({ stock: 2 });
  const order = await desk.shop.order({ items: [{ item, pieces: 2 }] });
  await desk.shop.verb(order.id, "cancellation", { tell: "nobody" });
  await desk.shop.order({ items: [{ item, pieces: 1 }] });

  const refused = await undo(order);

  assert.deepEqual([refused.status, refused.body.code], [409, "out_of_stock"]);
  const { life, history } = await desk.shop.page(order.id);
  assert.deepEqual([life, history.some(({ kind }) => kind === "order.undone")], ["cancelled", false]);
});

test("a word written to the customer is taken back while it waits, and not once it has left", async () => {
  const order = await desk.shop.order();
  const write = () => desk.shop.verb(order.id, "messages", { subject: "Votre commande", text: "Bonjour" });
  await write();
  await desk.shop.settled();
  assert.equal(
    (await undone(order, { happeningId: (await lineOf(order, "order.written_to")).id })).message,
    "held_back",
  );

  await wait(0);
  await write();
  await desk.shop.settled();
  await wait(60);
  const late = await undo(order, { happeningId: (await lineOf(order, "order.written_to")).id });
  assert.deepEqual([late.status, late.body.code], [409, "message_left"]);
  const written = (await desk.mails(customer, order)).filter(({ subject }) => subject.startsWith("Votre commande –"));
  assert.ok(written.length <= 1);
});
