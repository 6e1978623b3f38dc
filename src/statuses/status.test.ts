import assert from "node:assert/strict";
import { test } from "node:test";
import { ownWord } from "../../shared/statuses.ts";
import { shownStatuses, StatusInput } from "./status.ts";

const input = {
  axis: "fulfilment",
  base: "delivered",
  labels: { fr: "Retrait effectué" },
  tone: "good",
  progress: "full",
  position: 0,
  isVisible: true,
  isTelling: false,
  isEnabled: true,
};

test("a status stands for a value of its own axis", () => {
  assert.ok(StatusInput.safeParse(input).success);
  assert.ok(!StatusInput.safeParse({ ...input, base: "paid" }).success);
  assert.ok(!StatusInput.safeParse({ ...input, base: null }).success);
  assert.ok(StatusInput.safeParse({ ...input, axis: "other", base: null }).success);
  assert.ok(!StatusInput.safeParse({ ...input, labels: {} }).success);
  assert.ok(!StatusInput.safeParse({ ...input, labels: { fr: "A\u0007" } }).success);
});

test("a chosen word is shown as long as its axis has the value it was chosen for", () => {
  const chosen = { payment: { id: "p", base: "awaiting" }, other: { id: "o", base: null } };
  const standing = { paymentStatus: "awaiting", fulfilmentStatus: "unfulfilled" } as const;

  assert.deepEqual(shownStatuses(chosen, standing), { payment: "p", fulfilment: null, other: "o" });
  assert.deepEqual(shownStatuses(chosen, { ...standing, paymentStatus: "paid" }), {
    payment: null,
    fulfilment: null,
    other: "o",
  });
});

test("a label that lacks a language is read in the other", () => {
  assert.equal(ownWord({ fr: "Prêt", en: "Ready" }, "en-CA"), "Ready");
  assert.equal(ownWord({ fr: "Prêt" }, "en"), "Prêt");
  assert.equal(ownWord({ en: "Ready" }, "fr-CH"), "Ready");
});
