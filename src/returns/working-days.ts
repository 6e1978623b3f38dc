/** The days the law counts, as "2026-11-24". */
type Day = string;

const daySeconds = 86_400_000;

/** So many calendar days later. */
export function daysAfter(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * daySeconds).toISOString().slice(0, 10);
}

/** That day, or the next that is neither Saturday, Sunday nor a public holiday of the country. */
export function workingDayFrom(day: Day, country: string): Day {
  return isWorked(day, country) ? day : workingDayFrom(daysAfter(day, 1), country);
}

function isWorked(day: Day, country: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day, country);
}

/** Holidays of a fixed date ("07-14"), and those counted from Easter Sunday, in days. Other countries': week-ends only. */
const holidays: Readonly<Record<string, { fixed: readonly string[]; fromEaster: readonly number[] }>> = {
  FR: {
    fixed: ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"],
    fromEaster: [1, 39, 50],
  },
  BE: { fixed: ["01-01", "05-01", "07-21", "08-15", "11-01", "11-11", "12-25"], fromEaster: [1, 39, 50] },
};

function isHoliday(day: Day, country: string): boolean {
  const known = holidays[country];
  if (!known) return false;
  const easter = easterOf(Number(day.slice(0, 4)));
  return known.fixed.includes(day.slice(5)) || known.fromEaster.some((count) => daysAfter(easter, count) === day);
}

/** Easter Sunday of the Gregorian calendar: the anonymous rule of 1876. */
function easterOf(year: number): Day {
  const [golden, century, rest] = [year % 19, Math.floor(year / 100), year % 100];
  const leaps = century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + leaps + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  const count = moon + sunday - 7 * late + 114;
  const [month, date] = [Math.floor(count / 31), (count % 31) + 1];
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}
