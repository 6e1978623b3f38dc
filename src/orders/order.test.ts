import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, test } from "node:test";
import { nothingGivenBack } from "./giving-back/giving-back.ts";
import { milli, minor } from "../../shared/money.ts";
import { Refusal } from "../refusals.ts";
import { lives } from "./axes.ts";
import { allowedVerbs, dueOf, mayBeDeleted, requireVerb, verbsOfLife, type Order, type OrderVerb } from "./order.ts";
import { searchText } from "./search-text.ts";
import { orderIdOfToken, trackingPath, trackingToken } from "./tracking.ts";

const order = (some: Partial<Order> = {}): Order =>
  ({
    reference: "1002",
    life: "open",
    fulfilmentStatus: "unfulfilled",
    total: minor(3000),
    captured: minor(0),
    refunded: minor(0),
    lines: [{ kind: "goods", quantity: milli(2000), shipped: milli(0), givenBack: nothingGivenBack }],
    parcels: { sent: 0, delivered: 0, tracking: [] },
    completedAt: null,
    cancelledAt: null,
    invoiceNumber: null,
    creditNoteNumber: null,
    isTest: false,
    ...some,
  }) as Order;

const allVerbs = [...new Set(Object.values(verbsOfLife).flat())] as OrderVerb[];

describe("a verb not listed for a life is refused", () => {
  for (const life of lives) {
    for (const verb of allVerbs) {
      const isAllowed = (verbsOfLife[life] as readonly OrderVerb[]).includes(verb);
      test(`${life}: ${verb} is ${isAllowed ? "allowed" : "refused"}`, () => {
        const ask = () => requireVerb(order({ life }), verb);
        if (isAllowed) assert.doesNotThrow(ask);
        else assert.throws(ask, new Refusal("verb_not_allowed_now", { verb, life, reference: "1002" }));
      });
    }
  }
});

test("what is already done is not offered again", () => {
  const lines = [
    { kind: "goods", quantity: milli(2000), shipped: milli(2000), givenBack: nothingGivenBack },
  ] as Order["lines"];
  const shipped = order({ fulfilmentStatus: "shipped", lines, parcels: { sent: 1, delivered: 0, tracking: [] } });

  const verbs = allowedVerbs(shipped);

  assert.ok(verbs.includes("deliver"));
  assert.ok(!verbs.includes("ship"));
  assert.ok(!verbs.includes("prepare"));
});

test("an order with money, an invoice or a parcel that left is never deleted; a test order may be", () => {
  assert.equal(mayBeDeleted(order()), true);
  assert.equal(mayBeDeleted(order({ parcels: { sent: 1, delivered: 0, tracking: [] } })), false);
  assert.equal(mayBeDeleted(order({ captured: minor(1) })), false);
  assert.equal(mayBeDeleted(order({ invoiceNumber: "FA-2026-0001" })), false);
  assert.equal(mayBeDeleted(order({ captured: minor(1), isTest: true })), true);
});

test("what is due goes down with money received, below zero when too much came, and is nothing once cancelled", () => {
  assert.equal(dueOf(order()), 3000);
  assert.equal(dueOf(order({ captured: minor(1000) })), 2000);
  assert.equal(dueOf(order({ captured: minor(3500) })), -500);
  assert.equal(dueOf(order({ captured: minor(3000), cancelledAt: new Date() })), -3000);
});

test("an order is found by its customer's name without accents, its city, products and parcels", () => {
  const address = { name: "Éloïse", line1: "1 rue A", postalCode: "69001", city: "Saint-Étienne", country: "FR" };
  const text = searchText({
    customerName: "Éloïse D’Aubigné",
    email: "E@Exemple.FR",
    phone: "06 12 34 56 78",
    deliveryAddress: null,
    billingAddress: address,
    parcels: { sent: 1, delivered: 0, tracking: ["6A123"] },
    lines: [{ name: "Bougie Figuier", sku: "AL-2207" }],
  });

  assert.equal(text, "eloise d aubigne e exemple fr 0612345678 saint etienne bougie figuier al 2207 6a123");
});

describe("the customer's link to his order", () => {
  const shop = { slug: "lumen", linkSecret: randomBytes(32) };
  const orderId = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

  test("names the order it was signed for", () => {
    assert.equal(trackingPath(shop, orderId), `/s/lumen/suivi/${trackingToken(shop, orderId)}`);
    assert.equal(orderIdOfToken(shop, trackingToken(shop, orderId)), orderId);
  });

  test("another shop's link, a changed one and noise open nothing", () => {
    const token = trackingToken(shop, orderId);
    assert.equal(orderIdOfToken({ ...shop, linkSecret: randomBytes(32) }, token), undefined);
    assert.equal(orderIdOfToken(shop, `B${token.slice(1)}`), undefined);
    assert.equal(orderIdOfToken(shop, "../../etc/passwd"), undefined);
    assert.equal(orderIdOfToken(shop, ""), undefined);
  });
});
