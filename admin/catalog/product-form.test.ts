import assert from "node:assert/strict";
import { test } from "node:test";
import type { ProductView } from "../../src/catalog/product.ts";
import { bodyOf, newProduct, newVariant, typedOf, type TypedProduct, type TypedVariant } from "./product-form.ts";

const bowl: ProductView = {
  id: "p",
  slug: "bol",
  name: "Bol",
  description: "",
  kind: "goods",
  taxClass: "standard",
  categoryId: null,
  pictureId: null,
  isVisible: true,
  noWithdrawal: "",
  version: 3,
  createdAt: "2026-11-22T09:00:00Z",
  variants: [
    {
      id: "v",
      sku: "BOL-1",
      name: "",
      price: 2_450,
      weightGrams: 380,
      isStockCounted: true,
      stock: 12_000,
      lowStock: null,
      file: null,
      available: 11_000,
    },
  ],
};
const french = { currency: "EUR", locale: "fr-FR" };

const withVariant = (typed: TypedProduct, part: Partial<TypedVariant>): TypedProduct => ({
  ...typed,
  variants: typed.variants.map((variant) => ({ ...variant, ...part })),
});
const variantSent = (typed: TypedProduct) => {
  const sent = bodyOf(typed, "EUR");
  assert.ok("body" in sent);
  return (sent.body as { variants: object[] }).variants[0];
};

test("what was read is what is sent, and a stock nobody touched is left alone", () => {
  const sent = variantSent(typedOf(bowl, french));

  assert.deepEqual(sent, { id: "v", name: "", sku: "BOL-1", price: 2_450, weightGrams: 380, lowStock: null });
});

test("a stock that was changed is sent with the one that was on the screen", () => {
  const sent = variantSent(withVariant(typedOf(bowl, french), { stock: "20", price: "25.00" }));

  const own = { id: "v", name: "", sku: "BOL-1", price: 2_500, weightGrams: 380, lowStock: null };
  assert.deepEqual(sent, { ...own, stock: 20_000, stockSeen: 12_000 });
});

test("a stock may stop being counted, or start", () => {
  assert.equal((variantSent(withVariant(typedOf(bowl, french), { isCounted: false })) as { stock: null }).stock, null);

  const counted = withVariant(
    { ...newProduct("standard"), name: "Bol" },
    { price: "5", isCounted: true, stock: "3", lowStock: "2" },
  );
  assert.deepEqual(variantSent(counted), {
    name: "",
    sku: "",
    price: 500,
    weightGrams: 0,
    lowStock: 2_000,
    stock: 3_000,
  });
});

test("each thing typed wrong is named where it is", () => {
  const typed = { ...newProduct("standard"), variants: [newVariant("a"), newVariant("b")] };
  typed.variants[0] = { ...newVariant("a"), name: "Petit", price: "douze", weight: "1,5" };
  typed.variants[1] = { ...newVariant("b"), name: "petit ", price: "12", isCounted: true, stock: "-1" };

  assert.deepEqual(bodyOf(typed, "EUR"), {
    faults: {
      name: "required",
      "a.price": "amount",
      "a.weight": "whole",
      "b.stock": "quantity",
      "b.name": "variantTwice",
    },
  });
});
