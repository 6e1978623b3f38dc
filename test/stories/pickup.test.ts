// Click and collect: the customer is told to come, and the order is put into his hands.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { nextStep } from "../../admin/order/next-step.ts";
import { only, openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { notNow, orderAtDesk } from "../support/order-at-desk.ts";
import { karim } from "../support/people.ts";
import type { Placed, TestShop } from "../support/shop.ts";

const customer = karim.contact.email;

let letters: Correspondence;
let shop: TestShop;
let at: ReturnType<typeof orderAtDesk>;
let order: Placed;
const instructions = "14 rue de la Charité\nSonnez <fort> & entrez";
before(async () => {
  letters = await openCorrespondence();
  shop = letters.shop;
  at = orderAtDesk(shop);
  type Method = { id: string; kind: string; version: number } & Record<string, unknown>;
  const { body } = await shop.desk.get<{ deliveryMethods: Method[] }>("/delivery-methods");
  const { id, version: _version, ...method } = body.deliveryMethods.find((one) => one.kind === "pickup") as Method;
  const changed = await shop.desk.send("PUT", `/delivery-methods/${id}`, { ...method, instructions });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  order = await shop.order({ delivery: "pickup", payment: "cash" });
});
after(() => letters.close());

test("C24, E39 ready for pickup is the next step, and tells the customer once, with the place and what to pay", async () => {
  assert.equal(nextStep(await shop.page(order.id)), "ready");
  assert.match(await at.tracking(order), /Nous vous prévenons quand elle est prête/);

  const letter = only(await letters.broughtBy(customer, order, () => shop.verb(order.id, "readiness", {})));

  assert.equal(await at.status(order), "ready_for_pickup");
  assert.equal(letter.subject, `Votre commande ${order.reference} vous attend – Atelier Lumen`);
  const method = (await shop.page(order.id)).deliveryMethod?.name ?? "";
  for (const words of ["Où la retirer", method, instructions, "À régler au retrait\u00a0: 28,90\u00a0€"])
    assert.ok(letter.text.includes(words), `the letter does not say: ${words}\n${letter.text}`);
  assert.match(letter.html, /Sonnez &lt;fort&gt; &amp; entrez/);
  assert.match(await at.tracking(order), /Prête à retirer[^]*Votre commande vous attend[^]*Sonnez &lt;fort&gt;/);
});

test("E39 said twice it is told once; taken back, it waits again, and the history keeps both", async () => {
  const { version } = await shop.page(order.id);
  const again = await letters.broughtBy(customer, order, () => shop.verb(order.id, "readiness", {}));
  assert.deepEqual([again.length, (await shop.page(order.id)).version], [0, version]);

  const undone = await letters.broughtBy(customer, order, () => at.undo(order, "readiness"));

  assert.deepEqual([await at.status(order), undone.length], ["unfulfilled", 0]);
  assert.doesNotMatch(await at.tracking(order), /class="done"[^]*Prête à retirer[^]*<time/);
  await shop.verb(order.id, "readiness", { tell: "nobody" });
  assert.deepEqual(await at.told(order), ["order.placed", "order.ready", "order.step_undone", "order.ready"]);
});

test("C24, E39 handed over, it is delivered: no parcel to follow, and one message says so", async () => {
  assert.equal(nextStep(await shop.page(order.id)), "ship");
  const letter = only(await letters.broughtBy(customer, order, () => shop.verb(order.id, "shipments", {})));

  assert.equal(letter.subject, `Votre commande ${order.reference} vous a été remise – Atelier Lumen`);
  const page = await shop.page(order.id);
  assert.equal(page.fulfilmentStatus, "delivered");
  assert.deepEqual([page.parcels[0]?.carrier, page.parcels[0]?.trackingNumber], ["", ""]);
  assert.ok(page.parcels[0]?.deliveredAt);
  assert.deepEqual(
    page.actions.map((one) => one.verb).filter((verb) => ["ready", "unready", "ship", "deliver"].includes(verb)),
    [],
  );
  assert.doesNotMatch(await at.tracking(order), /Votre colis|Votre commande vous attend/);
  assert.deepEqual(await at.refusal(at.ask("POST", order, "readiness")), notNow);
});

test("handed over in two parts, the rest still waits", async () => {
  const bowl = await shop.product({ name: "Bol" });
  const two = await shop.order({ delivery: "pickup", items: [{ item: bowl, pieces: 2 }] });
  const [line] = (await shop.page(two.id)).lines;

  await shop.verb(two.id, "shipments", { lines: [{ lineId: line?.id, quantity: 1_000 }], tell: "nobody" });
  assert.equal(await at.status(two), "partially_shipped");
  assert.match(await at.tracking(two), /Remise en partie/);
  await shop.verb(two.id, "shipments", { tell: "nobody" });

  assert.equal(await at.status(two), "delivered");
});

test("C24, E39 an order that is shipped is never ready for pickup", async () => {
  const shipped = await shop.order();

  assert.ok(!(await at.offered(shipped)).includes("ready"));
  assert.deepEqual(await at.refusal(at.ask("POST", shipped, "readiness")), notNow);
  assert.equal(await at.status(shipped), "unfulfilled");
});

test("M33 the message that an order waits to be fetched has its own switch, and touches no other", async () => {
  const other = await shop.order({ delivery: "pickup", payment: "cash" });
  await shop.desk.send("PATCH", "/settings", { mutedMessages: ["ready_for_pickup"] });

  const mails = await letters.broughtBy(customer, other, () => shop.verb(other.id, "readiness", {}));
  const handedOver = await letters.broughtBy(customer, other, () => shop.verb(other.id, "shipments", {}));
  await shop.desk.send("PATCH", "/settings", { mutedMessages: [] });

  assert.deepEqual([mails.length, handedOver.length], [0, 1]);
});
