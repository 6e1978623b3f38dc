import type { HappeningKind } from "../../happenings.ts";

/** Something that happened, as a listener is told: what to read again, and nothing of what is in it. */
export interface LiveEvent {
  type: HappeningKind;
  /** The orders it happened to. */
  ids: string[];
}

/** A happening as the feed reads it. Ids are UUIDv7: later ones sort later. */
export interface Happened {
  shopId: string;
  id: string;
  kind: HappeningKind;
  orderId: string | null;
}

/**
 * An id is made before its transaction ends, so that a row may appear behind one that is already known. Whoever reads
 * goes back this far each time and leaves out what he has been told.
 */
export const lateMilliseconds = 10_000;

/** Whoever was away for longer reads everything again: that is less than being told of each change. */
const replayMilliseconds = 600_000;
const replayCountMax = 500;

/** The lowest id that can have been made at this time. */
export function lowestId(milliseconds: number): string {
  const hex = Math.max(0, milliseconds).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/** Where a listener goes on: from the last position he knows, or from now; null when that was too long ago. */
export function startAfter(lastEventId: string | undefined, now: number): string | null {
  if (lastEventId === undefined) return lowestId(now - lateMilliseconds);
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-/.test(lastEventId)) return null;
  const at = Number.parseInt(lastEventId.slice(0, 13).replace("-", ""), 16);
  return now - at > replayMilliseconds ? null : lowestId(at - lateMilliseconds);
}

export const isTooMuch = (missed: readonly Happened[]): boolean => missed.length > replayCountMax;

/** One event a kind, in the order in which each kind first happened; an order is named once. */
export function eventsOf(happened: readonly Happened[]): LiveEvent[] {
  const ids = new Map<HappeningKind, Set<string>>();
  for (const { kind, orderId } of happened) {
    const known = ids.get(kind) ?? new Set();
    if (orderId !== null) known.add(orderId);
    ids.set(kind, known);
  }
  return [...ids].map(([type, orders]) => ({ type, ids: [...orders] }));
}
