import assert from "node:assert/strict";
import { test } from "node:test";
import { compared, type Version } from "./compare.ts";

const candle = {
  id: "a",
  sku: "B-1",
  name: "Bougie",
  variantName: "",
  quantity: 2_000,
  unitPriceMicro: 28_900_000,
  gross: 5_780,
  discount: 0,
  net: 4_817,
  tax: 963,
  total: 5_780,
};
const soap = { ...candle, id: "b", name: "Savon", quantity: 1_000 };
const address = { name: "Camille", line1: "3 place du Marché", postalCode: "29200", city: "Brest", country: "FR" };
const placed: Version["content"] = {
  customerName: "Camille",
  email: "c@exemple.fr",
  phone: "",
  deliveryAddress: null,
  billingAddress: address,
  customerMessage: "",
  deliveryMethod: null,
  currency: "EUR",
  subtotal: 8_670,
  discount: 0,
  shipping: 0,
  taxes: [],
  net: 7_225,
  tax: 1_445,
  total: 8_670,
  lines: [candle, soap],
};

test("lines added, removed and changed are found; cents that moved elsewhere are not", () => {
  const apron = { ...candle, id: "c", name: "Tablier" };
  const lines = [{ ...candle, net: 4_816, tax: 964 }, apron];

  const { lines: found } = compared(placed, { ...placed, lines });

  assert.deepEqual(
    found.map(({ before, after }) => [before?.name, after?.name]),
    [
      ["Savon", undefined],
      [undefined, "Tablier"],
    ],
  );
  assert.equal(compared(placed, { ...placed, lines: [{ ...candle, quantity: 3_000 }, soap] }).lines.length, 1);
});

test("everything else it says is compared field by field", () => {
  const moved = { ...placed, total: 9_000, billingAddress: { ...address, city: "Lyon" }, customerMessage: "Merci" };

  assert.deepEqual(compared(placed, moved).fields, ["billingAddress", "customerMessage", "total"]);
  assert.deepEqual(compared(placed, placed), { lines: [], fields: [] });
});
