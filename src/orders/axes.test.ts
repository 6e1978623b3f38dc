import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axesOf, fulfilmentStatus, invoiceStatus, lifeOf, paymentStatus, type Facts } from "./axes.ts";

const then = new Date("2026-11-22T10:00:00Z");
const mug = (quantity: number, shipped: number) => ({
  kind: "goods" as const,
  quantity,
  shipped,
  givenBack: { unsent: 0 },
});
const book = { kind: "digital" as const, quantity: 1000, shipped: 0, givenBack: { unsent: 0 } };

const facts = (some: Partial<Facts>): Facts => ({
  total: 3000,
  captured: 0,
  refunded: 0,
  lines: [mug(2000, 0)],
  parcels: { sent: 0, delivered: 0 },
  preparedAt: null,
  readyAt: null,
  sentOutAt: null,
  isHeldFree: false,
  attempt: null,
  deliveredAt: null,
  withheldAt: null,
  returnedAt: null,
  cancelledAt: null,
  archivedAt: null,
  deletedAt: null,
  invoiceNumber: null,
  creditNoteNumber: null,
  credited: 0,
  ...some,
});

describe("the payment status is read off the ledger", () => {
  for (const [some, expected] of [
    [{}, "awaiting"],
    [{ captured: 1000 }, "partially_paid"],
    [{ captured: 3000 }, "paid"],
    [{ captured: 3500 }, "overpaid"],
    [{ captured: 3000, refunded: 500 }, "partially_refunded"],
    [{ captured: 3000, refunded: 3000 }, "refunded"],
    [{ total: 0 }, "paid"],
    [{ cancelledAt: then }, "voided"],
    [{ captured: 3000, cancelledAt: then }, "paid"],
  ] as const) {
    test(`${JSON.stringify(some)} → ${expected}`, () => assert.equal(paymentStatus(facts(some)), expected));
  }
});

describe("the fulfilment status is read off what has left", () => {
  for (const [title, some, expected] of [
    ["nothing yet", {}, "unfulfilled"],
    ["being prepared", { preparedAt: then }, "processing"],
    ["one of two left", { lines: [mug(2000, 1000)], parcels: { sent: 1, delivered: 0 } }, "partially_shipped"],
    ["all left", { lines: [mug(2000, 2000)], parcels: { sent: 1, delivered: 0 } }, "shipped"],
    ["one parcel of two arrived", { lines: [mug(2000, 2000)], parcels: { sent: 2, delivered: 1 } }, "shipped"],
    ["all arrived", { lines: [mug(2000, 2000)], parcels: { sent: 2, delivered: 2 } }, "delivered"],
    ["cancelled before leaving", { cancelledAt: then }, "will_not_deliver"],
    ["cancelled after one left", { lines: [mug(2000, 1000)], cancelledAt: then }, "partially_shipped"],
    [
      "goods left, the book needs none",
      { lines: [mug(1000, 1000), book], parcels: { sent: 1, delivered: 0 } },
      "shipped",
    ],
    ["waiting for the customer", { preparedAt: then, readyAt: then }, "ready_for_pickup"],
    [
      "ready, then a part handed over",
      { readyAt: then, lines: [mug(2000, 1000)], parcels: { sent: 1, delivered: 1 } },
      "partially_shipped",
    ],
    ["ready, then never to be delivered", { readyAt: then, withheldAt: then }, "will_not_deliver"],
    ["never to be delivered, though it left after all", { withheldAt: then, lines: [mug(2000, 2000)] }, "shipped"],
    ["sent back", { lines: [mug(2000, 2000)], parcels: { sent: 1, delivered: 1 }, returnedAt: then }, "returned"],
    ["sent back, then cancelled", { lines: [mug(2000, 2000)], returnedAt: then, cancelledAt: then }, "returned"],
    ["only a digital book", { lines: [book] }, "not_required"],
    ["a book being prepared", { lines: [book], preparedAt: then }, "processing"],
    ["a book delivered", { lines: [book], preparedAt: then, deliveredAt: then }, "delivered"],
    ["a book cancelled while prepared", { lines: [book], preparedAt: then, cancelledAt: then }, "not_required"],
  ] as const) {
    test(`${title} → ${expected}`, () => assert.equal(fulfilmentStatus(facts(some)), expected));
  }
});

describe("the invoice status follows the ledger", () => {
  for (const [some, expected] of [
    [{}, "none"],
    [{ invoiceNumber: "FA-2026-0001" }, "issued"],
    [{ invoiceNumber: "FA-2026-0001", captured: 3000 }, "paid"],
    [{ invoiceNumber: "FA-2026-0001", creditNoteNumber: "AV-2026-0001", captured: 3000 }, "credited"],
  ] as const) {
    test(`${JSON.stringify(some)} → ${expected}`, () => assert.equal(invoiceStatus(facts(some)), expected));
  }
});

describe("the life is read off dated facts", () => {
  for (const [some, expected] of [
    [{}, "open"],
    [{ cancelledAt: then }, "cancelled"],
    [{ cancelledAt: then, archivedAt: then }, "archived"],
    [{ archivedAt: then, deletedAt: then }, "deleted"],
  ] as const) {
    test(`${Object.keys(some).join(" and ") || "nothing"} → ${expected}`, () =>
      assert.equal(lifeOf(facts(some)), expected));
  }
});

test("the four axes are computed together", () => {
  assert.deepEqual(axesOf(facts({ captured: 3000 })), {
    paymentStatus: "paid",
    fulfilmentStatus: "unfulfilled",
    invoiceStatus: "none",
    life: "open",
  });
});
