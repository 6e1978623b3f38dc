import assert from "node:assert/strict";
import { test } from "node:test";
import { nextStep, type Verb } from "./next-step.ts";

const order = (verbs: Verb[], due: number, kind = "transfer", life: "open" | "cancelled" | "archived" = "open") =>
  nextStep({
    life,
    due,
    paymentMethod: { kind, name: "", instructions: "" },
    actions: verbs.map((verb) => ({ verb, effects: [] })),
  });

const placed: Verb[] = ["record_payment", "prepare", "ship", "complete", "cancel", "archive"];
const shipped: Verb[] = ["record_payment", "deliver", "complete", "cancel", "archive"];

test("an order waiting for its transfer asks for the money first", () => {
  assert.equal(order(placed, 2_890), "record_payment");
});

test("an order paid on delivery leaves before its money comes", () => {
  assert.equal(order(placed, 2_890, "cash_on_delivery"), "ship");
  assert.equal(order(shipped, 2_890, "cash_on_delivery"), "record_payment");
});

test("a paid order is shipped, then delivered, then ended, then archived", () => {
  assert.equal(order(placed, 0), "ship");
  assert.equal(order(shipped, 0), "deliver");
  assert.equal(order(["complete", "archive"], 0), "complete");
  assert.equal(order(["archive"], 0), "archive");
});

test("a cancelled order owes nothing; an archived one may come back", () => {
  assert.equal(order(["record_payment", "archive", "note"], 0, "transfer", "cancelled"), "archive");
  assert.equal(order(["record_payment", "restore", "note"], 2_890, "transfer", "archived"), "restore");
});
