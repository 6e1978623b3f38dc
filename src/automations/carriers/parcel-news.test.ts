import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleOrder } from "../../../test/support/sample-order.ts";
import type { Order } from "../../orders/order.ts";
import { trackingStates, type ParcelState } from "../../shipping/tracking/tracking.ts";
import type { Status } from "../../statuses/status.ts";
import { goalOf } from "../rule.ts";
import { isGivenBy, isOpenToNews, isSaidOfAll, newsOf } from "./parcel-news.ts";

const shipped: Order = {
  ...sampleOrder(),
  life: "open",
  fulfilmentStatus: "shipped",
  parcels: { sent: 1, delivered: 0, tracking: ["6A12345678901"] },
};
const sent: Order = { ...shipped, lines: shipped.lines.map((line) => ({ ...line, shipped: line.quantity })) };
const delivered: Order = { ...sent, fulfilmentStatus: "delivered", parcels: { ...sent.parcels, delivered: 1 } };
const word = (axis: Status["axis"], base: string | null): Status => ({
  ...({ id: "0197a000-0000-7000-8000-000000000001", labels: { fr: "Mot" }, tone: "info" } as Status),
  axis,
  base,
});

const given: [state: ParcelState, goal: string, base: string | null, order: Order, is: boolean][] = [
  ["out_for_delivery", "fulfilment:word", "shipped", sent, true],
  ["exception", "other:word", null, sent, true],
  // Nothing is prepared, sent off or taken back because a carrier speaks.
  ["in_transit", "fulfilment:word", "processing", sent, false],
  ["in_transit", "fulfilment:shipped", null, { ...shipped, fulfilmentStatus: "partially_shipped" }, false],
  ["in_transit", "fulfilment:word", "shipped", delivered, false],
  ["in_transit", "fulfilment:out_for_delivery", null, sent, false],
  ["in_transit", "fulfilment:shipped", null, sent, false],
  // No carrier speaks of money.
  ["delivered", "payment:paid", null, sent, false],
  ["returned", "fulfilment:returned", null, sent, true],
  ["exception", "fulfilment:returned", null, sent, false],
];
for (const [state, goal, base, order, is] of given)
  test(`${state}: ${goal}${base ? ` (${base})` : ""} on an order that is ${order.fulfilmentStatus} → ${is ? "given" : "not given"}`, () => {
    const status = goal.endsWith("word") ? word(goal.startsWith("other") ? "other" : "fulfilment", base) : undefined;
    const read = goalOf(goal);
    assert.ok(read);
    assert.equal(isGivenBy(state, order, status ? { ...read, value: null, statusId: status.id } : read, status), is);
  });

test("of several parcels all must have come as far, but one problem is a problem", () => {
  const parcels = (...states: ParcelState[]) =>
    states.map((state, index) => ({ shipmentId: String(index), state, isDelivered: false }));
  assert.ok(isSaidOfAll("out_for_delivery", parcels("out_for_delivery", "delivered")));
  assert.ok(!isSaidOfAll("out_for_delivery", parcels("out_for_delivery", "in_transit")));
  assert.ok(!isSaidOfAll("returned", parcels("returned", "delivered")));
  assert.ok(!isSaidOfAll("in_transit", parcels("in_transit", "unknown")));
  assert.ok(isSaidOfAll("exception", parcels("exception", "delivered")));
});

test("what was cancelled, archived, sent back or given up stays so", () => {
  const at = new Date(0);
  const open = { life: "open", returnedAt: null, withheldAt: null } as const;
  assert.ok(isOpenToNews(open));
  for (const closed of [{ life: "cancelled" }, { life: "archived" }, { returnedAt: at }, { withheldAt: at }] as const)
    assert.ok(!isOpenToNews({ ...open, ...closed }), JSON.stringify(closed));
});

test("every state is news or none, and the last ones of a way back have no status of their own", () => {
  const silent = trackingStates.filter((state) => newsOf(state) === undefined);
  assert.deepEqual(silent, ["unknown", "announced", "returning", "cancelled"]);
});
