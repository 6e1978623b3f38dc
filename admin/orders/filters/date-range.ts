export const datePresets = ["today", "week", "month", "thisMonth", "lastMonth"] as const;
export type DatePreset = (typeof datePresets)[number];

/** Calendar days of the shop, both included; empty is open. */
export interface DateRange {
  from: string;
  to: string;
}

/** The days of a preset, counted from the shop's today ("2026-11-22"). */
export function rangeOf(preset: DatePreset, today: string): DateRange {
  const monthStart = `${today.slice(0, 8)}01`;
  switch (preset) {
    case "today":
      return { from: today, to: today };
    case "week":
      return { from: shifted(today, -6), to: today };
    case "month":
      return { from: shifted(today, -29), to: today };
    case "thisMonth":
      return { from: monthStart, to: today };
    case "lastMonth": {
      const end = shifted(monthStart, -1);
      return { from: `${end.slice(0, 8)}01`, to: end };
    }
  }
}

/** The day so many days later; a calendar day has no time zone. */
function shifted(day: string, days: number): string {
  const instant = new Date(`${day}T00:00:00Z`).getTime() + days * 86_400_000;
  return new Date(instant).toISOString().slice(0, 10);
}
