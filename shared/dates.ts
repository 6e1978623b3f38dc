// Dates for people, in a shop's time zone and language, the same characters on the server and in the browser.
// Intl only: browsers of our merchants may lack Temporal.

/** A Date, an ISO instant "2026-11-22T14:05:00Z", or a calendar day "2026-11-22", which no time zone moves. */
export type When = Date | string;
/** The shop's locale ("fr-CA") and IANA time zone ("America/Toronto"). */
export type Place = { locale: string; timeZone: string };

/** "22 novembre 2026", "1er novembre 2026", en-GB "22 November 2026". */
export function formatDate(when: When, place: Place): string {
  return written(when, place, { dateStyle: "long" });
}

/** "22 novembre 2026 à 15:05", fr-CA "22 novembre 2026 à 15 h 05", en-US "November 22, 2026 at 3:05 PM". */
export function formatDateTime(when: When, place: Place): string {
  return written(when, place, { dateStyle: "long", timeStyle: "short" });
}

/** "15:05", fr-CA "15 h 05" (no-break spaces), en-US "3:05 PM". */
export function formatTime(when: When, place: Place): string {
  return written(when, place, { timeStyle: "short" });
}

/** The day in figures, as the country writes it: "22/11/2026", fr-CA "2026-11-22", fr-CH "22.11.2026". */
export function formatDay(when: When, place: Place): string {
  return written(when, place, { day: "2-digit", month: "2-digit", year: "numeric" });
}

/** The day, its month in short letters, for lists: "22 nov. 2026", "1er nov. 2026". */
export function formatShortDate(when: When, place: Place): string {
  return written(when, place, { dateStyle: "medium" });
}

/** The calendar day it is at that instant in that time zone: 2026-12-31T23:30Z in Europe/Paris → "2027-01-01". */
export function dateIn(instant: Date, timeZone: string): string {
  const parts = formatter("en-US", { day: "2-digit", month: "2-digit", year: "numeric", timeZone }).formatToParts(
    instant,
  );
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/** The instant at which clocks of a time zone showed this: "2026-11-22T14:05:00" in Europe/Paris → 13:05Z. No date when it is none. */
export function instantAt(local: string, timeZone: string): Date {
  const shown = Date.parse(`${local}Z`);
  if (Number.isNaN(shown)) return new Date(Number.NaN);
  const ahead = (instant: number) =>
    Date.parse(`${new Date(instant).toLocaleString("sv-SE", { timeZone }).replace(" ", "T")}Z`) -
    Math.floor(instant / 1_000) * 1_000;
  return new Date(shown - ahead(shown - ahead(shown)));
}

function written(when: When, { locale, timeZone: home }: Place, style: Intl.DateTimeFormatOptions): string {
  const { instant, timeZone } = located(when, home);
  const parts = formatter(locale, { ...style, timeZone }).formatToParts(instant);
  const hour = parts.findIndex((part) => part.type === "hour");
  return parts
    .map((part, at) => {
      // Intl has no ordinal; French writes only the first day of the month with one, and never in figures.
      if (part.type === "day" && part.value === "1" && locale.startsWith("fr")) return "1er";
      // Québec writes 9 h 05, without a zero in front.
      if (part.type === "hour" && locale === "fr-CA") return String(Number(part.value));
      // A time never breaks at the end of a line.
      return hour >= 0 && at > hour ? part.value.replace(/\s/g, "\u00a0") : part.value;
    })
    .join("");
}

/** Throws RangeError on text that is no date. */
function located(when: When, timeZone: string): { instant: Date; timeZone: string } {
  const instant = new Date(when);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`not a date: ${String(when)}`);
  const isDay = typeof when === "string" && /^\d{4}-\d\d-\d\d$/.test(when);
  return { instant, timeZone: isDay ? "UTC" : timeZone };
}

// Building a formatter costs a hundred times what using one does, and a list has hundreds of dates.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let kept = formatters.get(key);
  if (!kept) formatters.set(key, (kept = new Intl.DateTimeFormat(locale, options)));
  return kept;
}
