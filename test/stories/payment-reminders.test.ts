// Money that does not come is asked for again by itself, and an order that nobody pays does not hold its stock for ever.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Context } from "../../src/context.ts";
import { reminderJobs } from "../../src/payments/reminders/reminders.jobs.ts";
import { shopDirectory } from "../../src/shops/shops.actions.ts";
import { only, openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { karim } from "../support/people.ts";

let desk: Correspondence;
before(async () => {
  desk = await openCorrespondence();
});
beforeEach(() => settle({ paymentReminderDays: [3, 10], unpaidOrderDays: 0, mutedMessages: [] }));
after(() => desk.close());

const { email } = karim.contact;

const settle = async (settings: object) => {
  const answer = await desk.shop.desk.send("PATCH", "/settings", settings);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
};

/** What the night does once every order is so many days old. */
async function night(days: number): Promise<void> {
  const { db, shop } = desk.shop;
  const placedAt = new Date(Date.now() - days * 86_400_000);
  await db.reads.run("update orders set placed_at = $2 where shop_id = $1", [shop.id, placedAt]);
  const context = { db, now: () => new Date(), shops: shopDirectory(db) } satisfies Partial<Context>;
  await reminderJobs(context as unknown as Context)["remindUnpaid"]?.({} as never);
}

test("an unpaid transfer is reminded of after three days and after ten, once each, with the way to pay", async () => {
  const order = await desk.shop.order({ payment: "transfer" });
  const remindedBy = (days: number) => desk.broughtBy(email, order, () => night(days));

  assert.deepEqual(await remindedBy(2), []);
  const first = only(await remindedBy(3.1));
  assert.match(first.subject, new RegExp(`^Rappel\u00a0: .* pour la commande ${order.reference} – `));
  assert.ok(first.text.includes("IBAN") && first.text.includes("Référence à indiquer"), first.text);
  assert.deepEqual(await remindedBy(3.5), [], "a night that runs twice reminds once");
  assert.equal((await remindedBy(10.1)).length, 1);
  assert.deepEqual(await remindedBy(11), []);

  const { history, version } = await desk.shop.page(order.id);
  assert.equal(history.filter((one) => one.kind === "payment.reminded").length, 2);
  assert.equal(version, 1);
});

test("nobody is reminded of what is paid, cancelled, paid in hand, or long past", async () => {
  const paid = await desk.shop.order({ payment: "transfer" });
  await desk.shop.verb(paid.id, "payments", { tell: "nobody" });
  const cancelled = await desk.shop.order({ payment: "transfer" });
  await desk.shop.verb(cancelled.id, "cancellation", { tell: "nobody", reason: "" });
  const inHand = await desk.shop.order({ payment: "cash_on_delivery" });
  const forgotten = await desk.shop.order({ payment: "cheque" });
  await desk.shop.settled();
  const before = (await desk.allMails()).length;

  await night(3.2);
  await desk.shop.settled();
  const reminded = (await desk.allMails()).slice(before);
  assert.deepEqual(
    [paid, cancelled, inHand].filter(({ reference }) => reminded.some(({ text }) => text.includes(reference))),
    [],
  );
  assert.equal(reminded.filter(({ text }) => text.includes(forgotten.reference)).length, 1);

  const old = await desk.shop.order({ payment: "cheque" });
  assert.deepEqual(await desk.broughtBy(email, old, () => night(60)), [], "nobody is written to after two months");
});

test("the merchant chooses the days, none at all, or switches the message off", async () => {
  const order = await desk.shop.order({ payment: "transfer" });
  await settle({ paymentReminderDays: [] });
  assert.deepEqual(await desk.broughtBy(email, order, () => night(3.1)), []);

  await settle({ paymentReminderDays: [5], mutedMessages: ["payment_reminder"] });
  assert.deepEqual(await desk.broughtBy(email, order, () => night(5.1)), []);
  const { messages } = await desk.shop.page(order.id);
  assert.equal(messages.find((one) => one.kind === "payment_reminder")?.state, "switched_off");
});

test("an order that nobody paid in the time given is cancelled, its stock is free again, and its customer is told", async () => {
  const item = await desk.shop.product({ stock: 3 });
  const order = await desk.shop.order({ payment: "transfer", items: [{ item, pieces: 2 }] });
  const partly = await desk.shop.order({ payment: "transfer" });
  await desk.shop.verb(partly.id, "payments", { amount: 100, tell: "nobody" });
  await night(40);
  assert.equal((await desk.shop.page(order.id)).life, "open", "off unless the merchant asks for it");

  await settle({ unpaidOrderDays: 30, paymentReminderDays: [] });
  await night(29);
  assert.equal((await desk.shop.page(order.id)).life, "open");
  const told = await desk.broughtBy(email, order, () => night(30.1));

  const page = await desk.shop.page(order.id);
  const stock = await desk.shop.db.reads.one<{ on_hand: number }>("select on_hand from variants where id = $1", [
    item.variantId,
  ]);
  assert.deepEqual([page.life, page.cancelReason], ["cancelled", "Non payée après 30\u00a0jours"]);
  assert.equal(Number(stock?.on_hand), 3_000);
  assert.equal(told.length, 1);
  assert.equal((await desk.shop.page(partly.id)).life, "open", "money has come: the merchant decides");
});
