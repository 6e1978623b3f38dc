import { z } from "zod";
import { instantAt } from "../../../shared/dates.ts";
import { callCarrier } from "./call.ts";
import {
  CarrierFailure,
  type Carrier,
  type Connection,
  type ParcelAsked,
  type TrackingEvent,
  type TrackingState,
} from "./carrier.ts";

// DHL's "Shipment Tracking - Unified": every division of DHL, one parcel a call.

const Place = z
  .object({ address: z.object({ addressLocality: z.string().nullish(), countryCode: z.string().nullish() }).nullish() })
  .nullish();
const Event = z.object({
  timestamp: z.string(),
  location: Place,
  statusCode: z.string().nullish(),
  status: z.string().nullish(),
  description: z.string().nullish(),
});
const Shipment = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  status: z.unknown(),
  events: z.array(z.unknown()).nullish(),
});
const Answer = z.object({ shipments: z.array(z.unknown()) });

export const dhl: Carrier = {
  async track(connection, parcels) {
    const found = new Map<string, TrackingEvent[]>();
    for (const parcel of parcels) found.set(parcel.number, await eventsOf(connection, parcel));
    return found;
  },
};

async function eventsOf(connection: Connection, parcel: ParcelAsked): Promise<TrackingEvent[]> {
  const language = parcel.locale.startsWith("en") ? "en" : "fr";
  const query = new URLSearchParams({ trackingNumber: parcel.number, language });
  const call = {
    method: "GET",
    url: `${connection.baseUrl}/track/shipments?${query.toString()}`,
    headers: { accept: "application/json", "dhl-api-key": connection.secrets["apiKey"] ?? "" },
  } as const;
  try {
    const answer = Answer.safeParse(JSON.parse((await callCarrier(connection, call)).body));
    return answer.success ? newest(answer.data.shipments, parcel) : [];
  } catch (error) {
    if (error instanceof SyntaxError) throw new CarrierFailure("unanswered", "not JSON");
    // A number DHL does not know yet.
    if (error instanceof CarrierFailure && error.kind === "refused" && error.reason === "404") return [];
    throw error;
  }
}

/** Several divisions may have a parcel of this number: the one of which something was said last is ours. */
function newest(shipments: readonly unknown[], { number, timeZone }: ParcelAsked): TrackingEvent[] {
  const all = shipments.flatMap((one) => {
    const { data } = Shipment.safeParse(one);
    return data
      ? [{ id: data.id, events: [...(data.events ?? []), data.status].flatMap((each) => readEvent(each, timeZone)) }]
      : [];
  });
  const named = all.filter(({ id }) => id.toUpperCase() === number);
  const lastOf = ({ events }: { events: readonly Dated[] }) => Math.max(0, ...events.map(({ at }) => at.getTime()));
  const [ours] = (named.length > 0 ? named : all).toSorted((one, other) => lastOf(other) - lastOf(one));
  return ours?.events ?? [];
}

const states: Readonly<Record<string, TrackingState>> = {
  "pre-transit": "announced",
  transit: "in_transit",
  delivered: "delivered",
  failure: "exception",
};

type Dated = TrackingEvent & { at: Date };

/** Its own code is finer than the five that all divisions share; what cannot be read is left out. */
function readEvent(event: unknown, timeZone: string): Dated[] {
  const { data } = Event.safeParse(event);
  if (!data) return [];
  const { timestamp, statusCode, status, description, location } = data;
  const at = /(Z|[+-]\d\d:?\d\d)$/.test(timestamp) ? new Date(timestamp) : instantAt(timestamp, timeZone);
  if (Number.isNaN(at.getTime())) return [];
  const state = states[statusCode?.toLowerCase() ?? ""] ?? "unknown";
  const code = [statusCode, status].filter(Boolean).join(" ");
  const { addressLocality, countryCode } = location?.address ?? {};
  const place = addressLocality ?? countryCode ?? "";
  return [{ at, code, label: (description ?? status ?? "").trim(), state, place, isFinal: state === "delivered" }];
}
