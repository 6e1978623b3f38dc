import type { Address } from "../../../shared/addresses.ts";
import type { CarrierName } from "../accounts/account.ts";

// What a carrier may be able to do for a shop. One file a carrier, beside this one; weights in grams, instants in UTC.

/** How a shop's own account at a carrier is reached. */
export interface Connection {
  shopId: string;
  carrier: CarrierName;
  mode: "test" | "live";
  /** Without a slash at the end; the carrier's own address unless the shop has set another. */
  baseUrl: string;
  /** `public`: the shop gave the address itself, so that it must be https and no machine of a private network. */
  reach: "public" | "any";
  secrets: Readonly<Record<string, string>>;
}

/** Where a parcel comes from or goes to, and how to reach who is there; the phone as "+33612345678", or empty. */
export interface Party {
  address: Address;
  phone: string;
  email: string;
}

/** A label to be made, written down before the carrier is asked. */
export interface LabelAsked {
  /** Ours, for the carrier to carry. */
  id: string;
  /** The order as the customer knows it: "CMD-1001". */
  orderReference: string;
  sender: Party;
  recipient: Party;
  weightGrams: number;
  /** The carrier's code of the offer. */
  product: string;
  /** Where the customer fetches it, as the carrier numbers its points; null for a door. */
  pickupPoint: { id: string; country: string } | null;
  collection: "dropped" | "fetched";
  /** What the goods in it cost, in minor units. */
  value: { amount: number; currency: string };
  /** What is in it, in a few words; and as the carrier classes it, where it wants that. */
  content: string;
  contentCode: string;
  /** Its box, in centimetres. */
  box: { length: number; width: number; height: number };
  /** The day where the shop is, "2026-11-23". */
  day: string;
}

/** A label that the carrier has made, or is making. */
export interface LabelMade {
  /** What the carrier calls it when it is asked again. */
  reference: string;
  /** The parcel's; empty while the carrier has not said it. */
  trackingNumber: string;
  /** The label itself; null while it must still be fetched. */
  document: Buffer | null;
  /** Where it is fetched, in the carrier's own words; empty when `reference` is enough. */
  documentUrl: string;
}

/** The carrier's word for where a parcel is, as all carriers say it. */
export type TrackingState =
  | "announced"
  | "picked_up"
  | "in_transit"
  | "out_for_delivery"
  | "ready_for_pickup"
  | "delivered"
  | "returning"
  | "returned"
  | "exception"
  | "cancelled"
  | "unknown";

export interface TrackingEvent {
  /** Null when the carrier does not say. */
  at: Date | null;
  /** The carrier's code and its own words. */
  code: string;
  label: string;
  state: TrackingState;
  place: string;
  /** Nothing more will follow. */
  isFinal: boolean;
}

/** A parcel to ask about: some carriers want to know where it goes. */
export interface ParcelAsked {
  number: string;
  locale: string;
  /** The shop's: where a carrier gives local times, they are taken to be of there. */
  timeZone: string;
}

export interface PickupPoint {
  /** As the carrier numbers it, zeros in front and all. */
  id: string;
  name: string;
  line1: string;
  postalCode: string;
  city: string;
  country: string;
  /** Metres from the place asked for; null when the carrier does not say. */
  distance: number | null;
  /** It is closed between these days, "2026-12-24"; empty when it is not. */
  closures: readonly { from: string; to: string }[];
}

export interface PointsAsked {
  country: string;
  postalCode: string;
  city: string;
  weightGrams: number;
  product: string;
}

/**
 * The carrier said no (`refused`), could not be reached at all (`unreached`), or was not asked for what would not fit on its
 * label (`unfit`): in all three nothing was done. Or it did not answer in a way that says whether it was done (`unanswered`).
 */
export class CarrierFailure extends Error {
  readonly kind: "refused" | "unreached" | "unfit" | "unanswered";
  /** The carrier's own words or code, what happened ("timeout", "500"), or what does not fit ("address_too_long"). */
  readonly reason: string;

  constructor(kind: "refused" | "unreached" | "unfit" | "unanswered", reason: string) {
    super(`${kind}: ${reason}`);
    this.name = "CarrierFailure";
    this.kind = kind;
    this.reason = reason;
  }
}

/**
 * A carrier. Every function leaves the program and throws `CarrierFailure`; none keeps anything. Only `createLabel` does
 * something at the carrier: it costs money each time it is called, so that nobody calls it twice for one label.
 */
export interface Carrier {
  createLabel?(connection: Connection, asked: LabelAsked): Promise<LabelMade>;
  /** Fetches what is missing of a label: its document, its number. Null while the carrier is still making it. */
  fetchLabel?(connection: Connection, made: LabelMade): Promise<LabelMade | null>;
  /** What happened to each parcel, by its number; a number the carrier does not know yet has no events. */
  track?(connection: Connection, parcels: readonly ParcelAsked[]): Promise<Map<string, TrackingEvent[]>>;
  searchPickupPoints?(connection: Connection, near: PointsAsked): Promise<PickupPoint[]>;
  /** Whether the account's keys open it, by a call that does nothing else. */
  check?(connection: Connection): Promise<void>;
}
