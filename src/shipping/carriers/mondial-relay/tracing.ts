import { instantAt } from "../../../../shared/dates.ts";
import {
  CarrierFailure,
  type Connection,
  type ParcelAsked,
  type TrackingEvent,
  type TrackingState,
} from "../carrier.ts";
import { callOperation, elementsIn, textIn } from "./soap.ts";
import { leavesOpen, meaningOf } from "./stat.ts";

/** Where the whole parcel is; what happened on its way is told in words only. */
const states: Readonly<Record<string, TrackingState>> = {
  80: "announced",
  81: "in_transit",
  82: "delivered",
  83: "exception",
};
/** No such number, and no such parcel: not known yet, or never. */
const unknown: ReadonlySet<string> = new Set(["24", "94"]);
/** The account or its key. */
const locked: ReadonlySet<string> = new Set(["1", "2", "3", "8", "95", "97"]);

/** What happened to one parcel. The state is said of the latest event, the only one it is known for. */
export async function tracedParcel(connection: Connection, parcel: ParcelAsked): Promise<TrackingEvent[]> {
  const result = await callOperation(connection, "WSI2_TracingColisDetaille", [
    ["Expedition", parcel.number],
    ["Langue", parcel.locale.startsWith("en") ? "EN" : "FR"],
  ]);
  const stat = textIn(result, "STAT") ?? "";
  if (unknown.has(stat)) return [];
  if (locked.has(stat)) throw new CarrierFailure("refused", "401");
  const state = stat === "0" ? "unknown" : states[stat];
  if (!state) throw new CarrierFailure(leavesOpen(stat) || !stat ? "unanswered" : "refused", meaningOf(stat));
  const steps = elementsIn(result, "ret_WSI2_sub_TracingColisDetaille").flatMap((step) => readStep(step, parcel));
  const isFinal = state === "delivered";
  const latest = steps.toSorted((one, other) => time(other) - time(one))[0];
  if (!latest) return [{ at: null, code: stat, label: textIn(result, "Libelle01") ?? "", place: "", state, isFinal }];
  return steps.map((one) => (one === latest ? { ...one, state, isFinal } : one));
}

const time = ({ at }: TrackingEvent): number => at?.getTime() ?? 0;

function readStep(xml: string, { timeZone }: ParcelAsked): TrackingEvent[] {
  const label = textIn(xml, "Libelle");
  if (!label) return [];
  const at = instantIn(textIn(xml, "Date") ?? "", textIn(xml, "Heure") ?? "", timeZone);
  return [{ at, code: label, label, place: textIn(xml, "Emplacement") ?? "", state: "unknown", isFinal: false }];
}

/** "23/11/26" or "23/11/2026", and "14:05" or "1405"; null for what is written otherwise. */
function instantIn(date: string, hour: string, timeZone: string): Date | null {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(?:20)?(\d\d)$/.exec(date) ?? [];
  if (!day) return null;
  const [, hours = "00", minutes = "00"] = /^(\d\d):?(\d\d)/.exec(hour) ?? [];
  const at = instantAt(`20${year}-${month}-${day}T${hours}:${minutes}:00`, timeZone);
  return Number.isNaN(at.getTime()) ? null : at;
}
