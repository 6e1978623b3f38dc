import { openFakeServer } from "../providers/server.ts";

export const dhlKey = "dhl-api-key-1";

interface Said {
  timestamp: string;
  statusCode: string;
  status: string;
  description: string;
  location?: object;
}

/** DHL's unified tracking, on this machine. */
export async function openFakeDhl() {
  const parcels = new Map<string, Said[]>();
  const server = await openFakeServer(({ query, headers }) => {
    if (headers["dhl-api-key"] !== dhlKey) return { status: 401, body: { title: "Unauthorized", status: 401 } };
    const id = query.get("trackingNumber") ?? "";
    const events = parcels.get(id)?.toReversed();
    if (!events) return { status: 404, body: { title: "No result found", status: 404 } };
    return { status: 200, body: { shipments: [{ id, service: "express", status: events[0], events }] } };
  });
  return {
    ...server,
    /** Something happens to a parcel, at a time of clocks on the spot. */
    happens: (number: string, said: { code: string; at: string; words: string; city?: string }) => {
      const { code: statusCode, at: timestamp, words: description, city } = said;
      const location = city && { address: { countryCode: "FR", addressLocality: city } };
      const event = {
        timestamp,
        statusCode,
        status: statusCode.toUpperCase(),
        description,
        ...(location && { location }),
      };
      parcels.set(number, [...(parcels.get(number) ?? []), event]);
    },
  };
}
