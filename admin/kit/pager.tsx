import type { ReactNode } from "react";

interface PagerProps {
  list: { nextCursor: string | null; previousCursor: string | null };
  /** What the neighbours are called. */
  labels: { previous: string; next: string };
  /** The way to one of them. */
  link: (cursor: string, label: string) => ReactNode;
}

/** The pages beside this one; nothing when the list has only one. */
export function Pager({ list: { nextCursor, previousCursor }, labels, link }: PagerProps) {
  if (nextCursor === null && previousCursor === null) return null;
  const turn = (cursor: string | null, label: string) =>
    cursor === null ? (
      <span className="button small" aria-disabled="true">
        {label}
      </span>
    ) : (
      link(cursor, label)
    );
  return (
    <footer>
      {turn(previousCursor, labels.previous)}
      {turn(nextCursor, labels.next)}
    </footer>
  );
}
