import { dateIn } from "../../shared/dates.ts";
import { Refusal } from "../refusals.ts";

const firstDay = "2000-01-01";

/** A day to come, or from another age, is a slip of the finger: an invoice would say "paid on" that day. Refuses `invalid_request`. */
export function refuseOddDay(
  day: string | undefined,
  field: string,
  { now, timeZone }: { now: Date; timeZone: string },
): void {
  if (day === undefined || (day >= firstDay && day <= dateIn(now, timeZone))) return;
  const message = `between ${firstDay} and today`;
  throw new Refusal("invalid_request", { errors: [{ pointer: `#/${field}`, message }] });
}
