import assert from "node:assert/strict";
import { test } from "node:test";
import { isGivenUp, nextStep, type Verb } from "./next-step.ts";

type Given = Parameters<typeof nextStep>[0];

const order = (verbs: Verb[], due: number, kind = "transfer", more: Partial<Given> = {}) =>
  nextStep({
    life: "open",
    paymentStatus: due > 0 ? "awaiting" : "paid",
    fulfilmentStatus: "unfulfilled",
    due,
    paymentMethod: { kind, name: "", instructions: "" },
    actions: verbs.map((verb) => ({ verb, effects: [] })),
    ...more,
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
  assert.equal(order(["record_payment", "archive", "note"], 0, "transfer", { life: "cancelled" }), "archive");
  assert.equal(order(["record_payment", "restore", "note"], 2_890, "transfer", { life: "archived" }), "restore");
});

test("what the customer fetches is made ready, then handed over", () => {
  assert.equal(order([...placed, "ready", "withhold"], 0), "ready");
  assert.equal(order([...placed, "ready"], 2_890), "record_payment");
  assert.equal(order([...placed, "ready"], 2_890, "cash"), "ready");
  assert.equal(order([...placed, "unready"], 2_890, "cash"), "ship");
});

test("what is refunded and has not left will not be delivered", () => {
  const verbs: Verb[] = [...placed, "withhold"];

  assert.equal(order(verbs, 2_890, "transfer", { paymentStatus: "refunded" }), "withhold");
  const withheld = { fulfilmentStatus: "will_not_deliver" } as const;
  assert.equal(order(["record_payment", "complete", "unwithhold"], 2_890, "transfer", withheld), "complete");
});

test("nobody is asked to pay for what was given up, sent back or refunded; for all else he is", () => {
  const isAsked = (paymentStatus: "awaiting" | "refunded", fulfilmentStatus: Given["fulfilmentStatus"]) =>
    !isGivenUp({ paymentStatus, fulfilmentStatus });

  assert.deepEqual(
    [isAsked("awaiting", "will_not_deliver"), isAsked("awaiting", "returned"), isAsked("refunded", "unfulfilled")],
    [false, false, false],
  );
  assert.deepEqual([isAsked("awaiting", "unfulfilled"), isAsked("awaiting", "delivered")], [true, true]);
});

test("a service is delivered by hand only once it was begun", () => {
  const verbs: Verb[] = ["prepare", "deliver", "complete", "archive"];

  assert.equal(order(verbs, 0, "transfer", { fulfilmentStatus: "not_required" }), "complete");
  assert.equal(order(verbs, 0, "transfer", { fulfilmentStatus: "processing" }), "deliver");
});
