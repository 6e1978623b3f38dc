import { z } from "zod";
import { callCarrier } from "./call.ts";
import { CarrierFailure, type Carrier, type Connection, type ParcelAsked, type TrackingEvent } from "./carrier.ts";
import { stateOfCode } from "./la-poste/codes.ts";

// La Poste's "Suivi v2": letters, Colissimo and Chronopost. Written from recordings of others, not checked against La Poste.

const Event = z.object({ code: z.string(), label: z.string().default(""), date: z.string() });
const One = z.object({
  idShip: z.string().nullish(),
  shipment: z
    .object({ idShip: z.string().nullish(), isFinal: z.boolean().nullish(), event: z.array(z.unknown()).nullish() })
    .nullish(),
});
const Several = z.object({ responses: z.array(z.unknown()) });

export const laPoste: Carrier = {
  async track(connection, parcels) {
    const answer = await answerTo(connection, parcels);
    const several = Several.safeParse(answer);
    const ones = several.success ? several.data.responses : [answer];
    return new Map(ones.flatMap((one) => readOne(one, parcels)));
  },
};

/** One call about all numbers. A number La Poste does not know is no failure: it is announced later, or never. */
async function answerTo(connection: Connection, parcels: readonly ParcelAsked[]): Promise<unknown> {
  const ids = parcels.map(({ number }) => encodeURIComponent(number)).join(",");
  const language = parcels[0]?.locale.startsWith("en") ? "en_GB" : "fr_FR";
  try {
    const { body } = await callCarrier(connection, {
      method: "GET",
      url: `${connection.baseUrl}/suivi/v2/idships/${ids}?lang=${language}`,
      headers: { accept: "application/json", "x-okapi-key": connection.secrets["apiKey"] ?? "" },
    });
    return JSON.parse(body) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw new CarrierFailure("unanswered", "not JSON");
    const isUnknown = error instanceof CarrierFailure && error.kind === "refused" && /^40[04]$/.test(error.reason);
    if (isUnknown && parcels.length === 1) return {};
    throw error;
  }
}

function readOne(answer: unknown, parcels: readonly ParcelAsked[]): [string, TrackingEvent[]][] {
  const { shipment, idShip } = One.safeParse(answer).data ?? {};
  const parcel = parcels.find(({ number }) => number === (shipment?.idShip ?? idShip)?.toUpperCase());
  if (!shipment || !parcel) return [];
  const events = (shipment.event ?? []).flatMap(readEvent);
  const last = Math.max(...events.map(({ at }) => at.getTime()));
  // La Poste says it of the parcel: the last event is the one that ended it.
  const isFinal = ({ at }: { at: Date }) => shipment.isFinal === true && at.getTime() === last;
  return [[parcel.number, events.map((one) => ({ ...one, isFinal: isFinal(one) }))]];
}

/** What cannot be read is left out: one odd event hides no other. */
function readEvent(event: unknown): (Omit<TrackingEvent, "isFinal"> & { at: Date })[] {
  const { data } = Event.safeParse(event);
  const at = new Date(data?.date ?? "");
  if (!data || Number.isNaN(at.getTime())) return [];
  return [{ at, code: data.code, label: data.label.trim(), state: stateOfCode(data.code), place: "" }];
}
