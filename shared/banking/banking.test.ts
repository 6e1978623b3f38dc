import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync, existsSync } from "node:fs";
import { groupedIban, isBic, isIban, isQrIban } from "./iban.ts";
import {
  belgianReference,
  creditorReference,
  isBelgianReference,
  isCreditorReference,
  isQrReference,
  markedBelgianReference,
  orderNumberOf,
  qrReference,
  transferReference,
} from "./references.ts";

const french = "FR1420041010050500013M02606";
const belgian = "BE72000000001616";
const swiss = "CH5800791123000889012";
const qrIban = "CH4431999123000889012";

test("an IBAN is known by its check digits and its country's length, and read by fours", () => {
  for (const iban of [french, belgian, swiss, qrIban, "DE89370400440532013000", "SA0380000000608010167519"])
    assert.equal(isIban(iban), true, iban);
  for (const iban of [
    "FR1420041010050500013M02607",
    "FR14",
    "",
    "DE8937040044053201300",
    "fr1420041010050500013M02606",
  ])
    assert.equal(isIban(iban), false, iban);
  assert.equal(groupedIban(belgian), "BE72\u00a00000\u00a00000\u00a01616");
  assert.deepEqual([isBic("BPOTBEB1"), isBic("BNPAFRPPXXX"), isBic("BNP")], [true, true, false]);
  assert.deepEqual([isQrIban(qrIban), isQrIban(swiss), isQrIban(french)], [true, false, false]);
});

test("references have the check digits of ISO 11649, of Belgium and of Switzerland", () => {
  assert.equal(creditorReference("539007547034"), "RF18539007547034");
  assert.equal(creditorReference("2348236"), "RF332348236");
  assert.equal(creditorReference("CMD1001"), "RF92CMD1001");
  assert.equal(isCreditorReference("RF19539007547034"), false);
  assert.equal(markedBelgianReference(belgianReference(1001)), "+++000/0001/00131+++");
  assert.equal(belgianReference(97), "000000009797");
  assert.equal(isBelgianReference("000000100132"), false);
  assert.equal(qrReference("21000000000313947143000901"), "210000000003139471430009017");
  assert.equal(isQrReference("210000000003139471430009018"), false);
});

test("the account decides which reference is quoted", () => {
  const shown = (iban: string) => transferReference(iban, 1001)?.shown;
  assert.equal(shown(french), "RF40\u00a01001");
  assert.equal(shown(belgian), "+++000/0001/00131+++");
  assert.equal(transferReference(swiss, 1001)?.scheme, "SCOR");
  assert.equal(shown(qrIban), "00\u00a000000\u00a000000\u00a000000\u00a000000\u00a010014");
  assert.equal(shown("SA0380000000608010167519"), undefined);
});

test("a quoted reference leads back to its order, however it was typed", () => {
  for (const iban of [french, belgian, swiss, qrIban])
    assert.equal(orderNumberOf(transferReference(iban, 1001)?.shown ?? ""), 1001);
  assert.equal(orderNumberOf("rf 40 10 01"), 1001);
  assert.equal(orderNumberOf("RF41 1001"), null);
  assert.equal(orderNumberOf("000000100131"), 1001);
  for (const nothing of ["", "merci", "1001", "RF92CMD1001"]) assert.equal(orderNumberOf(nothing), null, nothing);
});

const vectors = new URL("../../../shared/data/vectors/identifiers.json", import.meta.url);
const checks: Record<string, (value: string) => boolean> = {
  "qr-reference": isQrReference,
  "qr-iban": (value) => isIban(value) && isQrIban(value),
  scor: isCreditorReference,
};
if (existsSync(vectors)) {
  interface Vector {
    id: string;
    input: { kind: string; value: string };
    expected: { valid: boolean };
  }
  for (const { id, input, expected } of JSON.parse(readFileSync(vectors, "utf8")) as Vector[]) {
    const check = checks[input.kind];
    if (check) test(`${id} ${input.kind} ${input.value}`, () => assert.equal(check(input.value), expected.valid));
  }
}
