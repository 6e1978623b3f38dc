// Carriers that say where parcels are, and the statuses that follow.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { openFollowed } from "../support/carriers/followed.ts";
import { only } from "../support/correspondence.ts";
import { orderAtDesk } from "../support/order-at-desk.ts";
import type { Placed } from "../support/shop.ts";

let at: Awaited<ReturnType<typeof openFollowed>>;
before(async () => {
  at = await openFollowed();
});
beforeEach(() => at.settle({}, { mutedMessages: [] }));
after(() => at.close());

/** What happened last, whose doing it was, and what moved. */
const last = async (order: Pick<Placed, "id">, kind: string) => {
  const found = (await at.page(order)).history.find((one) => one.kind === kind);
  return found && { actor: found.actor, moved: found.data["moved"] };
};
const colissimo = { kind: "carrier", id: null, name: "Colissimo" };

test("C5, E42 the carrier gives the statuses chosen for what it says, the customer hears of each once, and the history names it", async () => {
  const onTour = await at.word("fulfilment", "shipped", "En livraison");
  await at.settle({ outForDelivery: `fulfilment:${onTour}` });
  const order = await at.sent();
  at.happens(order.parcel, "PC1");
  at.happens(order.parcel, "ET1");
  assert.deepEqual(await at.told(order, () => at.later(1)), [], "no status is chosen for a parcel on its way");
  assert.deepEqual((await at.page(order)).statuses.fulfilment, null);
  assert.deepEqual((await last(order, "shipment.tracked"))?.actor, colissimo);

  at.happens(order.parcel, "MD2");
  const sentOut = only(await at.told(order, () => at.later(1)));
  assert.match(sentOut.subject + sentOut.text, /En livraison/);
  assert.deepEqual((await at.page(order)).statuses.fulfilment, onTour);
  assert.deepEqual((await last(order, "order.status_chosen"))?.actor, colissimo);

  const arrived = new Date(at.clock.now);
  at.happens(order.parcel, "DI1");
  const delivered = only(await at.told(order, () => at.later(3)));
  assert.match(delivered.subject, /livrée/);
  const page = await at.page(order);
  assert.equal(page.fulfilmentStatus, "delivered");
  assert.equal(page.parcels[0]?.deliveredAt, arrived.toISOString(), "the carrier’s time starts the customer’s delays");
  assert.deepEqual(await last(order, "shipment.delivered"), {
    actor: colissimo,
    moved: { fulfilment: { from: "shipped", to: "delivered" } },
  });

  const calls = at.laPoste.asked.length;
  assert.deepEqual(await at.told(order, () => at.later(24)), []);
  assert.equal(at.laPoste.asked.length, calls, "what is over is asked about no more");
});

test("C5 without a choice nothing but delivered follows, and with none at all nothing does", async () => {
  await at.settle({ delivered: "" });
  const order = await at.sent();
  at.happens(order.parcel, "DI1");
  assert.deepEqual(await at.told(order, () => at.later(1)), []);
  assert.equal((await at.page(order)).fulfilmentStatus, "shipped");
  assert.equal((await at.tracking(order))?.state, "delivered", "it is said all the same");
});

test("a message the shop has switched off stays off when the carrier delivers", async () => {
  await at.settle({}, { mutedMessages: ["delivered"] });
  const order = await at.sent();
  at.happens(order.parcel, "DI1");
  assert.deepEqual(await at.told(order, () => at.later(1)), []);
  assert.equal((await at.page(order)).fulfilmentStatus, "delivered");
});

test("an order that was cancelled, or delivered by hand, is left alone", async () => {
  const problem = await at.word("other", null, "Colis en souffrance");
  await at.settle({ problem: `other:${problem}` });
  const [cancelled, byHand] = [await at.sent(), await at.sent()];
  await at.shop.verb(cancelled.id, "cancellation", { tell: "nobody" });
  await at.shop.verb(byHand.id, "delivery", { tell: "nobody" });
  const before = (await at.page(byHand)).parcels[0]?.deliveredAt;
  at.happens(cancelled.parcel, "DI1");
  at.happens(byHand.parcel, "ND1");

  assert.deepEqual(await at.told(cancelled, () => at.later(1)), []);
  assert.equal((await at.page(cancelled)).fulfilmentStatus, "shipped");
  assert.equal((await at.page(byHand)).statuses.other, null);
  at.happens(byHand.parcel, "DI1");
  assert.deepEqual(await at.told(byHand, () => at.later(4)), []);
  assert.equal((await at.page(byHand)).parcels[0]?.deliveredAt, before);
});

test("of two parcels only the one that arrived is delivered, and nothing is sent off that is still in the shop", async () => {
  const mug = await at.shop.product({ name: "Tasse" });
  const order = await at.shop.order({ items: [{ item: mug, pieces: 2 }] });
  const [line] = (await at.page(order)).lines;
  const [first, second] = [at.number(), at.number()];
  const lines = [{ lineId: line?.id, quantity: 1_000 }];
  await at.shop.verb(order.id, "shipments", { lines, trackingNumber: first, tell: "nobody" });
  at.happens(first, "DI1");
  await at.later(1);
  const half = await at.page(order);
  assert.deepEqual([half.fulfilmentStatus, half.parcels.length], ["partially_shipped", 1]);
  assert.ok(half.parcels[0]?.deliveredAt);

  await at.shop.verb(order.id, "shipments", { trackingNumber: second, tell: "nobody" });
  at.happens(second, "ET1");
  await at.later(1);
  assert.notEqual((await at.page(order)).fulfilmentStatus, "delivered");
  at.happens(second, "DI1");
  assert.equal((await at.told(order, () => at.later(2))).length, 1);
  assert.equal((await at.page(order)).fulfilmentStatus, "delivered");
});

test("given back to its sender overrides delivered: the order is returned where the shop wants it, its stock left to who unpacks", async () => {
  await at.settle({ returned: "fulfilment:returned" });
  const order = await at.sent();
  at.happens(order.parcel, "DI1");
  at.happens(order.parcel, "DI2");

  const mails = await at.told(order, () => at.later(1));

  const { fulfilmentStatus, history } = await at.page(order);
  assert.deepEqual([fulfilmentStatus, mails.length], ["returned", 1]);
  const returned = history.find(({ kind }) => kind === "order.returned");
  assert.deepEqual([returned?.actor, returned?.data["restocked"]], [colissimo, false]);
});

test("what comes late, twice or in disorder moves nothing back, and is told once", async () => {
  const order = await at.sent();
  at.happens(order.parcel, "MD2");
  await at.later(1);
  at.laPoste.happens(order.parcel, "ET1", new Date(at.clock.now.getTime() - 10 * 3_600_000));
  at.laPoste.happens(order.parcel, "MD2", new Date(at.clock.now.getTime() - 3_600_000));
  at.happens(order.parcel, "ZZ9", "Colis photographié");
  // The carrier is not asked about a parcel twice in a minute.
  at.clock.now = new Date(at.clock.now.getTime() + 120_000);
  const check = () => at.shop.desk.send("POST", `/orders/${order.id}/tracking-check`, {});
  await Promise.all([check(), check(), check()]);
  const tracking = await at.tracking(order);
  assert.equal(tracking?.state, "out_for_delivery");
  assert.deepEqual(
    tracking?.events.map(({ code }) => code),
    ["ZZ9", "MD2", "ET1"],
  );
  assert.equal((await at.page(order)).history.filter(({ kind }) => kind === "shipment.tracked").length, 1);
});

test("the merchant takes back what the carrier made of the order, and it stays so", async () => {
  const order = await at.sent();
  at.happens(order.parcel, "DI1");
  await at.later(1);
  const delivered = (await at.page(order)).history.find(({ kind }) => kind === "shipment.delivered");
  assert.ok(delivered?.mayUndo);
  await at.shop.verb(order.id, "undo", { happeningId: delivered.id });
  await at.later(24);
  assert.equal((await at.page(order)).fulfilmentStatus, "shipped");
});

test("the customer reads on his page what the carrier says, in French and with its time", async () => {
  const order = await at.sent();
  at.happens(order.parcel, "ET1", "Votre colis est <b>en route</b>.");
  at.happens(order.parcel, "AG1");
  await at.later(1);
  const page = await orderAtDesk(at.shop).tracking(order);
  assert.match(page, /Disponible au point de retrait/);
  assert.match(page, /Votre colis vous attend dans votre point de retrait\./);
  assert.ok(page.includes("Votre colis est &lt;b&gt;en route&lt;/b&gt;."), "the carrier’s words are words");
});
