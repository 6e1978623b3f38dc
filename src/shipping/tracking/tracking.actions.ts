import { record } from "../../happenings.ts";
import type { Tx } from "../../lib/db.ts";
import type { TrackingEvent } from "../carriers/carrier.ts";
import { inOrder, nextAskAt, ownEvents, standingOf, trackedAs, type DatedEvent, type Tracking } from "./tracking.ts";
import * as rows from "./tracking.sql.ts";

/** A parcel that left is followed from now on, where its carrier can be asked about it; again, if it had been taken back. */
export async function followParcel(
  tx: Tx,
  shopId: string,
  parcel: { id: string; carrier: string; trackingNumber: string; now: Date },
): Promise<void> {
  const known = trackedAs(parcel);
  if (known) await rows.insertTracked(tx, shopId, { ...known, shipmentId: parcel.id, nextAt: parcel.now });
}

/**
 * Keeps what a carrier said of a parcel, and says so in the order's history once it stands elsewhere than before. Said
 * again, nothing happens; what is over, or was taken back, is asked about no more.
 */
export async function keepTracking(
  tx: Tx,
  { shopId, shipmentId }: { shopId: string; shipmentId: string },
  { said, now }: { said: readonly TrackingEvent[]; now: Date },
): Promise<void> {
  const parcel = await rows.lockTracked(tx, shopId, shipmentId);
  if (!parcel) return;
  const before = await rows.listEvents(tx, shopId, shipmentId);
  const events = ownEvents(dated(said, before, now), parcel.handedOverAt);
  await rows.insertEvents(tx, shopId, { shipmentId, events, now });
  const all = inOrder([...before, ...events]);
  const state = standingOf(all);
  const isOver = parcel.takenBackAt !== null || events.some(({ isFinal }) => isFinal);
  const nextAt = isOver ? null : nextAskAt(parcel.tracker, parcel.handedOverAt, now);
  await rows.updateTracked(tx, shopId, { shipmentId, state, nextAt, now });
  if (state === parcel.state || state === "unknown" || parcel.takenBackAt) return;
  const { carrier, trackingNumber, orderId } = parcel;
  const latest = all.findLast((one) => one.state === state);
  const { label = "", place = "", at = now } = latest ?? {};
  // A clock that is wrong, or of another country: nothing is delivered tomorrow.
  const eventAt = (at > now ? now : at).toISOString();
  const data = { shipmentId, carrier, trackingNumber, state, label, place, eventAt };
  const actor = { kind: "carrier", id: null, name: carrier } as const;
  await record(tx, { shopId, orderId, kind: "shipment.tracked", data, actor, now });
}

const codeLengthMax = 80;
const textLengthMax = 300;

/** With an instant each: of what the carrier does not date, the one when it was first heard. */
function dated(
  said: readonly TrackingEvent[],
  before: readonly DatedEvent[],
  now: Date,
): (DatedEvent & { isFinal: boolean })[] {
  return said.map(({ at, code, label, place, ...rest }) => {
    const cut = { code: line(code, codeLengthMax), place: line(place, textLengthMax) };
    const heard = before.find((one) => one.code === cut.code && one.place === cut.place)?.at;
    return { ...rest, ...cut, label: line(label, textLengthMax), at: at ?? heard ?? now };
  });
}

/** One line that the database can keep: no control characters, no half of a sign. */
const line = (text: string, lengthMax: number): string =>
  text
    .replaceAll(/[\p{Cc} ]+/gu, " ")
    .trim()
    .slice(0, lengthMax)
    .toWellFormed();

/** What carriers said of the parcels of an order that are followed. */
export async function trackingsOfOrder(tx: Tx, shopId: string, orderId: string): Promise<Tracking[]> {
  const [trackings, events] = await Promise.all([
    rows.listTrackings(tx, shopId, orderId),
    rows.listEventsOfOrder(tx, shopId, orderId),
  ]);
  const byParcel = Map.groupBy(events, ({ shipmentId }) => shipmentId);
  return trackings.map((one) => {
    const own = (byParcel.get(one.shipmentId) ?? []).map(({ at, code, label, place, state }) => ({
      at,
      code,
      label,
      place,
      state,
    }));
    return { ...one, events: inOrder(own).toReversed() };
  });
}
