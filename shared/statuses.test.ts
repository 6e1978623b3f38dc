import assert from "node:assert/strict";
import { test } from "node:test";
import { fulfilmentStatuses, invoiceStatuses, lives, paymentStatuses } from "../src/orders/axes.ts";
import { vocabularies } from "../src/shops/shop.ts";
import {
  standingAxes,
  statusesOf,
  statusLook,
  statusWord,
  type Axis,
  type StatusOf,
  type Vocabulary,
} from "./statuses.ts";

const axes: Record<Axis, readonly string[]> = {
  payment: paymentStatuses,
  fulfilment: fulfilmentStatuses,
  invoice: invoiceStatuses,
  life: lives,
};
const axisNames = Object.keys(axes) as Axis[];

const word = (axis: Axis, status: string, vocabulary: Vocabulary, locale = "fr-FR") =>
  statusWord(axis, status as StatusOf<Axis>, { vocabulary, locale });

test("every value of every axis has a word and a look, and no other does", () => {
  for (const axis of axisNames) {
    assert.deepEqual(new Set<string>(statusesOf(axis)), new Set(axes[axis]));
    for (const status of axes[axis]) assert.ok(statusLook(axis, status as StatusOf<Axis>).tone);
  }
});

test("within a vocabulary and a language, two values of an axis never share a word", () => {
  for (const vocabulary of vocabularies)
    for (const locale of ["fr-CH", "en-GB"])
      for (const axis of axisNames) {
        const words = axes[axis].map((status) => word(axis, status, vocabulary, locale));
        assert.equal(new Set(words).size, words.length, `${vocabulary} ${locale} ${axis}: ${words.join(", ")}`);
      }
});

const examples: [Vocabulary, string, Axis, string, string][] = [
  ["classic", "fr-FR", "payment", "awaiting", "En attente de paiement"],
  ["classic", "fr-FR", "fulfilment", "ready_for_pickup", "Prêt pour le retrait"],
  ["flat", "fr-BE", "payment", "paid", "Paiement accepté"],
  ["flat", "fr-BE", "payment", "awaiting", "En attente de paiement"],
  ["simple", "fr-CH", "payment", "awaiting", "Non payée"],
  ["simple", "fr-CH", "fulfilment", "delivered", "Complétée"],
  ["invoice-led", "fr-CA", "fulfilment", "processing", "Prête à expédier"],
  ["invoice-led", "en-CA", "payment", "paid", "Paid"],
];

for (const [vocabulary, locale, axis, status, expected] of examples)
  test(`in the ${vocabulary} words of ${locale}, ${axis} ${status} reads “${expected}”`, () => {
    assert.equal(word(axis, status, vocabulary, locale), expected);
  });

test("one list says where an order stands in one word, two lists in two", () => {
  const at = (paymentStatus: string, fulfilmentStatus: string) => ({ paymentStatus, fulfilmentStatus });

  assert.deepEqual(standingAxes(at("paid", "shipped"), "classic"), ["payment", "fulfilment"]);
  assert.deepEqual(standingAxes(at("paid", "unfulfilled"), "flat"), ["payment"]);
  assert.deepEqual(standingAxes(at("paid", "shipped"), "flat"), ["fulfilment"]);
  assert.deepEqual(standingAxes(at("refunded", "shipped"), "flat"), ["payment"]);
  assert.deepEqual(standingAxes(at("paid", "not_required"), "simple"), ["payment"]);
});

test("the shape tells a finished payment from a refused one without colour", () => {
  const { progress: paid } = statusLook("payment", "paid");
  const { progress: refused } = statusLook("payment", "failed");

  assert.deepEqual([paid, refused], ["full", "cross"]);
});
