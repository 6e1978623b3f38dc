import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { milli } from "../../shared/money.ts";
import { sampleOrder } from "../notifications/texts/sample-order.ts";
import type { Order } from "../orders/order.ts";
import type { Parcel } from "../shipping/shipment.ts";
import { isWithin, lastDay, refundBy } from "./period.ts";
import { quantityChoices } from "./statement-form.ts";

const lawful = (country: string, withdrawalDays = 14) => ({
  country,
  timeZone: "Europe/Paris",
  settings: { withdrawalDays },
});
const parcel = (deliveredAt: Date | null): Parcel => ({ deliveredAt }) as Parcel;
const shipped = (): Order => {
  const order = sampleOrder();
  return { ...order, lines: order.lines.map((line) => ({ ...line, shipped: line.quantity })) };
};
const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);
const lastDayOf = (received: readonly string[], country: string): string | null =>
  lastDay(lawful(country), shipped(), received.map(noonOf).map(parcel));

interface Vector {
  id: string;
  rule: string;
  input: { received?: string | string[]; country?: string; informed?: string };
  expected: Record<string, string>;
}

const path = join(import.meta.dirname, "../../../shared/data/vectors/dates.json");
if (existsSync(path)) {
  const vectors: Vector[] = JSON.parse(readFileSync(path, "utf8"));
  for (const { id, rule, input, expected } of vectors.filter((one) => one.expected["lastDay"])) {
    test(`${id} ${rule}`, () => {
      assert.equal(lastDayOf([input.received ?? []].flat(), input.country ?? "FR"), expected["lastDay"]);
    });
  }
  const deadline = vectors.find(({ id }) => id === "DT-08");
  test("DT-08 the refund is due 14 days after the statement", () => {
    assert.equal(
      refundBy(noonOf(deadline?.input.informed ?? ""), { timeZone: "Europe/Paris" }),
      deadline?.expected["latest"],
    );
  });
}

test("the day of the delivery is the shop’s, and is not counted", () => {
  // 23:30 in Paris is still the 2nd; half an hour later it is the 3rd.
  assert.equal(lastDay(lawful("FR"), shipped(), [parcel(new Date("2026-11-02T22:30:00Z"))]), "2026-11-16");
  assert.equal(lastDay(lawful("FR"), shipped(), [parcel(new Date("2026-11-02T23:00:00Z"))]), "2026-11-17");
});

test("holidays are the country’s own", () => {
  // 14 July 2027 is a Wednesday, 21 July 2027 as well.
  assert.equal(lastDayOf(["2027-06-30"], "FR"), "2027-07-15");
  assert.equal(lastDayOf(["2027-06-30"], "BE"), "2027-07-14");
  assert.equal(lastDayOf(["2027-07-07"], "BE"), "2027-07-22");
});

test("while a parcel, or a line, is still to arrive, the period has no end", () => {
  assert.equal(lastDay(lawful("FR"), shipped(), [parcel(noonOf("2026-11-02")), parcel(null)]), null);
  assert.equal(lastDay(lawful("FR"), sampleOrder(), [parcel(noonOf("2026-11-02"))]), null);
  assert.equal(lastDay(lawful("FR"), shipped(), []), null);
  assert.ok(isWithin(null, { timeZone: "Europe/Paris" }, noonOf("2030-01-01")));
});

test("what nobody brings counts from the order, and a shop may give longer", () => {
  const order = shipped();
  const service: Order = {
    ...order,
    placedAt: noonOf("2026-11-02"),
    lines: order.lines.map((line) => ({ ...line, kind: "service" })),
  };
  assert.equal(lastDay(lawful("FR"), service, []), "2026-11-16");
  assert.equal(lastDay(lawful("FR", 30), service, []), "2026-12-02");
});

test("whole pieces are chosen one by one, a fraction whole or not at all", () => {
  assert.deepEqual(quantityChoices(milli(3_000)), [0, 1_000, 2_000, 3_000]);
  assert.deepEqual(quantityChoices(milli(1_500)), [0, 1_500]);
});
