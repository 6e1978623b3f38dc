// Where a parcel's link leads: to the carrier that really has it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTestShop, type TestShop } from "../support/shop.ts";

let shop: TestShop;
before(async () => {
  shop = await openTestShop();
});
after(() => shop.close());

const sent = async (parcel: object) => {
  const { id } = await shop.order();
  await shop.verb(id, "shipments", { ...parcel, tell: "nobody" });
  const [kept] = (await shop.page(id)).parcels;
  return [kept?.carrier, kept?.trackingNumber, kept?.trackingLink];
};

test("a parcel given to another carrier than usual is followed at that carrier’s, under the number as it writes it", async () => {
  const link = "https://www.dhl.com/fr-fr/home/tracking/tracking-parcel.html?submit=1&tracking-id=3318810025";
  assert.deepEqual(await sent({ carrier: "DHL Express", trackingNumber: "33 1881 0025" }), [
    "DHL Express",
    "3318810025",
    link,
  ]);
  const laPoste = "https://www.laposte.fr/outils/suivre-vos-envois?code=6A12345678901";
  assert.deepEqual(await sent({ trackingNumber: "6a 1234 5678 901" }), ["Colissimo", "6A12345678901", laPoste]);
  const relay = "https://www.mondialrelay.fr/suivi-de-colis?numeroExpedition=50554859&codePostal=69001";
  assert.deepEqual((await sent({ carrier: "Mondial Relay", trackingNumber: "50554859" }))[2], relay);
});

test("a number nobody knows is kept as it was typed, and a carrier nobody knows has no link but the merchant’s", async () => {
  assert.deepEqual(await sent({ carrier: "Cyclo-coursier", trackingNumber: " n° 12 b " }), [
    "Cyclo-coursier",
    "n° 12 b",
    "",
  ]);
  const own = "https://cyclo.exemple.fr/12";
  assert.equal((await sent({ carrier: "Cyclo-coursier", trackingNumber: "12", trackingLink: own }))[2], own);
});
