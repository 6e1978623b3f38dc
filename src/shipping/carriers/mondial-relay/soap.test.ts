import assert from "node:assert/strict";
import { test } from "node:test";
import { elementsIn, messageOf, securityOf, textIn, type Values } from "./soap.ts";

// The demonstration account that Mondial Relay publishes, with what was recorded of it.
const key = "TestAPI1key";
const search: Values = [
  ["Enseigne", "BDTEST13"],
  ["Pays", "FR"],
  ["NumPointRelais", undefined],
  ["CP", "69100"],
];
const label: Values = [
  ["Enseigne", "BDTEST13"],
  ["ModeCol", "REL"],
  ["ModeLiv", "HOM"],
  ["Expe_Langage", "FR"],
  ["Expe_Ad1", "Akretion"],
  ["Expe_Ad2", ""],
  ["Expe_Ad3", "27 rue Henri Rolland"],
  ["Expe_Ad4", "Batiment B"],
  ["Expe_Ville", "Villeurbanne"],
  ["Expe_CP", "69100"],
  ["Expe_Pays", "FR"],
  ["Expe_Tel1", "+33482538457"],
  ["Dest_Langage", "FR"],
  ["Dest_Ad1", "Hugo"],
  ["Dest_Ad3", "6 Place des Vosges"],
  ["Dest_Ville", "Paris"],
  ["Dest_CP", "75004"],
  ["Dest_Pays", "FR"],
  ["Dest_Tel1", "+33600000000"],
  ["Dest_Mail", "hugo.victor@example.com"],
  ["Poids", "1200"],
  ["NbColis", "1"],
  ["CRT_Valeur", "0"],
  ["CRT_Devise", "EUR"],
  ["Exp_Devise", "EUR"],
  ["COL_Rel_Pays", "FR"],
  ["COL_Rel", "AUTO"],
];

for (const [what, values, security] of [
  ["a search", search, "B92B23556C301E4A5D56F79566107A48"],
  ["a label, whose value of 0 counts", label, "635B5C88EFFFF7FCB5A0853001C63A2C"],
] as const)
  test(`the signature of ${what} is the recorded one`, () => assert.equal(securityOf(values, key), security));

test("a letter with an accent is signed as one byte", () => {
  assert.equal(securityOf([["Ville", "é"]], ""), "3406877694691DDD1DFB0ACA54681407");
});

test("values that are not there are left out, those that must be present are said to be empty", () => {
  const message = messageOf(
    "WSI4_PointRelais_Recherche",
    [...search, ["NombreResultats", undefined]],
    ["NombreResultats"],
  );

  assert.doesNotMatch(message, /NumPointRelais/);
  assert.match(message, /<CP>69100<\/CP><NombreResultats xsi:nil="true"\/>/);
});

test("what customers type is no markup", () => {
  assert.match(messageOf("X", [["Dest_Ad1", "Dupont & <Fils>"]]), /<Dest_Ad1>Dupont &amp; &lt;Fils&gt;<\/Dest_Ad1>/);
});

test("texts are read without the spaces that fill them, with their characters, zeros in front", () => {
  const xml = `<a:R xmlns:a="x"><STAT /><Num>005680</Num><Nom>BUREAU &amp; COPY   </Nom><Vide></Vide><U>/a?b&#61;1&#x26;c</U></a:R>`;

  assert.deepEqual(
    ["Num", "Nom", "Vide", "STAT", "U", "Absent"].map((name) => textIn(xml, name)),
    ["005680", "BUREAU & COPY", undefined, undefined, "/a?b=1&c", undefined],
  );
  assert.equal(elementsIn(xml, "R").length, 1);
});

test("half a message, and one made to be slow to read, end at once", () => {
  assert.deepEqual(elementsIn("<Result><STAT>0</STAT><Expedition", "Result"), []);
  assert.deepEqual(elementsIn("<Result ".repeat(200_000), "Result"), []);
  assert.deepEqual(elementsIn("<Result>".repeat(200_000), "Result"), []);
});
