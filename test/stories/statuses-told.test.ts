// A changed status is told to the customer, unless its message is switched off; what is off says so.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { OrderList } from "../../src/overview/order-row.ts";
import type { SettingsView } from "../../src/shops/settings.ts";
import { only, openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { karim } from "../support/people.ts";
import { sophie, type Placed } from "../support/shop.ts";

const customer = karim.contact.email;

let desk: Correspondence;
before(async () => {
  desk = await openCorrespondence({ settings: { invoiceRule: "hand" } });
});
after(() => desk.close());

const settle = async (patch: Partial<SettingsView>) => {
  const { status, body } = await desk.shop.desk.send<SettingsView>("PATCH", "/settings", patch);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};

/** The verbs that change a status, in the order of an order's life, and the message each gives. */
const life = [
  ["record_payment", "payments", {}, "payment_received", "est entièrement réglée"],
  ["prepare", "preparation", {}, "in_preparation", "La préparation de votre commande"],
  ["ship", "shipments", { trackingNumber: "6A1" }, "shipped", "vient de partir"],
  ["deliver", "delivery", {}, "delivered", "est indiquée comme livrée"],
  ["cancel", "cancellation", {}, "cancelled", "est annulée"],
] as const;

/** Lives a whole life; gives each message's state by kind, and the mails that came meanwhile. */
async function lived(order: Placed) {
  const effects: Record<string, string[]> = {};
  const mails = await desk.broughtBy(customer, order, async () => {
    for (const [verb, path, body] of life) {
      const { actions } = await desk.shop.page(order.id);
      effects[verb] = actions.find((one) => one.verb === verb)?.effects ?? [];
      await desk.shop.verb(order.id, path, body);
      await desk.shop.settled();
    }
  });
  const { messages } = await desk.shop.page(order.id);
  const states = messages.filter((one) => one.audience === "customer").map((one) => [one.kind, one.state]);
  return { effects, mails, states: Object.fromEntries(states) as Record<string, string> };
}

test("E23 each changed status is told by one e-mail with the new status, unless that message is switched off", async () => {
  const mutedMessages = life.map(([, , , kind]) => kind);
  await settle({ mutedMessages: [] });
  const told = await lived(await desk.shop.order());
  await settle({ mutedMessages });
  const untold = await lived(await desk.shop.order());
  await settle({ mutedMessages: [] });

  assert.equal(told.mails.length, life.length);
  life.forEach(([verb, , , kind, words], index) => {
    const text = told.mails[index]?.text ?? "";
    assert.ok(text.includes(words), text);
    assert.equal(told.states[kind], "sent");
    assert.ok(told.effects[verb]?.includes("customer"), verb);
    assert.equal(untold.states[kind], "switched_off");
    assert.ok(untold.effects[verb]?.includes("customer_off") && !untold.effects[verb].includes("customer"), verb);
  });
  assert.deepEqual(untold.mails, []);
});

test("E43 the message about delivery has its own switch: off, it alone stays, the order says so, and it can still be sent", async () => {
  await settle({ mutedMessages: ["delivered"] });
  const order = await desk.shop.order();

  const { effects, mails, states } = await lived(order);

  assert.deepEqual(states, {
    order_confirmation: "sent",
    payment_received: "sent",
    in_preparation: "sent",
    shipped: "sent",
    delivered: "switched_off",
    cancelled: "sent",
  });
  assert.deepEqual(effects["deliver"], ["customer_off"]);
  assert.ok(mails.every(({ subject }) => !subject.includes("livrée")));
  const page = await desk.shop.page(order.id);
  assert.equal(page.parcels[0]?.deliveredAt !== null, true, "the parcel is delivered all the same");

  const kept = page.messages.find((one) => one.kind === "delivered");
  const sendIt = () => desk.shop.desk.send("POST", `/messages/${kept?.id}/sending`, {});
  const mail = only(await desk.broughtBy(customer, order, sendIt));
  assert.match(mail.subject, /est livrée/);
  await settle({ mutedMessages: [] });
});

test("M33 the confirmation, each status and the parcel have a switch each, that touches nothing else", async () => {
  const kinds = ["order_confirmation", ...life.map(([, , , kind]) => kind)];
  for (const kind of ["order_confirmation", "shipped"]) {
    const { mutedMessages } = await settle({ mutedMessages: [kind] });
    assert.deepEqual(mutedMessages, [kind]);

    const { states } = await lived(await desk.shop.order());

    const expected = kinds.map((one) => [one, one === kind ? "switched_off" : "sent"]);
    assert.deepEqual(states, Object.fromEntries(expected));
  }
  await settle({ mutedMessages: [] });
});

test("M33 an order ready for pickup has its switch: off, the message is written, kept and not sent", async () => {
  const stateFor = async (mutedMessages: string[]) => {
    await settle({ mutedMessages });
    const order = await desk.shop.order({ delivery: "pickup" });
    const mails = await desk.broughtBy(customer, order, () => desk.shop.verb(order.id, "readiness", {}));
    const { messages } = await desk.shop.page(order.id);
    return [mails.length, messages.find((one) => one.kind === "ready_for_pickup")?.state];
  };

  assert.deepEqual(await stateFor([]), [1, "sent"]);
  assert.deepEqual(await stateFor(["ready_for_pickup"]), [0, "switched_off"]);
  await settle({ mutedMessages: [] });
});

test("E23 a payment taken back is told by the status it leads to, with how to pay, once and only where the merchant chooses to", async () => {
  const takenBack = async (body: object, mutedMessages: string[] = []) => {
    await settle({ mutedMessages });
    const order = await desk.shop.order({ payment: "transfer" });
    const half = Math.floor(order.total / 2);
    for (const amount of [half, order.total - half])
      await desk.shop.verb(order.id, "payments", { amount, tell: "nobody" });
    const { actions } = await desk.shop.page(order.id);
    const effects = actions.find(({ verb }) => verb === "reverse_payment")?.effects;
    const mails = await desk.broughtBy(customer, order, () => desk.shop.verb(order.id, "payments/reversal", body));
    const { paymentStatus, messages } = await desk.shop.page(order.id);
    assert.equal(paymentStatus, "awaiting");
    return { order, effects, mails, state: messages.find((one) => one.kind === "status_changed")?.state };
  };

  const told = await takenBack({ tell: "customer" });
  const mail = only(told.mails);
  const { reference } = told.order;
  assert.equal(mail.subject, `Votre commande ${reference}\u00a0: En attente de paiement – Atelier Lumen`);
  assert.match(mail.text, /est maintenant «\u00a0En attente de paiement\u00a0»/);
  assert.match(mail.text, /IBAN/);
  assert.deepEqual([told.state, told.effects], ["sent", ["customer"]]);

  const untold = await takenBack({});
  assert.deepEqual([untold.mails, untold.state], [[], undefined]);
  const off = await takenBack({ tell: "customer" }, ["status_changed"]);
  assert.deepEqual([off.mails, off.state, off.effects], [[], "switched_off", ["customer_off"]]);
  await settle({ mutedMessages: [] });
});

test("E23 an order put back to “awaiting payment” from the list of statuses tells it where the merchant chooses to", async () => {
  const order = await desk.shop.order({ payment: "transfer" });
  await desk.shop.verb(order.id, "payments", { tell: "nobody" });
  const choose = () => desk.shop.verb(order.id, "status", { axis: "payment", value: "awaiting", tell: "customer" });
  const mail = only(await desk.broughtBy(customer, order, choose));
  assert.match(mail.subject, /En attente de paiement/);
});

test("a message that is off waits in the list under its own state, without being tried", async () => {
  await settle({ mutedMessages: ["order_confirmation"] });
  const order = await desk.shop.order();
  await desk.shop.settled();

  const { messages } = (
    await desk.shop.desk.get<{ messages: { orderId: string; attempts: number; kind: string }[] }>(
      "/messages?state=switched_off",
    )
  ).body;

  const [newest] = messages;
  assert.deepEqual([newest?.orderId, newest?.kind, newest?.attempts], [order.id, "order_confirmation", 0]);
  await settle({ mutedMessages: [] });
});

test("each message to the merchant has its own switch, for all of his addresses", async () => {
  const merchantEmails = [sophie.email, "ines@atelier.exemple.fr"];
  const heard = async (patch: Partial<SettingsView>) => {
    await settle({ merchantEmails, ...patch });
    const order = await desk.shop.order();
    await desk.shop.verb(order.id, "payments", {});
    const subjects = async (address: string) =>
      (await desk.mails(address, order)).map(({ subject }) => String(subject.split(" ")[0])).sort();
    const [sophies, ines] = [await subjects(sophie.email), await subjects("ines@atelier.exemple.fr")];
    assert.deepEqual(sophies, ines);
    return sophies;
  };

  assert.deepEqual(await heard({}), ["Nouvelle", "Paiement"]);
  assert.deepEqual(await heard({ tellMerchantOfOrders: false }), ["Paiement"]);
  assert.deepEqual(await heard({ tellMerchantOfOrders: true, tellMerchantOfPayments: false }), ["Nouvelle"]);
  await settle({ merchantEmails: [sophie.email], tellMerchantOfPayments: true });
});

test("E31 the merchant cancels an order: its payment ends, and the customer is told once, with what he had paid", async () => {
  const [unpaid, paid] = [await desk.shop.order(), await desk.shop.order()];
  await desk.shop.verb(paid.id, "payments", { amount: 1_000 });
  const cancel = (order: Placed) => () =>
    desk.shop.verb(order.id, "cancellation", { reason: "Client pénible", tell: "customer" });

  const [first, second] = [
    only(await desk.broughtBy(customer, unpaid, cancel(unpaid))),
    only(await desk.broughtBy(customer, paid, cancel(paid))),
  ];

  assert.equal(first.subject, `Votre commande ${unpaid.reference} est annulée – Atelier Lumen`);
  assert.match(first.text, /Vous n’avez rien à régler/);
  assert.match(second.text, /Vous aviez réglé 10,00\u00a0€/);
  for (const { text, html } of [first, second]) assert.doesNotMatch(text + html, /pénible/);
  const page = await desk.shop.page(unpaid.id);
  assert.deepEqual([page.life, page.paymentStatus], ["cancelled", "voided"]);
  assert.equal((await desk.shop.page(paid.id)).due, -1_000);
  const again = await desk.shop.desk.send("POST", `/orders/${unpaid.id}/cancellation`, { tell: "customer" });
  assert.equal(again.status, 409);
  assert.deepEqual(await desk.broughtBy(customer, unpaid, () => desk.shop.settled()), []);
  const { history } = page;
  assert.equal(history.find((one) => one.kind === "order.cancelled")?.actor.name, sophie.name);
});

test("E38 an order being prepared shows so in the list, on its page and to the customer, and is not shipped yet", async () => {
  const order = await desk.shop.order();
  const prepare = () => desk.shop.verb(order.id, "preparation", { tell: "customer" });

  const mail = only(await desk.broughtBy(customer, order, prepare));

  assert.equal(mail.subject, `Votre commande ${order.reference} est en préparation – Atelier Lumen`);
  const { orders } = (await desk.shop.desk.get<OrderList>("/orders?fulfilment=processing")).body;
  assert.ok(orders.some((one) => one.id === order.id));
  const page = await desk.shop.page(order.id);
  assert.equal(page.fulfilmentStatus, "processing");
  assert.equal(page.history[0]?.kind, "order.prepared");
  const verbs = page.actions.map((one) => one.verb);
  assert.ok(verbs.includes("ship") && !verbs.includes("prepare"));
  const tracking = await desk.shop.site.get<string>(order.trackingUrl.replace(/^https?:\/\/[^/]+/, ""));
  assert.match(tracking.body, /préparation/i);
  assert.deepEqual(await desk.broughtBy(customer, order, prepare), [], "said once");
});
