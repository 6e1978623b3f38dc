import assert from "node:assert/strict";
import { test } from "node:test";
import { parcelStateWord } from "../../../shared/messages/short/parcel-states.ts";
import type { TrackingState } from "../carriers/carrier.ts";
import { nextAskAt, ownEvents, standingOf, trackedAs, trackingStates } from "./tracking.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 2, hour));
const happened = (...events: [hour: number, state: TrackingState][]) =>
  events.map(([hour, state]) => ({ at: at(hour), state }));

const standings: [TrackingState, ...[number, TrackingState][]][] = [
  ["unknown"],
  ["announced", [1, "announced"]],
  ["in_transit", [3, "in_transit"], [1, "announced"], [2, "picked_up"]],
  ["delivered", [5, "delivered"], [4, "out_for_delivery"]],
  // Heard late, an older event moves nothing back.
  ["delivered", [5, "delivered"], [2, "in_transit"]],
  ["delivered", [5, "delivered"], [6, "in_transit"]],
  ["returned", [5, "delivered"], [9, "returned"]],
  ["returned", [9, "delivered"], [5, "returned"]],
  ["exception", [1, "in_transit"], [2, "exception"]],
  ["out_for_delivery", [2, "exception"], [3, "out_for_delivery"]],
  ["in_transit", [1, "in_transit"], [2, "unknown"]],
  // In the same second the one further on its way is the later.
  ["delivered", [5, "delivered"], [5, "out_for_delivery"]],
  ["out_for_delivery", [5, "out_for_delivery"], [5, "in_transit"]],
  ["exception", [5, "in_transit"], [5, "exception"]],
];
for (const [standing, ...events] of standings)
  test(`${events.map(([hour, state]) => `${state} at ${hour}`).join(", ") || "nothing said"} → ${standing}`, () => {
    assert.equal(standingOf(happened(...events)), standing);
  });

test("what a number said of an earlier parcel is not said of this one", () => {
  const day = 24;
  const handedOverAt = at(0);
  const earlier = happened([-600 * day, "announced"], [-598 * day, "delivered"]);
  const now = happened([-2 * day, "announced"], [3, "in_transit"]);

  assert.deepEqual(ownEvents(earlier, handedOverAt), []);
  assert.deepEqual(ownEvents([...earlier, ...now], handedOverAt), now);
  assert.deepEqual(ownEvents(now, handedOverAt), now);
  assert.deepEqual(ownEvents([...earlier, ...happened([3, "in_transit"])], handedOverAt), [], "it has not begun anew");
});

test("a carrier is asked every hour on the first day, then every four, and no more after sixty days", () => {
  const hours = (tracker: "la_poste" | "dhl", age: number) => {
    const next = nextAskAt(tracker, at(0), at(age));
    return next && (next.getTime() - at(age).getTime()) / 3_600_000;
  };
  assert.deepEqual(
    [0, 23, 24, 59 * 24, 60 * 24].map((age) => hours("la_poste", age)),
    [1, 1, 4, 4, null],
  );
  assert.deepEqual(
    [0, 24].map((age) => hours("dhl", age)),
    [4, 8],
    "its key may ask less often",
  );
});

test("the carrier the merchant named is asked, and the number decides only where he named none", () => {
  const asked = (carrier: string, trackingNumber: string) => trackedAs({ carrier, trackingNumber })?.tracker;
  assert.deepEqual(trackedAs({ carrier: "Colissimo", trackingNumber: "6a 1234 5678 901" }), {
    tracker: "la_poste",
    number: "6A12345678901",
  });
  assert.equal(asked("DHL Express", "3318810025"), "dhl");
  assert.equal(asked("", "6A12345678901"), "la_poste");
  assert.equal(asked("Cyclo-coursier", "6A12345678901"), undefined);
  assert.equal(asked("Mondial Relay", "5055 4859"), "mondial_relay");
  assert.equal(asked("GLS", "12345678901"), undefined);
  assert.equal(asked("Colissimo", "12"), undefined, "La Poste knows no such number");
  assert.equal(asked("Colissimo", ""), undefined);
});

test("every state has its words", () => {
  for (const locale of ["fr-FR", "en-GB"])
    for (const state of trackingStates) assert.notEqual(parcelStateWord(state, locale), state, `${state} in ${locale}`);
});
