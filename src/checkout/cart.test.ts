import assert from "node:assert/strict";
import { test } from "node:test";
import { AddressInput, CartChange, Contact, LineInput, linesOf, pieces, pieceTotal, withLine } from "./cart.ts";

const [candle, apron] = ["01a20388-c85a-73d5-9b82-d60871483682", "01a20388-c85a-70d0-8ded-642e5266d73e"];
const address = {
  name: "Camille Lefèvre",
  line1: "3 place du Marché",
  postalCode: "29200",
  city: "Brest",
  country: "FR",
};

test("a quantity is a whole number of pieces, from 0 to 9999", () => {
  for (const quantity of [0, 1, 9_999]) assert.ok(LineInput.safeParse({ variantId: candle, quantity }).success);

  for (const quantity of [-1, 1.5, 10_000, 1e308, Number.NaN, Number.POSITIVE_INFINITY, "2", null, [1]])
    assert.equal(LineInput.safeParse({ variantId: candle, quantity }).success, false, `passed: ${String(quantity)}`);
});

test("lines of one variant become one, and too many of it are none", () => {
  const twice = [
    { variantId: candle, quantity: 2 },
    { variantId: apron, quantity: 0 },
    { variantId: candle, quantity: 3 },
  ];

  assert.deepEqual(linesOf(twice), [{ variantId: candle, quantity: 5_000 }]);
  assert.equal(linesOf([...twice, { variantId: candle, quantity: 9_999 }]), undefined);
});

test("a line changes in its place, is added at the end, and leaves at 0", () => {
  const lines = [
    { variantId: candle, quantity: pieces(1) },
    { variantId: apron, quantity: pieces(2) },
  ];

  const changed = withLine(lines, { variantId: candle, quantity: pieces(4) });
  const emptied = withLine(changed, { variantId: apron, quantity: pieces(0) });

  assert.deepEqual(
    changed.map((line) => line.quantity),
    [4_000, 2_000],
  );
  assert.deepEqual(emptied, [{ variantId: candle, quantity: 4_000 }]);
  assert.equal(pieceTotal(changed), 6);
  assert.deepEqual(withLine([], { variantId: apron, quantity: pieces(1) }), [{ variantId: apron, quantity: 1_000 }]);
});

test("a price or a total is not the customer's to send", () => {
  assert.equal(CartChange.safeParse({ total: 1 }).success, false);
  assert.equal(CartChange.safeParse({ lines: [{ variantId: candle, quantity: 1, price: 1 }] }).success, false);
  assert.equal(CartChange.safeParse({ contact: { name: "A", email: "a@b.fr", discount: 100 } }).success, false);
});

test("names in any script are somebody's name; what nobody can see, or what breaks a line, is not", () => {
  for (const name of [
    "محمد علي",
    "李",
    'O’Brien "Bob"',
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "🙂",
    "\u202eEve",
  ])
    assert.equal(Contact.parse({ name, email: "a@b.fr" }).name, name);

  for (const name of ["", "   ", "\u200b\u202e", "A\nBcc: x@y.fr", "A\u0000", "\ud800", "x".repeat(121)])
    assert.equal(Contact.safeParse({ name, email: "a@b.fr" }).success, false, `passed: ${JSON.stringify(name)}`);
});

test("phones and postal codes are taken in any spacing, and kept as typed", () => {
  for (const phone of ["", "0612345678", "06 12 34 56 78", "+33 (0)6.12.34.56.78", "418 555-0142 poste 12"])
    assert.equal(Contact.parse({ name: "A", email: "a@b.fr", phone }).phone, phone);
  assert.equal(Contact.safeParse({ name: "A", email: "a@b.fr", phone: "demain" }).success, false);

  assert.equal(AddressInput.parse({ ...address, postalCode: "29 200" }).postalCode, "29 200");
  assert.ok(AddressInput.safeParse({ ...address, country: "CA", postalCode: "g1v2n3" }).success);
  assert.equal(AddressInput.safeParse({ ...address, postalCode: "2920" }).success, false);
  assert.equal(AddressInput.safeParse({ ...address, country: "fr" }).success, false);
});
