import assert from "node:assert/strict";
import { test } from "node:test";
import { orderOf, namesIn, streetIn, takingOverDay } from "./order.ts";

for (const [line, read] of [
  ["12 rue des Lilas", { number: "12", street: "rue des Lilas" }],
  ["12 bis, rue des Lilas", { number: "12 bis", street: "rue des Lilas" }],
  ["12b rue des Lilas", { number: "12b", street: "rue des Lilas" }],
  ["Lieu-dit Kervoal", { street: "Lieu-dit Kervoal" }],
  ["12", { street: "12" }],
] as const)
  test(`the street “${line}” in parts`, () => assert.deepEqual(streetIn(line), read));

for (const [name, read] of [
  ["Karim Benali", { firstName: "Karim", lastName: "Benali" }],
  ["  Marie  de La Tour ", { firstName: "Marie", lastName: "de La Tour" }],
  ["Prince", { firstName: "Prince", lastName: "Prince" }],
] as const)
  test(`the name “${name.trim()}” in two`, () => assert.deepEqual(namesIn(name), read));

for (const [today, day] of [
  ["2026-11-23", "2026-11-23"],
  ["2026-11-28", "2026-11-30"],
  ["2026-11-29", "2026-11-30"],
  // The night the clocks change.
  ["2027-03-27", "2027-03-29"],
  ["2027-03-28", "2027-03-29"],
  ["2026-12-31", "2026-12-31"],
] as const)
  test(`asked on ${today}, the parcel is handed over on ${day}`, () => assert.equal(takingOverDay(today), day));

test("Boxtal counts in kilogrammes, centimetres and euros", () => {
  const party = {
    address: { name: "Karim Benali", line1: "12 rue des Lilas", postalCode: "69001", city: "Lyon", country: "FR" },
    phone: "+33612345678",
    email: "karim@exemple.fr",
  };
  const { shipment, ...order } = orderOf({
    id: "01980000-0000-7000-8000-00000000000a",
    orderReference: "1001",
    sender: party,
    recipient: party,
    weightGrams: 1_250,
    product: "MONR-CpourToi",
    pickupPoint: { id: "005680", country: "FR" },
    collection: "dropped",
    value: { amount: 4_250, currency: "EUR" },
    content: "Bol",
    contentCode: "content:v1:40110",
    box: { length: 30, width: 20, height: 10 },
    day: "2026-11-23",
  }) as { shipment: { packages: object[]; pickupPointCode: string; toAddress: object; externalId: string } };

  assert.deepEqual(order, {
    insured: false,
    labelType: "PDF_A4",
    shippingOfferCode: "MONR-CpourToi",
    expectedTakingOverDate: "2026-11-23",
  });
  assert.deepEqual(shipment.packages, [
    {
      type: "PARCEL",
      externalId: "1001",
      weight: 1.25,
      length: 30,
      width: 20,
      height: 10,
      value: { value: 42.5, currency: "EUR" },
      content: { id: "content:v1:40110", description: "Bol" },
      stackable: false,
    },
  ]);
  assert.deepEqual(shipment.toAddress, {
    type: "RESIDENTIAL",
    contact: { firstName: "Karim", lastName: "Benali", email: "karim@exemple.fr", phone: "+33612345678" },
    location: { number: "12", street: "rue des Lilas", postalCode: "69001", city: "Lyon", countryIsoCode: "FR" },
  });
  assert.equal(shipment.pickupPointCode, "005680");
});
