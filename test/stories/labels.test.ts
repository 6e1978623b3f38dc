// Labels with their postage: asked from the order, made once by the shop's own account, kept, printed, and what follows.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pdfOf } from "../support/carriers/fake-mondial-relay.ts";
import { bureauCopy, openLabelling, type Labelling } from "../support/carriers/labelling.ts";
import { karim } from "../support/people.ts";

const customer = karim.contact.email;

let at: Labelling;
before(async () => {
  at = await openLabelling();
});
after(() => at.close());

const documentOf = async (order: { id: string }, label: { id: string }) => {
  return at.shop.desk.get<string>(`/orders/${order.id}/labels/${label.id}/document.pdf`);
};

test("C23 the label with its postage comes from the order: number, document, parcel, and the customer hears of it once", async () => {
  const order = await at.shop.order();

  const mails = await at.broughtBy(customer, order, () => at.labelled(order));

  const page = await at.shop.page(order.id);
  const [label] = page.labels;
  const [parcel] = page.parcels;
  assert.ok(label && parcel);
  assert.deepEqual([label.state, label.hasDocument, label.shipmentId], ["shipped", true, parcel.id]);
  assert.deepEqual([parcel.carrier, parcel.trackingNumber], ["Mondial Relay", label.trackingNumber]);
  assert.match(parcel.trackingLink, /^https:\/\/www\.mondialrelay\.fr\/.*codePostal=69001$/);
  assert.deepEqual([page.fulfilmentStatus, mails.length], ["shipped", 1]);
  assert.ok(mails[0]?.text.includes(label.trackingNumber));

  const made = at.carrier.books.parcels.at(-1);
  assert.equal(made?.number, label.trackingNumber);
  const document = await documentOf(order, label);
  assert.equal(document.headers.get("content-type"), "application/pdf");
  assert.equal(document.body, pdfOf(label.trackingNumber).toString());
});

test("the carrier is told who sends, who receives, what it weighs and where it is fetched, in letters its machines read", async () => {
  const person = {
    contact: { ...karim.contact, name: "Zoë Lefèvre-Müller" },
    address: { ...karim.address, name: "Zoë Lefèvre-Müller", line1: "3 allée de l’Œillet", city: "L’Haÿ-les-Roses" },
  };
  const order = await at.shop.order({ person });

  await at.labelled(order, { weightGrams: 85 });

  const { values = {} } = at.carrier.books.parcels.at(-1) ?? {};
  const { Expe_Ad1, Expe_Ad3, Expe_CP, Expe_Tel1, Dest_Ad1, Dest_Ad3, Dest_Ville, Dest_Tel1, Poids } = values;
  assert.deepEqual(
    [Expe_Ad1, Expe_Ad3, Expe_CP, Expe_Tel1],
    ["Atelier Lumen SARL", "14 rue de la Charite", "69002", "+33478001122"],
  );
  assert.deepEqual(
    [Dest_Ad1, Dest_Ad3, Dest_Ville, Dest_Tel1],
    ["Zoe Lefevre-Muller", "3 allee de l'OEillet", "L'Hay-les-Roses", "+33612345678"],
  );
  assert.deepEqual(
    [Poids, values["ModeLiv"], values["LIV_Rel"], values["NDossier"]],
    ["085", "24R", "005680", order.reference.toUpperCase()],
  );
});

test("C22 the account says which status an order gets with its label, or none: chosen, given by itself, named in the history", async () => {
  const none = await at.join({ labelStatus: "" });
  const untouched = await at.shop.order();
  const label = await at.labelled(untouched, { accountId: none.id });
  const kept = await at.shop.page(untouched.id);
  assert.deepEqual([label.state, kept.fulfilmentStatus, kept.parcels.length], ["ready", "unfulfilled", 0]);

  const preparing = await at.join({ labelStatus: "fulfilment:processing" });
  const order = await at.shop.order();
  const mails = await at.broughtBy(customer, order, () => at.labelled(order, { accountId: preparing.id }));
  const page = await at.shop.page(order.id);
  assert.deepEqual([page.fulfilmentStatus, mails.length], ["processing", 0]);
  const given = page.history.find(({ kind }) => kind === "order.prepared");
  assert.deepEqual([given?.actor.kind, given?.actor.id], ["rule", "labelMade"]);

  const look = { tone: "info", progress: "half", position: 0, isVisible: true, isTelling: true, isEnabled: true };
  const word = { axis: "fulfilment", base: "shipped", labels: { fr: "Déposée en relais" }, ...look };
  const { body: status } = await at.shop.desk.send<{ id: string }>("POST", "/statuses", word);
  const own = await at.join({ labelStatus: `fulfilment:${status.id}` });
  const gone = await at.shop.order();
  await at.labelled(gone, { accountId: own.id });
  const { fulfilmentStatus, statuses, parcels } = await at.shop.page(gone.id);
  assert.deepEqual([fulfilmentStatus, statuses.fulfilment, parcels.length], ["shipped", status.id, 1]);
});

test("a label made ahead goes with the parcel when it leaves, by whatever way it is shipped", async () => {
  const none = await at.join({ labelStatus: "" });
  const order = await at.shop.order();
  const { trackingNumber } = await at.labelled(order, { accountId: none.id });

  await at.shop.verb(order.id, "status", { axis: "fulfilment", value: "shipped", tell: "nobody" });

  const { parcels } = await at.shop.page(order.id);
  assert.deepEqual(
    parcels.map((one) => [one.carrier, one.trackingNumber]),
    [["Mondial Relay", trackingNumber]],
  );
  assert.equal((await at.label(order)).state, "shipped");

  await at.shop.desk.send("DELETE", `/orders/${order.id}/shipments/${parcels[0]?.id}`);
  assert.equal((await at.label(order)).state, "ready", "it did not leave after all: its label waits for it");
  await at.shop.verb(order.id, "shipments", { tell: "nobody" });
  assert.equal((await at.shop.page(order.id)).parcels[0]?.trackingNumber, trackingNumber);
  assert.equal(at.carrier.books.parcels.filter(({ number }) => number === trackingNumber).length, 1);
});

test("what is shipped with its label is undone like any parcel, and its label waits", async () => {
  const order = await at.shop.order();
  await at.labelled(order, { tell: "nobody" });
  const { history } = await at.shop.page(order.id);
  const left = history.find(({ kind }) => kind === "shipment.handed_over");
  assert.equal(left?.mayUndo, true);

  await at.shop.verb(order.id, "undo", { happeningId: left.id });

  assert.equal((await at.shop.page(order.id)).fulfilmentStatus, "unfulfilled");
  assert.equal((await at.label(order)).state, "ready");
});

test("a part of the order is labelled, and the rest later: two parcels, two numbers", async () => {
  const [bowl, cup] = [await at.shop.product({ name: "Bol" }), await at.shop.product({ name: "Tasse" })];
  const order = await at.shop.order({
    items: [
      { item: bowl, pieces: 2 },
      { item: cup, pieces: 1 },
    ],
  });
  const { lines } = await at.shop.page(order.id);
  const first = { lineId: lines[0]?.id, quantity: 1_000 };

  await at.labelled(order, { lines: [first], weightGrams: 400 });
  assert.equal((await at.shop.page(order.id)).fulfilmentStatus, "partially_shipped");
  await at.labelled(order, { weightGrams: 900 });

  const { parcels, fulfilmentStatus, labels } = await at.shop.page(order.id);
  assert.deepEqual(
    [parcels.length, fulfilmentStatus, new Set(labels.map((one) => one.trackingNumber)).size],
    [2, "shipped", 2],
  );
  assert.deepEqual(await at.refusal(at.ask(order)), [409, "nothing_to_ship"]);
});

test("what has a label ready is not labelled again: only the rest is", async () => {
  const none = await at.join({ labelStatus: "" });
  const order = await at.shop.order({ items: [{ item: await at.shop.product({}), pieces: 3 }] });
  const lineId = (await at.shop.page(order.id)).lines[0]?.id ?? "";
  const before = at.carrier.books.parcels.length;
  const verbs = async () => (await at.shop.page(order.id)).actions.map(({ verb }) => verb);

  await at.labelled(order, { accountId: none.id, lines: [{ lineId, quantity: 2_000 }] });
  const tooMany = at.ask(order, { accountId: none.id, lines: [{ lineId, quantity: 2_000 }] });
  assert.deepEqual(await at.refusal(tooMany), [409, "quantity_exceeds_remaining"]);
  assert.ok((await verbs()).includes("make_label"));
  const rest = await at.labelled(order, { accountId: none.id });

  assert.deepEqual(rest.lines, [{ lineId, quantity: 1_000 }]);
  assert.deepEqual(await at.refusal(at.ask(order)), [409, "nothing_to_ship"]);
  assert.ok(!(await verbs()).includes("make_label"));
  assert.equal(at.carrier.books.parcels.length - before, 2);
});

test("a label made to try the account ships nothing, goes with no parcel, and keeps no real one from being made", async () => {
  const trial = await at.join({}, { mode: "test" });
  const order = await at.shop.order();

  const tried = await at.labelled(order, { accountId: trial.id });

  assert.deepEqual([tried.state, tried.mode, tried.hasDocument], ["ready", "test", true]);
  assert.equal((await at.shop.page(order.id)).fulfilmentStatus, "unfulfilled");
  const real = await at.labelled(order);
  assert.deepEqual([real.state, real.mode], ["shipped", "live"]);

  const other = await at.shop.order();
  await at.labelled(other, { accountId: trial.id });
  await at.shop.verb(other.id, "shipments", { tell: "nobody" });
  assert.equal((await at.shop.page(other.id)).parcels[0]?.trackingNumber, "");
});

test("pickup points near the customer, nearest first, with their numbers whole and the days they are closed", async () => {
  const near = `/carrier-accounts/${at.account.id}/pickup-points?country=FR&postalCode=69100&weightGrams=1200&product=24R`;
  const { body } = await at.shop.desk.get<{ pickupPoints: object[] }>(near);

  assert.deepEqual(body.pickupPoints, [
    {
      id: "005680",
      name: "BUREAU COPY",
      line1: "31 COURS ANDRE PHILIP",
      postalCode: "69100",
      city: "VILLEURBANNE",
      country: "FR",
      distance: 1_739,
      closures: [],
    },
    {
      id: "030613",
      name: "ENI & FILS",
      line1: "112 B RUE LEON BLUM",
      postalCode: "69100",
      city: "VILLEURBANNE",
      country: "FR",
      distance: 1_739,
      closures: [{ from: "2026-12-24", to: "2026-12-31" }],
    },
  ]);
});

test("what cannot be labelled is refused before the carrier is asked", async () => {
  const order = await at.shop.order();
  const before = at.carrier.asked.length;
  const digital = await at.shop.product({ kind: "digital" });
  const nothing = await at.shop.order({ delivery: "none", items: [{ item: digital, pieces: 1 }] });
  const fetched = await at.shop.order({ delivery: "pickup" });
  const laPoste = await at.join({}, { carrier: "la_poste", secrets: { apiKey: "k" } });

  assert.deepEqual(await at.refusal(at.ask(order, { pickupPoint: null })), [422, "pickup_point_missing"]);
  assert.deepEqual(await at.refusal(at.ask(order, { weightGrams: 0 })), [422, "invalid_request"]);
  assert.deepEqual(await at.refusal(at.ask(order, { weightGrams: 0.4 })), [422, "invalid_request"]);
  assert.deepEqual(await at.refusal(at.ask(order, { accountId: laPoste.id })), [404, "carrier_account_not_found"]);
  assert.deepEqual(await at.refusal(at.ask(nothing)), [409, "nothing_to_ship"]);
  assert.deepEqual(await at.refusal(at.ask(fetched)), [409, "verb_not_allowed_now"]);
  await at.shop.verb(order.id, "cancellation", { tell: "nobody" });
  assert.deepEqual(await at.refusal(at.ask(order)), [409, "verb_not_allowed_now"]);
  await at.shop.settled();
  assert.equal(at.carrier.asked.length, before);
});

test("a shop whose address is incomplete is told so, and a chosen point is kept as it was", async () => {
  const order = await at.shop.order();
  await at.shop.desk.send("PATCH", "/settings", { seller: { line1: "" } });
  assert.deepEqual(await at.refusal(at.ask(order)), [409, "sender_incomplete"]);
  await at.shop.desk.send("PATCH", "/settings", { seller: { line1: "14 rue de la Charité" } });

  const { pickupPoint } = await at.labelled(order);
  assert.deepEqual(pickupPoint, bureauCopy);
});
