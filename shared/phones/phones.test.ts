import assert from "node:assert/strict";
import { test } from "node:test";
import { mobileNumber, phoneNumber } from "./phones.ts";

for (const [typed, country, expected] of [
  ["06 12 34 56 78", "FR", "+33612345678"],
  ["06.12.34.56.78", "FR", "+33612345678"],
  ["+33 (0)6 12 34 56 78", "FR", "+33612345678"],
  ["0033 6 12 34 56 78", "BE", "+33612345678"],
  ["0470 12 34 56", "BE", "+32470123456"],
  ["079 123 45 67", "CH", "+41791234567"],
  ["418 555-0142", "CA", "+14185550142"],
  ["1 (418) 555-0142", "CA", "+14185550142"],
  ["06 12 34", "FR", null],
  ["appelez-moi", "FR", null],
  ["0612345678", "DE", null],
  ["", "FR", null],
] as const) {
  test(`"${typed}" in ${country} → ${expected}`, () => assert.equal(phoneNumber(typed, country), expected));
}

for (const [typed, country, expected] of [
  ["06 12 34 56 78", "FR", "+33612345678"],
  ["01 44 55 66 77", "FR", null],
  ["+32 470 12 34 56", "FR", "+32470123456"],
  ["418 555-0142", "CA", "+14185550142"],
  ["+1 876 555 0142", "FR", null],
  ["+882 16 12345678", "FR", null],
] as const) {
  test(`an SMS to "${typed}" in ${country} → ${expected}`, () => assert.equal(mobileNumber(typed, country), expected));
}
