import { z } from "zod";
import { optionalLine } from "../../lib/lines.ts";

export const carrierNames = ["mondial_relay", "colissimo", "boxtal", "la_poste", "dhl"] as const;
export type CarrierName = (typeof carrierNames)[number];

/** What a carrier can be asked by the program. */
export type Ability = "labels" | "tracking" | "pickup_points";

interface CarrierNature {
  /** Its own addresses. */
  live: string;
  test: string;
  /** What the shop must give, in the order it is asked. */
  secrets: readonly string[];
  does: readonly Ability[];
  /** It has a call that tries the keys and does nothing else. */
  isChecked: boolean;
  /** It prints a label again by the parcel's number. */
  reprints?: true;
}

/** What is known of each carrier before it is called. */
export const carriers: Record<CarrierName, CarrierNature> = {
  mondial_relay: {
    live: "https://api.mondialrelay.com",
    test: "https://api.mondialrelay.com",
    secrets: ["brandCode", "privateKey"],
    does: ["labels", "tracking", "pickup_points"],
    isChecked: true,
    reprints: true,
  },
  colissimo: {
    live: "https://ws.colissimo.fr/sls-ws/SlsServiceWSRest/3.1",
    test: "https://ws.colissimo.fr/sandbox/sls-ws/SlsServiceWSRest/2.0",
    secrets: ["apiKey"],
    does: ["labels"],
    isChecked: false,
  },
  boxtal: {
    live: "https://api.boxtal.com",
    test: "https://api.boxtal.build",
    secrets: ["accessKey", "secretKey"],
    does: ["labels"],
    isChecked: true,
  },
  la_poste: {
    live: "https://api.laposte.fr",
    test: "https://api.laposte.fr",
    secrets: ["apiKey"],
    does: ["tracking"],
    isChecked: false,
  },
  dhl: {
    live: "https://api-eu.dhl.com",
    test: "https://api-eu.dhl.com",
    secrets: ["apiKey"],
    does: ["tracking"],
    isChecked: false,
  },
};

export const hasAbility = (carrier: CarrierName, ability: Ability): boolean => carriers[carrier].does.includes(ability);

const Centimetres = z.int().min(1).max(300);
/** As Boxtal's examples have it. */
const usualContent = "content:v1:40110";

/** What labels of an account are usually asked for; each may be changed for one label. */
export const Habits = z.object({
  product: optionalLine(60).default("").describe("The carrier's code of the offer: 24R, DOM, MONR-CpourToi"),
  collection: z
    .enum(["dropped", "fetched"])
    .default("dropped")
    .describe("Whether the merchant brings parcels to the carrier, or the carrier comes"),
  box: z
    .object({ length: Centimetres, width: Centimetres, height: Centimetres })
    .prefault({ length: 30, width: 20, height: 10 })
    .describe("The usual box, in centimetres"),
  contentCode: optionalLine(60).default(usualContent).describe("What parcels hold, as Boxtal classes it"),
  labelStatus: z
    .string()
    .regex(/^(?:(?:fulfilment|other):(?:[a-z_]{1,40}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?$/)
    .default("fulfilment:shipped")
    .describe("The status an order gets when its label is made; none when empty"),
});
export type Habits = z.infer<typeof Habits>;

/** A shop's own account at a carrier; without its keys, which are shown to nobody. */
export interface CarrierAccount {
  id: string;
  carrier: CarrierName;
  mode: "test" | "live";
  /** Empty: the carrier's own address. */
  baseUrl: string;
  habits: Habits;
  version: number;
}

const Secret = z.string().trim().max(4_000);

export const CarrierAccountInput = z.strictObject({
  carrier: z.enum(carrierNames),
  mode: z.enum(["test", "live"]),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(200)
    .or(z.literal(""))
    .default("")
    .transform((address) => address.replace(/\/+$/, ""))
    .describe("Where the carrier answers; its own address when left out"),
  secrets: z
    .record(z.string().max(40), Secret)
    .default({})
    .describe("The account's keys, by name; those left out of a change stay, unless its address is another"),
  habits: Habits.prefault({}),
});
export type CarrierAccountInput = z.infer<typeof CarrierAccountInput>;

/** The keys a carrier needs that are not there. */
export function missingSecrets(carrier: CarrierName, secrets: Readonly<Record<string, string>>): string[] {
  return carriers[carrier].secrets.filter((name) => !secrets[name]);
}

/** Only what the carrier knows by name, and nothing empty. */
export function knownSecrets(carrier: CarrierName, given: Readonly<Record<string, string>>): Record<string, string> {
  const known = new Set(carriers[carrier].secrets);
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => known.has(name) && value !== ""));
}

/** Whose seal the keys are kept under: they open nowhere else. */
export const ownerOf = (shopId: string, accountId: string): string => `carrier account ${shopId}/${accountId}`;
