import assert from "node:assert/strict";
import { test } from "node:test";
import { countryPresets } from "../../src/shops/country-presets.ts";
import { bodyOf, freeLine, newAddress, newOrder, pricedOf, type TypedOrder } from "./order-form.ts";

const bag = { ...freeLine("a", "standard"), name: " Sac ", quantity: "2", price: "15,00" };
const candle = { ...freeLine("b", "standard"), variantId: "v", name: "Bougie", price: "28,90" };
const whole: TypedOrder = { ...newOrder, name: " Inès ", lines: [bag, candle] };

const faultsOf = (typed: TypedOrder) => {
  const sent = bodyOf(typed, countryPresets.FR);
  return "faults" in sent ? sent.faults : {};
};

test("what is typed is sent as the server reads it, with the total that was shown", () => {
  const sent = bodyOf({ ...whole, deliveryMethodId: "d", deliveryPrice: "4,90" }, countryPresets.FR);

  assert.ok("body" in sent);
  assert.deepEqual(sent.body, {
    customer: { name: "Inès", email: "", phone: "" },
    lines: [
      { name: "Sac", taxClass: "standard", kind: "goods", quantity: 2_000, unitPrice: 1_500 },
      { variantId: "v", quantity: 1_000, unitPrice: 2_890 },
    ],
    deliveryAddress: null,
    billingAddress: null,
    delivery: { methodId: "d", price: 490 },
    paymentMethodId: null,
    customerMessage: "",
    tell: "nobody",
    expectedTotal: 6_380,
  });
});

test("an address goes without its empty lines, in the customer's name unless it has its own", () => {
  const address = { ...newAddress("FR"), line1: "3 place du Marché", postalCode: "29200", city: "Brest" };
  const sent = bodyOf({ ...whole, deliveryAddress: address }, countryPresets.FR);

  assert.ok("body" in sent);
  const { deliveryAddress } = sent.body as { deliveryAddress: object };
  const expected = { name: "Inès", line1: "3 place du Marché", postalCode: "29200", city: "Brest", country: "FR" };
  assert.deepEqual(deliveryAddress, expected);
});

test("the sums wait until every number can be read; taxes come on top where prices are before tax", () => {
  assert.equal(pricedOf({ ...whole, lines: [{ ...bag, price: "" }] }, countryPresets.FR), undefined);
  assert.equal(pricedOf({ ...whole, lines: [{ ...bag, quantity: "deux" }] }, countryPresets.FR), undefined);
  assert.equal(pricedOf({ ...whole, lines: [bag] }, countryPresets.FR)?.total, 3_000);
  assert.equal(pricedOf({ ...whole, lines: [bag] }, countryPresets["CA-QC"])?.total, 3_449);
});

test("what is missing or wrong is said field by field", () => {
  const fault = (part: Partial<TypedOrder>) => faultsOf({ ...whole, ...part });
  const line = (part: object) => fault({ lines: [{ ...bag, ...part }] });

  assert.deepEqual(faultsOf(newOrder), { "customer.name": "customer", lines: "noLine" });
  assert.deepEqual(fault({ name: "", phone: "06 12 34 56 78" }), {});
  assert.deepEqual(fault({ email: "ines@" }), { "customer.email": "email" });
  assert.deepEqual(line({ quantity: "0" }), { "lines.0.quantity": "quantity" });
  assert.deepEqual(line({ quantity: "10000" }), { "lines.0.quantity": "tooMany" });
  assert.deepEqual(line({ price: "-1" }), { "lines.0.unitPrice": "amount" });
  assert.deepEqual(line({ name: " " }), { "lines.0.name": "required" });
  assert.deepEqual(fault({ deliveryMethodId: "d" }), { "delivery.price": "amount" });
  assert.deepEqual(fault({ billingAddress: { ...newAddress("FR"), line1: "x", postalCode: "1" } }), {
    "billingAddress.city": "required",
    "billingAddress.postalCode": "postalCode",
  });
});
