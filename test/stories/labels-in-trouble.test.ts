// Labels when something goes wrong between the shop and its carrier: never two, never silently none.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { LabelView } from "../../src/shipping/labels/label.ts";
import { openLabelling, type Labelling } from "../support/carriers/labelling.ts";
import { karim } from "../support/people.ts";
import type { Mishap } from "../support/providers/server.ts";

let at: Labelling;
before(async () => {
  at = await openLabelling();
});
after(() => at.close());

const soap = "/Web_Services.asmx";
const papers = "/ww2/PDF";
const madeSince = (before: number) => at.carrier.books.parcels.length - before;
const envelope = (inside: string) =>
  `<soap:Envelope xmlns:soap="x"><soap:Body><R><WSI2_CreationEtiquetteResult>${inside}</WSI2_CreationEtiquetteResult></R></soap:Body></soap:Envelope>`;
const page = (text: string) => ({ status: 200, text, headers: { "content-type": "text/html" } });

/** What the carrier answers, what becomes of the label, and how many parcels its books hold then. */
const answers: [what: string, is: Mishap, state: LabelView["state"], parcels: number][] = [
  ["the answer is lost after the label was made", "lost", "unknown", 1],
  ["the answer breaks off in the middle", "cut", "unknown", 1],
  ["a page says sorry, with 200", page("<html><body>Maintenance</body></html>"), "unknown", 0],
  ["it breaks down", { status: 500, text: "boom" }, "unknown", 0],
  ["it breaks down after it was done", { status: 503, text: "busy", afterwards: true }, "unknown", 1],
  ["it leads elsewhere", { status: 302, headers: { location: "https://example.org/" } }, "unknown", 0],
  ["it says “generic error of the service”", page(envelope("<STAT>99</STAT>")), "unknown", 0],
  ["a number is said to be there and is not", page(envelope("<STAT>0</STAT><ExpeditionNum />")), "unknown", 0],
  ["it is asked too often", { status: 429, text: "slow down" }, "refused", 0],
  ["it says no with 200", page(envelope("<STAT>20</STAT>")), "refused", 0],
  ["it says no with a number nobody knows", page(envelope("<STAT>777</STAT>")), "refused", 0],
];
for (const [what, is, state, parcels] of answers)
  test(`${what}: the label is ${state}, and is not asked again by itself`, async () => {
    const order = await at.shop.order();
    const [before, asked] = [at.carrier.books.parcels.length, at.carrier.asked.length];
    at.carrier.goWrong({ path: soap, is });

    const label = await at.labelled(order);

    assert.deepEqual([label.state, madeSince(before)], [state, parcels]);
    assert.notEqual(label.why, "");
    assert.equal(at.carrier.asked.length, asked + 1);
    assert.equal((await at.shop.page(order.id)).fulfilmentStatus, "unfulfilled");
    const again = at.refusal(at.ask(order));
    assert.deepEqual(await again, state === "unknown" ? [409, "label_under_way"] : [201, undefined]);
    await at.shop.settled();
  });

test("the carrier's refusal is told with its own words, and another try is free", async () => {
  const order = await at.shop.order();
  const refused = await at.labelled(order, { weightGrams: 31_600 });
  assert.deepEqual([refused.state, refused.fault, refused.why], ["refused", "refused", "20, Poids du colis invalide"]);
  const { history } = await at.shop.page(order.id);
  assert.ok(history.some(({ kind, data }) => kind === "label.refused" && data["why"] === refused.why));

  assert.equal((await at.labelled(order)).state, "shipped");
});

const faults: [what: string, input: object, more: object, why: RegExp][] = [
  ["a point nobody knows", { pickupPoint: { id: "999999", country: "FR" } }, {}, /^14, Numéro de Relais/],
  ["a point of another country", { pickupPoint: { id: "005680", country: "BE" } }, {}, /^14/],
  ["an offer nobody knows", { product: "99Z", pickupPoint: null }, {}, /^29, Mode de livraison invalide/],
  ["a parcel of 10 grams", { weightGrams: 10 }, {}, /^20/],
  ["another's key", {}, { secrets: { brandCode: "BDTEST13", privateKey: "autre" } }, /^97, Clé de sécurité invalide/],
  ["another's brand", {}, { secrets: { brandCode: "AUTRE123", privateKey: "TestAPI1key" } }, /^1, Enseigne invalide/],
];
for (const [what, input, more, why] of faults)
  test(`refused by the carrier: ${what}`, async () => {
    const account = await at.join({}, more);
    const label = await at.labelled(await at.shop.order(), { accountId: account.id, ...input });
    assert.equal(label.state, "refused");
    assert.match(label.why, why);
  });

test("a carrier that cannot be reached has made nothing: said so, and free to ask again", async () => {
  const away = await at.join({}, { baseUrl: "http://127.0.0.1:1" });
  const order = await at.shop.order();
  const label = await at.labelled(order, { accountId: away.id });
  assert.deepEqual([label.state, label.fault], ["refused", "unreached"]);
  assert.equal((await at.labelled(order)).state, "shipped");
});

const addresses: [what: string, address: object, why: string | null][] = [
  ["a Chinese name", { name: "李小龙" }, "address_unreadable:name"],
  ["a street of emoji", { line1: "🏠🏠" }, "address_unreadable:street"],
  ["a street of ninety characters", { line1: "Résidence des Jardins ".repeat(4) + "B" }, "address_too_long"],
  ["a street of sixty characters", { line1: "128 bis avenue du Maréchal de Lattre de Tassigny, bâtiment C" }, null],
  ["a name with an emoji and an ampersand", { name: "Chloé & Zoé 🌹 <3" }, null],
];
for (const [what, address, why] of addresses)
  test(`${what}: ${why ? "refused before the carrier is asked" : "written so that the carrier takes it"}`, async () => {
    const order = await at.shop.order({ person: { ...karim, address: { ...karim.address, ...address } } });
    const asked = at.carrier.asked.length;
    const label = await at.labelled(order);
    assert.deepEqual([label.state, label.fault, label.why], why ? ["refused", "unfit", why] : ["shipped", "", ""]);
    if (why) assert.equal(at.carrier.asked.length, asked);
  });

test("a double click, and two people at once: one label, the other is told", async () => {
  const order = await at.shop.order();
  const before = at.carrier.books.parcels.length;

  const answers = await Promise.all(Array.from({ length: 5 }, () => at.ask(order)));
  await at.shop.settled();

  const statuses = answers.map(({ status }) => status);
  assert.equal(statuses.filter((status) => status === 201).length, 1, String(statuses));
  assert.equal(madeSince(before), 1);
  assert.equal((await at.shop.page(order.id)).parcels.length, 1);
});

test("the same request sent twice answers the same and asks once", async () => {
  const order = await at.shop.order();
  const before = at.carrier.books.parcels.length;
  const body = { accountId: at.account.id, weightGrams: 500, product: "HOM" };
  const send = () =>
    at.shop.desk.send<LabelView>("POST", `/orders/${order.id}/labels`, body, { "idempotency-key": "une-fois" });

  const [first, second] = [await send(), await send()];
  await at.shop.settled();

  assert.equal(first.body.id, second.body.id);
  assert.equal(madeSince(before), 1);
});

test("an order cancelled while its document is awaited keeps its label and ships nothing", async () => {
  const order = await at.shop.order();
  const before = at.carrier.books.parcels.length;
  at.carrier.goWrong({ path: papers, is: { status: 500, text: "" } });
  await at.ask(order);
  await at.shop.settled();
  assert.equal((await at.label(order)).state, "made", "its document is not there yet");
  await at.shop.verb(order.id, "cancellation", { tell: "nobody" });
  await at.waited();

  const { labels, parcels, fulfilmentStatus } = await at.shop.page(order.id);
  assert.deepEqual([labels[0]?.state, labels[0]?.hasDocument, parcels.length], ["ready", true, 0]);
  assert.notEqual(fulfilmentStatus, "shipped");
  assert.equal(madeSince(before), 1);
});

for (const [what, is] of [
  ["is not there yet", { status: 404, text: "not found" }],
  ["is a page that says sorry", page("<html>Maintenance</html>")],
  ["breaks off", "cut"],
] as const)
  test(`the document ${what}: the number is kept at once, the document fetched again, the label made once`, async () => {
    const order = await at.shop.order();
    const before = at.carrier.books.parcels.length;
    at.carrier.goWrong({ path: papers, is });

    const waiting = await at.labelled(order);
    assert.deepEqual([waiting.state, waiting.hasDocument], ["made", false]);
    assert.equal(waiting.trackingNumber, at.carrier.books.parcels.at(-1)?.number);

    await at.waited();
    const label = await at.label(order);
    assert.deepEqual([label.state, label.hasDocument, madeSince(before)], ["shipped", true, 1]);
  });

test("a number without an address of its document: the carrier is asked for it again", async () => {
  const order = await at.shop.order();
  await at.labelled(order);
  const number = at.carrier.books.parcels.at(-1)?.number ?? "";
  const next = await at.shop.order();
  at.carrier.goWrong({ path: soap, is: page(envelope(`<STAT>0</STAT><ExpeditionNum>${number}</ExpeditionNum>`)) });
  assert.deepEqual([(await at.labelled(next)).state, (await at.label(next)).hasDocument], ["shipped", true]);
});

const lost = async () => {
  const order = await at.shop.order();
  at.carrier.goWrong({ path: soap, is: "lost" });
  assert.equal((await at.labelled(order)).state, "unknown");
  return order;
};
const named = async (order: { id: string }) => `/orders/${order.id}/labels/${(await at.label(order)).id}`;

test("an answer that was lost: the number found at the carrier brings document and parcel, without another label", async () => {
  const order = await lost();
  const before = at.carrier.books.parcels.length;
  const number = at.carrier.books.parcels.at(-1)?.number;

  const said = await at.shop.desk.send("POST", `${await named(order)}/number`, { trackingNumber: ` ${number} ` });
  assert.equal(said.status, 200, JSON.stringify(said.body));

  const label = await at.label(order);
  assert.deepEqual([label.state, label.hasDocument, label.trackingNumber], ["shipped", true, number]);
  assert.equal((await at.shop.page(order.id)).parcels[0]?.trackingNumber, number);
  assert.equal(madeSince(before), 0);
  const twice = at.shop.desk.send("POST", `${await named(order)}/number`, { trackingNumber: "1" });
  assert.deepEqual(await at.refusal(twice), [409, "label_not_awaited"]);
});

test("an answer that was lost, and no label at the carrier: given up, said in the history, and asked again", async () => {
  const order = await lost();

  assert.equal((await at.shop.desk.send("DELETE", await named(order))).status, 200);

  const { history, labels } = await at.shop.page(order.id);
  assert.equal(labels[0]?.state, "dropped");
  assert.deepEqual(
    history.filter(({ kind }) => kind.startsWith("label.")).map(({ kind }) => kind),
    ["label.dropped", "label.lost"],
  );
  assert.equal((await at.labelled(order)).state, "shipped");
});

test("a document that never comes: the label is taken with its number alone", async () => {
  const order = await at.shop.order();
  at.carrier.goWrong({ path: papers, is: { status: 404, text: "" } });
  const { trackingNumber } = await at.labelled(order);
  const said = await at.shop.desk.send("POST", `${await named(order)}/number`, { trackingNumber });
  assert.equal(said.status, 200);
  const label = await at.label(order);
  assert.deepEqual([label.state, label.hasDocument], ["shipped", false]);
});

test("an account is not left while a label is asked by it, and labels stay when it is", async () => {
  const account = await at.join();
  const order = await at.shop.order();
  at.carrier.goWrong({ path: soap, is: "lost" });
  const label = await at.labelled(order, { accountId: account.id });
  const leave = () => at.shop.desk.send("DELETE", `/carrier-accounts/${account.id}`);
  assert.deepEqual(await at.refusal(leave()), [409, "carrier_account_in_use"]);
  await at.shop.desk.send("DELETE", `/orders/${order.id}/labels/${label.id}`);
  assert.equal((await leave()).status, 204);
  assert.equal((await at.label(order)).state, "dropped");
});

test("a label of another order or of another shop is not there", async () => {
  const [order, other] = [await lost(), await at.shop.order()];
  const { id } = await at.label(order);
  for (const [method, path] of [
    ["DELETE", ""],
    ["POST", "/number"],
  ] as const) {
    const asked = at.shop.desk.send(
      method,
      `/orders/${other.id}/labels/${id}${path}`,
      path ? { trackingNumber: "1" } : undefined,
    );
    assert.deepEqual(await at.refusal(asked), [404, "label_not_found"]);
  }
  const document = await at.shop.desk.get<{ code: string }>(`/orders/${other.id}/labels/${id}/document.pdf`);
  assert.equal(document.status, 404);
});
