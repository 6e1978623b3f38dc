// Labels of Colissimo: tried dry, made once, number and document in one answer of several parts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { LabelView } from "../../src/shipping/labels/label.ts";
import { openFakeColissimo } from "../support/carriers/fake-colissimo.ts";
import { openLabelling, type Labelling } from "../support/carriers/labelling.ts";
import { karim } from "../support/people.ts";
import type { Mishap } from "../support/providers/server.ts";

let at: Labelling;
let fake: Awaited<ReturnType<typeof openFakeColissimo>>;
let accountId: string;
before(async () => {
  at = await openLabelling();
  fake = await openFakeColissimo();
  accountId = (await join()).id;
});
after(async () => {
  await at.close();
  await fake.close();
});

const join = (secrets: object = fake.secrets, labelStatus = "fulfilment:shipped") =>
  at.join({ labelStatus }, { carrier: "colissimo", baseUrl: fake.baseUrl, secrets });
const labelled = (order: { id: string }, input: object = {}) =>
  at.labelled(order, { accountId, product: "DOM", pickupPoint: null, ...input });

for (const order of ["usual", "turned"] as const)
  test(`C22, C23 Colissimo's label is made from the order, its parts in ${order} order, and sets the status chosen, or none`, async () => {
    fake.books.order = order;
    const placed = await at.shop.order();
    const label = await labelled(placed, { weightGrams: 850 });
    const { parcels, fulfilmentStatus } = await at.shop.page(placed.id);
    assert.deepEqual([label.state, label.hasDocument, fulfilmentStatus], ["shipped", true, "shipped"]);
    assert.deepEqual(
      parcels.map(({ carrier, trackingNumber }) => [carrier, trackingNumber]),
      [["Colissimo", fake.books.parcels.at(-1)?.number]],
    );
    assert.equal(fake.books.parcels.at(-1)?.asked.letter.parcel.weight, 0.85);

    const none = await join(fake.secrets, "");
    const untouched = await at.shop.order();
    await labelled(untouched, { accountId: none.id });
    assert.equal((await at.shop.page(untouched.id)).fulfilmentStatus, "unfulfilled");
  });

test("Colissimo is told the street on its second line, the mobile number apart, nothing empty", async () => {
  const address = { ...karim.address, name: "Zoë Müller", line1: "3 allée de l’Œillet", line2: "Bâtiment B" };
  await labelled(await at.shop.order({ person: { ...karim, address } }));
  assert.deepEqual(fake.books.parcels.at(-1)?.asked.letter.addressee.address, {
    firstName: "Zoe",
    lastName: "Muller",
    line1: "Batiment B",
    line2: "3 allee de l'OEillet",
    countryCode: "FR",
    city: "Lyon",
    zipCode: "69001",
    mobileNumber: "+33612345678",
    email: "karim.benali@exemple.fr",
  });
});

test("a number without its document is kept at once, and the merchant goes on without it", async () => {
  const order = await at.shop.order();
  fake.books.lacks = "document";
  const label = await labelled(order);
  fake.books.lacks = "nothing";
  const number = fake.books.parcels.at(-1)?.number;
  assert.deepEqual([label.state, label.trackingNumber, label.hasDocument], ["made", number, false]);

  const path = `/orders/${order.id}/labels/${label.id}/number`;
  assert.equal((await at.shop.desk.send("POST", path, { trackingNumber: number })).status, 200);
  assert.equal((await at.label(order)).state, "shipped");
});

const [trial, real] = ["/checkGenerateLabel", "/generateLabel"];
const answers: [what: string, path: string, is: Mishap, state: LabelView["state"], made: number][] = [
  ["the answer is lost", real, "lost", "unknown", 1],
  ["the answer breaks off", real, "cut", "unknown", 1],
  ["a page says sorry, with 200", real, { status: 200, text: "<html>Maintenance</html>" }, "unknown", 0],
  ["a document without a number", real, { status: 200, body: { messages: [] } }, "unknown", 0],
  ["the trial gets no answer", trial, "lost", "refused", 0],
  ["the trial breaks down", trial, { status: 503, text: "sorry" }, "refused", 0],
  ["the trial gets a page that says sorry, with 200", trial, { status: 200, text: "<html>" }, "refused", 0],
];
for (const [what, path, is, state, made] of answers)
  test(`${what}: the label is ${state}, and not asked again by itself`, async () => {
    const order = await at.shop.order();
    const before = fake.books.parcels.length;
    fake.goWrong({ path, is });
    assert.deepEqual([(await labelled(order)).state, fake.books.parcels.length - before], [state, made]);
  });

const refusals: [what: string, input: object, secrets: object, why: string][] = [
  ["31.6 kg", { weightGrams: 31_600 }, {}, "30108, Le poids du colis est supérieur au poids maximum"],
  ["another's key", {}, { apiKey: "autre" }, "30000, Clé inconnue"],
];
for (const [what, input, secrets, why] of refusals)
  test(`refused with 200, told with its own words, before a label is made: ${what}`, async () => {
    const account = await join({ ...fake.secrets, ...secrets });
    const before = fake.books.parcels.length;
    const label = await labelled(await at.shop.order(), { accountId: account.id, ...input });
    assert.deepEqual([label.state, label.fault, label.why], ["refused", "refused", why]);
    assert.equal(fake.books.parcels.length, before);
  });
