import { strict as assert } from "node:assert";
import { test } from "node:test";
import { dateIn, formatDate, formatDateTime, formatDay, formatShortDate, formatTime } from "./dates.ts";

const instant = new Date("2026-11-22T14:05:00Z");
const paris = { locale: "fr-FR", timeZone: "Europe/Paris" };

/** Spaces are written as _ where they are no-break. */
const shown: [locale: string, timeZone: string, dateTime: string, time: string, day: string][] = [
  ["fr-FR", "Europe/Paris", "22 novembre 2026 à 15:05", "15:05", "22/11/2026"],
  ["fr-BE", "Europe/Brussels", "22 novembre 2026 à 15:05", "15:05", "22/11/2026"],
  ["fr-CH", "Europe/Zurich", "22 novembre 2026 à 15:05", "15:05", "22.11.2026"],
  ["fr-CA", "America/Toronto", "22 novembre 2026 à 9_h_05", "9_h_05", "2026-11-22"],
  ["en-GB", "Europe/London", "22 November 2026 at 14:05", "14:05", "22/11/2026"],
  ["en-US", "America/New_York", "November 22, 2026 at 9:05_AM", "9:05_AM", "11/22/2026"],
];
for (const [locale, timeZone, dateTime, time, day] of shown)
  test(`five past two in the afternoon, universal time, is ${dateTime} in ${locale}`, () => {
    const place = { locale, timeZone };

    assert.equal(formatDateTime(instant, place), dateTime.replaceAll("_", "\u00a0"));
    assert.equal(formatTime(instant, place), time.replaceAll("_", "\u00a0"));
    assert.equal(formatDay(instant, place), day);
  });

test("French writes the first of the month with an ordinal, except in figures", () => {
  assert.equal(formatDate("2026-11-01", paris), "1er novembre 2026");
  assert.equal(formatShortDate("2026-11-01", paris), "1er nov. 2026");
  assert.equal(formatDate("2026-11-11", paris), "11 novembre 2026");
  assert.equal(formatDay("2026-11-01", paris), "01/11/2026");
  assert.equal(formatDate("2026-11-01", { ...paris, locale: "en-GB" }), "1 November 2026");
});

test("a calendar day is the same day in every time zone, an instant is not", () => {
  const toronto = { locale: "fr-CA", timeZone: "America/Toronto" };

  assert.equal(formatDate("2026-11-22", toronto), "22 novembre 2026");
  assert.equal(formatDate("2026-11-22T00:30:00Z", toronto), "21 novembre 2026");
});

test("the last hour of the year in universal time is already next year in Paris", () => {
  const issuedAt = new Date("2026-12-31T23:30:00Z");

  assert.equal(dateIn(issuedAt, "Europe/Paris"), "2027-01-01");
  assert.equal(dateIn(issuedAt, "America/Toronto"), "2026-12-31");
  assert.equal(formatDate(issuedAt, paris), "1er janvier 2027");
});

test("what is no date is refused", () => {
  assert.throws(() => formatDate("hier", paris), RangeError);
  assert.throws(() => dateIn(new Date(Number.NaN), "Europe/Paris"), RangeError);
});
