import assert from "node:assert/strict";
import { test } from "node:test";
import { carrierNamed, carriers, trackingLink } from "./carriers.ts";
import { bareNumber, guessCarriers, keptNumber } from "./tracking-number.ts";

// Numbers of the carriers' own documents, and test numbers of jkeen/tracking_number_data (MIT).
const right = [
  ["UPS", "1Z5R89390357567127"],
  ["UPS", "1Z879E930346834440"],
  ["UPS", " 1 Z 8 V 9 2 A 7 0 3 6 7 2 0 3 0 2 4 "],
  ["UPS", "1ZXX3150YW44070023"],
  ["La Poste", "RA 34135671 3 FR"],
  ["Colissimo", "EW112720413FR"],
  ["Colissimo", "6A99999990000"],
  ["Colissimo", "8r-12345678901"],
  ["La Poste Suisse", "RR123456785CH"],
  ["La Poste Suisse", "99.34.123456.12345678"],
  ["Postes Canada", "0073938000549297"],
  ["DHL", "3318810025"],
  ["DHL", "73891051146"],
  ["DHL", "JJD0099999999"],
  ["DHL", "JD014600006281230704"],
  ["DPD", "09 9800 0002 0033 F"],
  ["DPD", "0998 0000 0200 34D"],
  ["DPD", "00 81827 0998 0000 0200 33 350 276 C"],
  ["DPD", "10774000248387"],
  ["Purolator", "320595463938"],
  ["Purolator", "KYV009956937"],
  ["Mondial Relay", "50554859"],
  ["bpost", "323212345678901234567890"],
] as const;
for (const [name, number] of right)
  test(`${number.trim()} → ${name}`, () => {
    const [first] = guessCarriers(number);
    assert.ok(first, "nobody's");
    assert.deepEqual([carriers[first.carrier].name, first.isMistyped], [name, false]);
  });

const mistyped = [
  ["Postes Canada", "0073938000549292"],
  ["UPS", "1Z5R89390357567128"],
] as const;
for (const [name, number] of mistyped)
  test(`${number} looks like ${name}’s, mistyped`, () => {
    const [first] = guessCarriers(number);
    assert.ok(first);
    assert.deepEqual([carriers[first.carrier].name, first.isMistyped], [name, true]);
  });

test("a check digit that does not fit leaves the number to those who have none", () => {
  const named = (number: string, country?: string) => guessCarriers(number, country).map(({ carrier }) => carrier);
  assert.deepEqual(named("3318810010"), ["mondial_relay"]);
  assert.deepEqual(named("3318810025"), ["dhl", "mondial_relay"]);
  assert.ok(!named("RR123456786CH").includes("la_poste_suisse"));
  assert.deepEqual(named("320595463938", "FR")[0], "purolator", "its check digit fits");
  assert.deepEqual(named("320595463939", "FR"), ["mondial_relay", "gls"]);
  assert.deepEqual(named("10774000248387"), ["dpd", "dhl", "chronopost"]);
});

test("what is no known number is kept as it was typed", () => {
  for (const odd of ["", "   ", "bonjour", "1234", "javascript:alert(1)", "6A1234567890é", "’; drop table"])
    assert.deepEqual(guessCarriers(odd), [], odd);
  assert.equal(keptNumber(" colis n° 3 "), "colis n° 3");
  assert.equal(keptNumber("6a 1234 5678 901"), "6A12345678901");
  assert.equal(bareNumber("99.34.123456–12345678"), "993412345612345678");
});

test("a carrier is known by the ways merchants write it", () => {
  assert.equal(carrierNamed("Colissimo sans signature"), "colissimo");
  assert.equal(carrierNamed("DHL Express"), "dhl");
  assert.equal(carrierNamed("LA POSTE SUISSE"), "la_poste_suisse");
  assert.equal(carrierNamed("La Poste"), "la_poste");
  assert.equal(carrierNamed("mondial-relay"), "mondial_relay");
  assert.equal(carrierNamed("Cyclo-coursier"), undefined);
  assert.equal(carrierNamed("upside down"), undefined, "not UPS");
});

test("a link carries the number as data, and opens without a postal code", () => {
  const { trackingUrl } = carriers.mondial_relay;
  assert.equal(
    trackingLink(trackingUrl, "50554859", "69001"),
    "https://www.mondialrelay.fr/suivi-de-colis?numeroExpedition=50554859&codePostal=69001",
  );
  assert.match(trackingLink(trackingUrl, "50554859"), /codePostal=$/);
  assert.match(trackingLink(carriers.colissimo.trackingUrl, "6A&x=1#/../"), /code=6A%26x%3D1%23%2F\.\.%2F$/);
  assert.equal(trackingLink(carriers.gls.trackingUrl, "12345678901"), "");
  for (const { trackingUrl: url } of Object.values(carriers)) assert.match(url, /^$|^https:/);
});
