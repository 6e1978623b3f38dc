import { strict as assert } from "node:assert";
import { test } from "node:test";
import { addressLines, countryName, labelLines, postalCodePattern } from "./addresses.ts";
import type { Address } from "./addresses.ts";

const ines: Address = {
  name: "Inès Martin",
  line1: "12 rue de la Paix",
  postalCode: "69001",
  city: "Lyon",
  country: "FR",
};
const french = { locale: "fr-FR", homeCountry: "FR" };

test("an address at home ends with its town", () => {
  assert.deepEqual(addressLines(ines, french), ["Inès Martin", "12 rue de la Paix", "69001 Lyon"]);
});

test("an address abroad ends with its country, in the reader's language", () => {
  const line2 = "Bâtiment B";
  const geneva = { ...ines, company: "Atelier Martin", line2, postalCode: "1203", city: "Genève", country: "CH" };

  const lines = addressLines(geneva, french);

  assert.deepEqual(lines, [
    "Inès Martin",
    "Atelier Martin",
    "12 rue de la Paix",
    "Bâtiment B",
    "1203 Genève",
    "Suisse",
  ]);
  assert.equal(addressLines(geneva, { locale: "en-GB", homeCountry: "FR" }).at(-1), "Switzerland");
  assert.equal(addressLines(geneva, { locale: "fr-CH", homeCountry: "CH" }).at(-1), "1203 Genève");
});

/** Spaces are written as _ where they are no-break. */
const towns: [country: string, locale: string, postalCode: string, city: string, region: string, lines: string[]][] = [
  ["BE", "fr-BE", "1000", "Bruxelles", "", ["1000 Bruxelles"]],
  ["CA", "fr-CA", "g1v 2n3", "Lévis", "QC", ["Lévis (Québec)__G1V_2N3"]],
  ["CA", "fr-CA", "G1V2N3", "Lévis", "Québec", ["Lévis (Québec)__G1V_2N3"]],
  ["CA", "fr-CA", "G1V 2N3", "Lévis", "", ["Lévis__G1V_2N3"]],
  ["CA", "en-CA", "G1V 2N3", "Lévis", "QC", ["Lévis QC__G1V_2N3"]],
  ["GB", "en-GB", "SW1A 1AA", "London", "", ["London", "SW1A 1AA"]],
  ["US", "en-US", "10001", "New York", "NY", ["New York NY 10001"]],
  ["IT", "fr-FR", "00184", "Roma", "RM", ["00184 Roma RM"]],
  ["IE", "en-IE", "", "Dublin", "", ["Dublin"]],
];
for (const [country, locale, postalCode, city, region, lines] of towns)
  test(`in ${country}, for ${locale}, ${city} is written ${lines.join(" / ")}`, () => {
    const written = addressLines({ ...ines, postalCode, city, region, country }, { locale, homeCountry: country });

    assert.deepEqual(
      written.slice(2),
      lines.map((line) => line.replaceAll("_", "\u00a0")),
    );
  });

test("a French label has the street and the town in capitals, what is beside the street before it", () => {
  const paris = {
    ...ines,
    company: "Lumen",
    line1: "12, rue de l’Été.",
    line2: "Bâtiment B",
    postalCode: "75001",
    city: "Paris",
  };

  assert.deepEqual(labelLines(paris, french), ["Lumen", "Inès Martin", "Bâtiment B", "12 RUE DE L’ÉTÉ", "75001 PARIS"]);
  assert.equal(labelLines(paris, { ...french, homeCountry: "BE" }).at(-1), "FRANCE");
});

test("a label of another country is written as there, its name in capitals when it is abroad", () => {
  const geneva = { ...ines, postalCode: "1204", city: "Genève", country: "CH" };

  assert.deepEqual(labelLines(geneva, french).slice(1), ["12 rue de la Paix", "1204 Genève", "SUISSE"]);
  assert.deepEqual(labelLines(geneva, { ...french, homeCountry: "CH" }).slice(1), ["12 rue de la Paix", "1204 Genève"]);
});

test("empty lines are left out", () => {
  assert.deepEqual(addressLines({ ...ines, company: " ", line2: "" }, french).length, 3);
});

test("a country nobody knows is shown as its code", () => {
  assert.equal(countryName("BE", "fr-FR"), "Belgique");
  assert.equal(countryName("??", "fr-FR"), "??");
});

test("a postal code with a slip of the finger is caught, and habits are let through", () => {
  const right = ["FR 69001", "FR 69 001", "RE 97400", "BE B-1000", "CH 1203", "CA g1v2n3", "CA G1V 2N3", "GB SW1A 1AA"];
  const wrong = ["FR 6900", "FR A9001", "BE 10000", "CH 120", "CA G1V 2N", "NL 1234", "US 1234", "DE 1234"];
  const fits = (text: string) => postalCodePattern(text.slice(0, 2)).test(text.slice(3));

  assert.deepEqual(
    right.filter((text) => !fits(text)),
    [],
  );
  assert.deepEqual(wrong.filter(fits), []);
  assert.ok(postalCodePattern("AE").test(""));
});
