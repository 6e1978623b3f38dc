import { useEffect, useRef } from "react";

/**
 * Lets the rows of a list be dragged to another place, for whoever has a mouse; the buttons of each row do the same.
 * `onDrop` is told which row was taken, and where it was let go.
 */
export function useDragging(onDrop: (from: number, to: number) => void) {
  const list = useRef<HTMLUListElement>(null);
  const told = useRef(onDrop);
  useEffect(() => {
    told.current = onDrop;
  });
  useEffect(() => {
    const { current: rows } = list;
    if (!rows) return undefined;
    const listening = new AbortController();
    const { signal } = listening;
    const placeOf = ({ target }: Event) =>
      target instanceof Element ? [...rows.children].findIndex((row) => row.contains(target)) : -1;
    let from = -1;
    rows.addEventListener("dragstart", (event) => (from = placeOf(event)), { signal });
    rows.addEventListener("dragend", () => (from = -1), { signal });
    rows.addEventListener("dragover", (event) => from >= 0 && event.preventDefault(), { signal });
    rows.addEventListener(
      "drop",
      (event) => {
        const to = placeOf(event);
        if (from >= 0 && to >= 0 && from !== to) told.current(from, to);
      },
      { signal },
    );
    return () => listening.abort();
  }, []);
  return list;
}
