import assert from "node:assert/strict";
import { test } from "node:test";
import { minor } from "../../../shared/money.ts";
import type { Order } from "../../orders/order.ts";
import { stepsOf } from "./customer-order.ts";

const day = (date: number) => new Date(Date.UTC(2026, 10, date));
const placed = { kind: "order.placed", at: day(1), data: {} };
const part = { kind: "payment.received", at: day(2), data: { isPaid: false } };
const rest = { kind: "payment.received", at: day(3), data: { isPaid: true } };
const back = { kind: "payment.reversed", at: day(4), data: {} };
const again = { kind: "payment.received", at: day(5), data: { isPaid: true } };
const tooMuch = { kind: "payment.received", at: day(6), data: { isPaid: true } };

const order = {
  deliveryMethod: null,
  fulfilmentStatus: "unfulfilled",
  readyAt: null,
  sentOutAt: null,
  deliveredAt: null,
  withheldAt: null,
  returnedAt: null,
  preparedAt: null,
  cancelledAt: null,
  parcels: { sent: 1, delivered: 0, tracking: [] as string[] },
} as const;
const money = (captured: number) => ({ ...order, total: minor(100), captured: minor(captured) });

test("an order paid in part shows no payment as done", () => {
  assert.deepEqual(stepsOf([placed, part], money(40)), [{ kind: "placed", at: day(1) }]);
});

test("the payment is done on the day of the one that left nothing due, and once", () => {
  assert.deepEqual(stepsOf([placed, part, rest, tooMuch], money(150)).at(-1), { kind: "paid", at: day(3) });
  assert.equal(stepsOf([placed, part, rest, tooMuch], money(150)).length, 2);
});

test("money taken back undoes the step, money that comes again does it again", () => {
  assert.deepEqual(stepsOf([placed, rest, back], money(0)), [{ kind: "placed", at: day(1) }]);
  assert.deepEqual(stepsOf([placed, rest, back, again], money(100)).at(-1), { kind: "paid", at: day(5) });
});

test("ready to be fetched is a step while it holds, and what was fetched is delivered", () => {
  const ready = { kind: "order.ready", at: day(2), data: {} };
  const handedOver = { kind: "shipment.handed_over", at: day(3), data: {} };
  const pickup = { kind: "pickup" } as Order["deliveryMethod"];
  const fetched = { ...money(0), deliveryMethod: pickup, readyAt: day(2), fulfilmentStatus: "delivered" } as const;

  assert.deepEqual(stepsOf([placed, ready], money(0)), [{ kind: "placed", at: day(1) }]);
  assert.deepEqual(
    stepsOf([placed, ready, handedOver], fetched).map((step) => step.kind),
    ["placed", "ready", "delivered"],
  );
  assert.equal(stepsOf([handedOver], { ...fetched, fulfilmentStatus: "partially_shipped" })[0]?.kind, "shipped");
});
