import { outside } from "../../lib/db.ts";
import { carriers } from "../accounts/account.ts";
import { callCarrier, wholePdf } from "./call.ts";
import { CarrierFailure, type Carrier, type Connection, type PickupPoint, type TrackingEvent } from "./carrier.ts";
import { parcelValues } from "./mondial-relay/parcel.ts";
import { callOperation, elementsIn, textIn, type Values } from "./mondial-relay/soap.ts";
import { leavesOpen, meaningOf } from "./mondial-relay/stat.ts";
import { tracedParcel } from "./mondial-relay/tracing.ts";
import { plain } from "./plain.ts";

/** Where its papers are, when it answers at its own address. */
const papers = "https://www.mondialrelay.com";
/** A town that has points, to try the keys with. */
const anyPlace: Values = [
  ["Pays", "FR"],
  ["CP", "75001"],
];

/**
 * Mondial Relay by its first API (SOAP). Held to its WSDL and to recorded exchanges by test/contract/mondial-relay.test.ts.
 * It has no key against doing things twice: each `WSI2_CreationEtiquette` is a new parcel.
 */
export const mondialRelay: Carrier = {
  async createLabel(connection, asked) {
    const result = await done(connection, "WSI2_CreationEtiquette", parcelValues(asked));
    const trackingNumber = textIn(result, "ExpeditionNum");
    if (!trackingNumber) throw new CarrierFailure("unanswered", "no parcel number in the answer");
    const documentUrl = textIn(result, "URL_Etiquette") ?? "";
    return { reference: trackingNumber, trackingNumber, document: null, documentUrl };
  },

  async fetchLabel(connection, made) {
    const path = made.documentUrl || (await documentUrl(connection, made.reference));
    const isItsOwn = connection.baseUrl === carriers.mondial_relay.live;
    const url = new URL(path, isItsOwn ? papers : connection.baseUrl).href;
    const { bytes } = await outside(() => callCarrier(connection, { method: "GET", url }));
    const document = wholePdf(bytes);
    if (!document) throw new CarrierFailure("unanswered", "the document is not a whole PDF");
    return { ...made, document };
  },

  async searchPickupPoints(connection, { country, postalCode, city, weightGrams, product }) {
    const near: Values = [
      ["Pays", country],
      ["Ville", postalCode ? undefined : plain(city)],
      ["CP", postalCode],
      ["Poids", weightGrams > 0 ? String(weightGrams) : undefined],
      ["Action", product],
    ];
    const result = await done(connection, "WSI4_PointRelais_Recherche", near, ["NombreResultats"]);
    return elementsIn(result, "PointRelais_Details").flatMap(pointIn);
  },

  async track(connection, parcels) {
    const found = new Map<string, TrackingEvent[]>();
    for (const parcel of parcels) found.set(parcel.number, await tracedParcel(connection, parcel));
    return found;
  },

  async check(connection) {
    await done(connection, "WSI4_PointRelais_Recherche", anyPlace, ["NombreResultats"]);
  },
};

/** The inside of an answer that says yes. Throws what it says otherwise, in its own words. */
async function done(
  connection: Connection,
  operation: string,
  values: Values,
  empty: readonly string[] = [],
): Promise<string> {
  const named: Values = [...values, ...empty.map((name) => [name, undefined] as const)];
  const result = await callOperation(connection, operation, named, empty);
  const stat = textIn(result, "STAT");
  if (stat === undefined) throw new CarrierFailure("unanswered", "an answer without STAT");
  if (stat !== "0") throw new CarrierFailure(leavesOpen(stat) ? "unanswered" : "refused", meaningOf(stat));
  return result;
}

/** Where the label of a parcel is, asked again. */
async function documentUrl(connection: Connection, number: string): Promise<string> {
  const result = await done(connection, "WSI3_GetEtiquettes", [
    ["Expeditions", number],
    ["Langue", "FR"],
  ]);
  const url = textIn(result, "URL_PDF_A4");
  if (!url) throw new CarrierFailure("unanswered", "no document in the answer");
  return url;
}

/** A point, if it says its number: its names are filled up with spaces, its zeros in front are part of it. */
function pointIn(xml: string): PickupPoint[] {
  const id = textIn(xml, "Num");
  if (!id) return [];
  const distance = Number(textIn(xml, "Distance"));
  return [
    {
      id,
      name: [textIn(xml, "LgAdr1"), textIn(xml, "LgAdr2")].filter(Boolean).join(" "),
      line1: [textIn(xml, "LgAdr3"), textIn(xml, "LgAdr4")].filter(Boolean).join(" "),
      postalCode: textIn(xml, "CP") ?? "",
      city: textIn(xml, "Ville") ?? "",
      country: textIn(xml, "Pays") ?? "",
      distance: Number.isFinite(distance) ? distance : null,
      closures: elementsIn(xml, "Periode").flatMap((period) => {
        const [from, to] = [dayIn(period, "Debut"), dayIn(period, "Fin")];
        return from && to ? [{ from, to }] : [];
      }),
    },
  ];
}

const dayIn = (xml: string, name: string): string | undefined => textIn(xml, name)?.slice(0, "2026-12-24".length);
