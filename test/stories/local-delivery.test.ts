// The shop's own staff brings the order: on the way, then handed over, where such a delivery is set up.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { nextStep } from "../../admin/order/next-step.ts";
import type { PossibleStatus } from "../../src/automations/status-choice.ts";
import { only, openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { notNow, orderAtDesk } from "../support/order-at-desk.ts";
import { karim } from "../support/people.ts";
import type { Placed, TestShop } from "../support/shop.ts";

const customer = karim.contact.email;

let letters: Correspondence;
let shop: TestShop;
let at: ReturnType<typeof orderAtDesk>;
before(async () => {
  letters = await openCorrespondence();
  shop = letters.shop;
  at = orderAtDesk(shop);
});
after(() => letters.close());

type Method = { id: string; kind: string; version: number } & Record<string, unknown>;

/** Switches the shop's own delivery on or off. */
async function bring(isEnabled: boolean) {
  const { body } = await shop.desk.get<{ deliveryMethods: Method[] }>("/delivery-methods");
  const {
    id,
    version: _version,
    ...method
  } = body.deliveryMethods.find((one) => one.kind === "local_delivery") as Method;
  const instructions = "Nous sonnons entre 18 h et 20 h.";
  const changed = await shop.desk.send("PUT", `/delivery-methods/${id}`, { ...method, instructions, isEnabled });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
}

const offeredWords = async ({ id }: Placed) =>
  (await shop.desk.get<{ statuses: PossibleStatus[] }>(`/orders/${id}/possible-statuses`)).body.statuses.map(
    ({ value }) => value,
  );

test("E41 out for delivery exists only where the shop delivers itself, and on what it delivers itself", async () => {
  const sent = await shop.order();
  assert.ok(!(await offeredWords(sent)).includes("out_for_delivery"));
  await bring(true);
  assert.ok((await offeredWords(sent)).includes("out_for_delivery"));

  assert.ok(!(await at.offered(sent)).includes("send_out"));
  assert.deepEqual(await at.refusal(at.ask("POST", sent, "departure")), notNow);
  assert.equal(await at.status(sent), "unfulfilled");
  await bring(false);
  assert.ok(!(await offeredWords(sent)).includes("out_for_delivery"));
});

test("E41 the staff leaves with the order, the customer is told once, then has it in his hands", async () => {
  await bring(true);
  const order = await shop.order({ delivery: "local_delivery", payment: "cash_on_delivery" });
  assert.equal(nextStep(await shop.page(order.id)), "send_out");
  assert.match(await at.tracking(order), /En livraison/);

  const letter = only(await letters.broughtBy(customer, order, () => shop.verb(order.id, "departure", {})));
  assert.equal(await at.status(order), "out_for_delivery");
  assert.equal(letter.subject, `Votre commande ${order.reference} arrive – Atelier Lumen`);
  for (const words of ["12 rue des Tables-Claudiennes", "Nous sonnons entre", "À régler à la livraison"])
    assert.ok(letter.text.includes(words), `the letter does not say: ${words}\n${letter.text}`);
  assert.match(await at.tracking(order), /class="done"[^]*En livraison/);
  assert.equal(nextStep(await shop.page(order.id)), "ship");

  const handed = only(await letters.broughtBy(customer, order, () => shop.verb(order.id, "shipments", {})));
  assert.equal(handed.subject, `Votre commande ${order.reference} vous a été remise – Atelier Lumen`);
  assert.equal(await at.status(order), "delivered");
});

test("E41 nobody was there: it comes back, waits again, and the history keeps both", async () => {
  const order = await shop.order({ delivery: "local_delivery" });
  await shop.verb(order.id, "departure", { tell: "nobody" });
  const { version } = await shop.page(order.id);
  await shop.verb(order.id, "departure", { tell: "nobody" });
  assert.equal((await shop.page(order.id)).version, version, "said twice, nothing happens");

  const told = await letters.broughtBy(customer, order, () => at.undo(order, "departure"));

  assert.deepEqual([await at.status(order), told.length], ["unfulfilled", 0]);
  assert.deepEqual(await at.told(order), ["order.placed", "order.sent_out", "order.step_undone"]);
  const chosen = await at.ask("POST", order, "status", { axis: "fulfilment", value: "out_for_delivery" });
  assert.deepEqual([chosen.status, await at.status(order)], [200, "out_for_delivery"]);
  await shop.verb(order.id, "cancellation", { tell: "nobody" });
  assert.equal(await at.status(order), "will_not_deliver");
});

test("E41 the message about it has its own switch", async () => {
  const order = await shop.order({ delivery: "local_delivery" });
  await shop.desk.send("PATCH", "/settings", { mutedMessages: ["out_for_delivery"] });

  const letter = await letters.broughtBy(customer, order, () => shop.verb(order.id, "departure", {}));

  assert.equal(letter.length, 0);
  const written = (await letters.messages(order)).find(({ kind }) => kind === "out_for_delivery");
  assert.equal(written?.state, "switched_off");
});
