// Statuses that follow by themselves, as the merchant set them up, and who gave them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { SettingsView } from "../../src/shops/settings.ts";
import type { Status } from "../../src/statuses/status.ts";
import { documentOf } from "../support/documents.ts";
import { createClient } from "../support/http.ts";
import { openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { orderAtDesk } from "../support/order-at-desk.ts";
import { pageCountOf, textOfPdf } from "../support/pdf-text.ts";
import { karim } from "../support/people.ts";
import { idOfMethod, type Placed, type TestShop } from "../support/shop.ts";

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

const nothing = { paid: "", refunded: "", labelPrinted: "", typedIn: "" };
const settle = async (patch: object) => {
  const { status, body } = await shop.desk.send<SettingsView>("PATCH", "/settings", patch);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};
const word = async (axis: string, base: string | null, fr: string) => {
  const look = { tone: "info", progress: "half", position: 0, isVisible: true, isTelling: true, isEnabled: true };
  const { status, body } = await shop.desk.send<Status>("POST", "/statuses", { axis, base, labels: { fr }, ...look });
  assert.equal(status, 201, JSON.stringify(body));
  return body;
};
/** The order once everything has followed. */
const seen = async ({ id }: Pick<Placed, "id">) => {
  await shop.settled();
  return shop.page(id);
};
const lastOf = async (order: Pick<Placed, "id">) => {
  const { history } = await seen(order);
  const [last] = history.filter(({ kind }) => !/^(invoice|message)/.test(kind));
  return { kind: last?.kind, actor: last?.actor, moved: last?.data["moved"] };
};

test("Q17, Q26 a paid invoice makes the order ready to ship with nothing more to set, and tells the customer once", async () => {
  await settle({ vocabulary: "invoice-led" });
  const order = await shop.order();

  const mails = await letters.broughtBy(customer, order, () => shop.verb(order.id, "payments", {}));

  const page = await seen(order);
  assert.deepEqual([page.paymentStatus, page.invoiceStatus, page.fulfilmentStatus], ["paid", "paid", "processing"]);
  assert.equal(mails.length, 1);
  assert.deepEqual(await lastOf(order), {
    kind: "order.prepared",
    actor: { kind: "rule", id: "paid", name: "" },
    moved: { fulfilment: { from: "unfulfilled", to: "processing" } },
  });
  await shop.verb(order.id, "shipments", { tell: "nobody" });
  await settle({ vocabulary: "classic" });
  assert.deepEqual((await settle({})).automaticStatuses, nothing, "what a vocabulary brings goes with it");
});

test("a rule never takes an order back, nor changes it under whoever reads it", async () => {
  await settle({ automaticStatuses: { ...nothing, paid: "fulfilment:processing" } });
  const sent = await shop.order();
  await shop.verb(sent.id, "shipments", { tell: "nobody" });
  await shop.verb(sent.id, "payments", { tell: "nobody" });
  assert.equal((await seen(sent)).fulfilmentStatus, "shipped");

  const order = await shop.order();
  const { version } = await shop.verb(order.id, "payments", { tell: "nobody" });
  assert.deepEqual([(await seen(order)).fulfilmentStatus, (await seen(order)).version], ["processing", version]);

  const given = await shop.order();
  await shop.verb(given.id, "cancellation", { tell: "nobody" });
  await shop.verb(given.id, "payments", { amount: 100, tell: "nobody" });
  assert.equal((await seen(given)).fulfilmentStatus, "will_not_deliver");
  await settle({ automaticStatuses: nothing });
});

test("C4 the means of payment gives new orders its status, as configured, and the history names it", async () => {
  const awaited = await word("payment", "awaiting", "En attente du chèque");
  const cheque = await idOfMethod(shop.db, { shop: shop.shop, table: "payment_methods", kind: "cheque" });
  await settle({ statusesOfMeans: { [cheque]: `payment:${awaited.id}` } });

  const byCheque = await shop.order({ payment: "cheque" });
  const byTransfer = await shop.order({ payment: "transfer" });

  assert.equal((await seen(byCheque)).statuses.payment, awaited.id);
  assert.equal((await seen(byTransfer)).statuses.payment, null);
  const { kind, actor } = await lastOf(byCheque);
  assert.equal(kind, "order.status_chosen");
  assert.deepEqual([actor?.kind, actor?.id, actor?.name], ["rule", "means", (await seen(byCheque)).paymentMethod.name]);
  assert.match(await at.tracking(byCheque), /En attente du chèque/);
  const shipped = await settle({ statusesOfMeans: { [cheque]: "" } });
  assert.equal((await seen(await shop.order())).statuses.payment, null, JSON.stringify(shipped.statusesOfMeans));
});

test("E44 an order whose whole amount was given back is not delivered any more, where the shop wants it", async () => {
  await settle({ automaticStatuses: { ...nothing, refunded: "fulfilment:will_not_deliver" } });
  const order = await shop.order();
  await shop.verb(order.id, "payments", { tell: "nobody" });
  const { total } = await seen(order);

  await shop.verb(order.id, "refunds", { amount: 100, tell: "nobody" });
  assert.equal((await seen(order)).fulfilmentStatus, "unfulfilled", "a part given back says nothing of the rest");
  const mails = await letters.broughtBy(customer, order, () =>
    shop.verb(order.id, "refunds", { amount: total - 100, tell: "customer" }),
  );

  assert.deepEqual(
    [(await seen(order)).paymentStatus, (await seen(order)).fulfilmentStatus],
    ["refunded", "will_not_deliver"],
  );
  assert.equal(mails.length, 1);
  const withheld = (await seen(order)).history.find(({ kind }) => kind === "order.withheld");
  assert.equal(withheld?.actor.id, "refunded");
  await settle({ automaticStatuses: nothing });
});

test("a word that was removed, and money, are never given by a rule", async () => {
  const gone = await word("fulfilment", "processing", "Chez l’emballeur");
  await settle({ automaticStatuses: { ...nothing, paid: `fulfilment:${gone.id}`, typedIn: "payment:paid" } });
  await shop.desk.send("DELETE", `/statuses/${gone.id}`);

  const order = await shop.order();
  await shop.verb(order.id, "payments", { tell: "nobody" });
  assert.equal((await seen(order)).fulfilmentStatus, "unfulfilled");
  const typed = await typedIn();
  assert.equal((await seen(typed)).paymentStatus, "awaiting");
  const wrong = await shop.desk.send("PATCH", "/settings", {
    automaticStatuses: { ...nothing, paid: "life:archived" },
  });
  assert.equal(wrong.status, 422);
  await settle({ automaticStatuses: nothing });
});

const typedIn = async () => {
  const standard = { quantity: 1_000, unitPrice: 2_000, taxClass: "standard" };
  const body = { customer: { name: "Inès Roux" }, lines: [{ ...standard, name: "Sac cousu main" }] };
  return (await shop.desk.send<Placed>("POST", "/orders", body)).body;
};

test("C27 an order typed in by hand gets the status set up for it, beside its mark", async () => {
  const byPhone = await word("other", null, "Prise au téléphone");
  await settle({ automaticStatuses: { ...nothing, typedIn: `other:${byPhone.id}` } });

  const typed = await typedIn();
  const ordered = await shop.order();

  assert.deepEqual([(await seen(typed)).isManual, (await seen(typed)).statuses.other], [true, byPhone.id]);
  assert.equal((await lastOf(typed)).actor?.id, "typedIn");
  assert.equal((await seen(ordered)).statuses.other, null);
  await settle({ automaticStatuses: nothing });
});

test("E29 an order of zero is born paid, or waits for the merchant's word, as the shop chose", async () => {
  const sample = await shop.product({ name: "Échantillon", price: 0 });
  const free = () => shop.order({ delivery: "pickup", items: [{ item: sample, pieces: 1 }] });
  const paid = await free();
  assert.deepEqual([(await seen(paid)).total, (await seen(paid)).paymentStatus], [0, "paid"]);
  assert.equal((await seen(paid)).invoiceStatus, "paid");

  await settle({ freeOrders: "awaiting" });
  const order = await free();
  const held = await seen(order);
  assert.deepEqual([held.paymentStatus, held.due, held.invoiceStatus], ["awaiting", 0, "none"]);
  assert.ok((await at.offered(order)).includes("accept_free"));

  await shop.verb(order.id, "acceptance", {});
  const accepted = await seen(order);
  assert.deepEqual([accepted.paymentStatus, accepted.invoiceStatus, accepted.captured], ["paid", "paid", 0]);
  const { version } = accepted;
  await shop.verb(order.id, "acceptance", {});
  assert.equal((await seen(order)).version, version, "said twice, nothing happens");
  await settle({ freeOrders: "paid" });
});

test("E29 an accepted order of zero waits again when the merchant says so, by the verb or by its status", async () => {
  await settle({ freeOrders: "awaiting", invoiceRule: "hand" });
  const sample = await shop.product({ name: "Échantillon", price: 0 });
  const order = await shop.order({ delivery: "pickup", items: [{ item: sample, pieces: 1 }] });
  const payment = async () => (await seen(order)).paymentStatus;

  await shop.verb(order.id, "status", { axis: "payment", value: "paid", tell: "nobody" });
  assert.equal(await payment(), "paid");
  await at.undo(order, "acceptance");
  assert.equal(await payment(), "awaiting");
  await settle({ freeOrders: "paid", invoiceRule: "payment" });
});

test("E37 an order of digital things alone is delivered by itself once paid, where the shop wants it", async () => {
  const book = await shop.product({ name: "Livre numérique", kind: "digital" });
  const mug = await shop.product({ name: "Tasse" });
  const digital = () => shop.order({ delivery: "none", items: [{ item: book, pieces: 1 }] });
  const paid = async (order: Placed) => {
    await shop.verb(order.id, "payments", { tell: "nobody" });
    return (await seen(order)).fulfilmentStatus;
  };
  assert.equal(await paid(await digital()), "not_required");

  await settle({ deliversDigital: true });
  const order = await digital();
  const mails = await letters.broughtBy(customer, order, () => shop.verb(order.id, "payments", {}));
  assert.deepEqual([(await seen(order)).fulfilmentStatus, mails.length], ["delivered", 1]);
  assert.equal((await lastOf(order)).actor?.id, "digital");
  const both = [book, mug].map((item) => ({ item, pieces: 1 }));
  assert.equal(await paid(await shop.order({ items: both })), "unfulfilled");
  await settle({ deliversDigital: false });
});

test("C22, C23 the address label is made from the order, one page a parcel, and sets the status chosen for it, or none", async () => {
  const order = await shop.order();
  const { bytes } = await documentOf(shop, `/orders/${order.id}/address-labels.pdf?count=2`);
  assert.equal(pageCountOf(bytes), 2);
  const text = textOfPdf(bytes);
  for (const words of [
    "12 RUE DES TABLES CLAUDIENNES",
    "69001 LYON",
    "14 rue de la Charité",
    `Commande ${order.reference}`,
    "Colis 2 sur 2",
  ])
    assert.ok(text.replaceAll("-", " ").includes(words), `the label does not say: ${words}\n${text}`);

  await shop.verb(order.id, "address-labels", { count: 2 });
  assert.equal((await seen(order)).fulfilmentStatus, "unfulfilled");
  await settle({ automaticStatuses: { ...nothing, labelPrinted: "fulfilment:shipped" } });
  const mails = await letters.broughtBy(customer, order, () => shop.verb(order.id, "address-labels", {}));
  assert.deepEqual(
    [(await seen(order)).fulfilmentStatus, (await seen(order)).parcels.length, mails.length],
    ["shipped", 1, 0],
  );
  assert.deepEqual(await at.told(order), [
    "order.placed",
    "order.label_printed",
    "order.label_printed",
    "shipment.handed_over",
  ]);
  await shop.verb(order.id, "address-labels", {});
  assert.equal((await seen(order)).parcels.length, 1, "printed again, nothing leaves twice");
  await settle({ automaticStatuses: nothing });

  const fetched = await shop.order({ delivery: "pickup" });
  assert.deepEqual(await at.refusal(at.ask("POST", fetched, "address-labels")), [409, "address_missing"]);
});

test("what an integration does with its key is shown under its name, with what moved", async () => {
  const made = await shop.desk.send<{ token: string }>("POST", "/api-keys", { name: "Transporteur Martin" });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const key = createClient(`${shop.address}/api/v1/shops/${shop.shop.slug}`, {
    authorization: `Bearer ${made.body.token}`,
  });
  const order = await shop.order();
  await shop.verb(order.id, "shipments", { tell: "nobody" });

  const said = await key.send("POST", `/orders/${order.id}/status`, { axis: "fulfilment", value: "delivered" });

  assert.equal(said.status, 200, JSON.stringify(said.body));
  const { actor, moved } = await lastOf(order);
  assert.deepEqual([actor?.kind, actor?.name], ["api", "Transporteur Martin"]);
  assert.deepEqual(moved, { fulfilment: { from: "shipped", to: "delivered" } });
});
