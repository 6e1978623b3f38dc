import { carrierNamed, type CarrierCode } from "../../../shared/carriers/carriers.ts";
import { bareNumber, guessCarriers } from "../../../shared/carriers/tracking-number.ts";
import type { CarrierName } from "../accounts/account.ts";
import type { TrackingEvent, TrackingState } from "../carriers/carrier.ts";

/** How far a parcel is on its way in each state; what nobody understands says nothing of it. */
const rank: Record<TrackingState, number> = {
  unknown: 0,
  announced: 1,
  picked_up: 2,
  in_transit: 3,
  exception: 4,
  out_for_delivery: 5,
  ready_for_pickup: 6,
  returning: 7,
  delivered: 8,
  cancelled: 9,
  returned: 10,
};
/** What a carrier may say of a parcel. */
export type ParcelState = TrackingState;
export const trackingStates = Object.keys(rank) as TrackingState[];

/** A thing a carrier said, with the instant it happened or was first heard. */
export type DatedEvent = Omit<TrackingEvent, "at" | "isFinal"> & { at: Date };

/** The accounts that are asked about parcels, one call for so many of them, and how often; on the first day, and later. */
const trackers = {
  la_poste: { batch: 10, hours: { firstDay: 1, later: 4 }, number: /^[0-9A-Z]{11,15}$/ },
  mondial_relay: { batch: 1, hours: { firstDay: 2, later: 4 }, number: /^\d{8,12}$/ },
  // A new key may ask 250 times a day.
  dhl: { batch: 1, hours: { firstDay: 4, later: 8 }, number: /^[0-9A-Z]{8,40}$/ },
} as const satisfies Partial<Record<CarrierName, object>>;
export type Tracker = keyof typeof trackers;

export const isTracker = (name: CarrierName): name is Tracker => name in trackers;
export const batchOf = (tracker: Tracker): number => trackers[tracker].batch;

/** Who is asked about whose parcels. */
const trackerOf: Partial<Record<CarrierCode, Tracker>> = {
  colissimo: "la_poste",
  la_poste: "la_poste",
  chronopost: "la_poste",
  mondial_relay: "mondial_relay",
  dhl: "dhl",
};

/**
 * Who can say where a parcel is, and the number to ask about; undefined for a carrier nobody is asked about. The carrier
 * the merchant named is the right one; only where he named none does the number decide.
 */
export function trackedAs(parcel: {
  carrier: string;
  trackingNumber: string;
}): { tracker: Tracker; number: string } | undefined {
  const number = bareNumber(parcel.trackingNumber);
  const named = parcel.carrier.trim() ? carrierNamed(parcel.carrier) : guessCarriers(number)[0]?.carrier;
  const tracker = named && trackerOf[named];
  return tracker && trackers[tracker].number.test(number) ? { tracker, number } : undefined;
}

type Told = Pick<DatedEvent, "at" | "state">;

/** Oldest first; of two in the same second the one that is further on its way comes last. */
export const inOrder = <One extends Told>(events: readonly One[]): One[] =>
  events.toSorted((one, other) => one.at.getTime() - other.at.getTime() || rank[one.state] - rank[other.state]);

/**
 * Where the parcel stands: what the latest event says, whatever the order in which they came to us. Delivered is only
 * overridden by returned, and words nobody knows move nothing.
 */
export function standingOf(events: readonly Told[]): TrackingState {
  const known = inOrder(events).filter(({ state }) => state !== "unknown");
  const end = (["returned", "delivered"] as const).find((one) => known.some(({ state }) => state === one));
  return end ?? known.at(-1)?.state ?? "unknown";
}

/** Whether a parcel in this state has come as far as another, on its way to the customer. */
export const hasReached = (state: TrackingState, goal: TrackingState): boolean => rank[state] >= rank[goal];

const dayMs = 86_400_000;
const announcedDaysMax = 14;
const begins: ReadonlySet<TrackingState> = new Set(["announced", "picked_up"]);

/**
 * The events that are about this parcel. Carriers give a number again after a year or two: what begins long before the
 * parcel left is another's, until the number begins anew.
 */
export function ownEvents<One extends Told>(events: readonly One[], handedOverAt: Date): One[] {
  const earliest = handedOverAt.getTime() - announcedDaysMax * dayMs;
  const sorted = inOrder(events);
  const isOurs = ({ at }: One) => at.getTime() >= earliest;
  if (sorted.every(isOurs)) return sorted;
  const anew = sorted.findIndex((one) => isOurs(one) && begins.has(one.state));
  return anew < 0 ? [] : sorted.slice(anew);
}

const hourMs = 3_600_000;
const followedDaysMax = 60;

/** When to ask about a parcel again: often on its first day, then less; null once sixty days have passed. */
export function nextAskAt(tracker: Tracker, handedOverAt: Date, now: Date): Date | null {
  const ageMs = now.getTime() - handedOverAt.getTime();
  if (ageMs >= followedDaysMax * dayMs) return null;
  const { firstDay, later } = trackers[tracker].hours;
  return new Date(now.getTime() + (ageMs < dayMs ? firstDay : later) * hourMs);
}

/** What its carrier has said of a parcel, as the desk and its customer see it. */
export interface Tracking {
  shipmentId: string;
  state: TrackingState;
  /** Why the carrier could not be asked the last time ("401"); empty when it answered. */
  trouble: string;
  askedAt: Date | null;
  /** The shop has an account at which its carrier can be asked. */
  mayAsk: boolean;
  /** Newest first. */
  events: DatedEvent[];
}
