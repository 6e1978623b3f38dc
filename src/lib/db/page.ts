import { RefusalError } from "../refusal.ts";

/** Where a page starts: beside the row with this key and id, where the list goes on or on the side it came from. */
export interface Place {
  /** What the list is sorted by, as text. */
  key: string;
  id: string;
  side: "next" | "previous";
}

export interface Page<Row> {
  rows: Row[];
  nextCursor: string | null;
  previousCursor: string | null;
}

const written = /^([np]) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (.*)$/s;

/** The place a cursor names; none is the list's start. Opaque to callers: one that was tampered with is refused. */
export function placeOf(cursor: string | undefined, isKey: (key: string) => boolean): Place | undefined {
  if (cursor === undefined) return undefined;
  const [, side, id = "", key = ""] = written.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (side === undefined || !isKey(key)) throw new RefusalError("page_cursor_invalid", { cursor });
  return { key, id, side: side === "n" ? "next" : "previous" };
}

/** A key that is an instant, as `toISOString` writes it. */
export const isInstant = (key: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(key) && !Number.isNaN(Date.parse(key));

/**
 * A page in the list's order, with the cursors of its neighbours, of the rows read away from its place: as many as the
 * page may hold, and one more that tells whether there are others.
 */
export function pageOf<Row extends { id: string }>(
  found: readonly Row[],
  { place, limit }: { place: Place | undefined; limit: number },
  keyOf: (row: Row) => string,
): Page<Row> {
  const isBack = place?.side === "previous";
  const rows = isBack ? found.slice(0, limit).toReversed() : found.slice(0, limit);
  const hasMore = found.length > limit;
  const cursorAt = (row: Row | undefined, side: "n" | "p") =>
    row ? Buffer.from(`${side} ${row.id} ${keyOf(row)}`).toString("base64url") : null;
  return {
    rows,
    nextCursor: isBack || hasMore ? cursorAt(rows.at(-1), "n") : null,
    previousCursor: (isBack ? hasMore : place) ? cursorAt(rows[0], "p") : null,
  };
}
