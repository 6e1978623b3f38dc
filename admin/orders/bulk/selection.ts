import { useCallback, useEffect, useRef, useState } from "react";
import type { OrderRow } from "../../../src/overview/order-row.ts";

/** As many orders as the server takes at once. */
export const chosenMax = 200;

export type Chosen = Pick<OrderRow, "id" | "number" | "reference">;

export interface Selection {
  chosen: ReadonlyMap<string, Chosen>;
  /** Chooses an order or lets it go; `range` does the same to all rows from the last one that was pressed. */
  toggle: (order: Chosen, range?: "range") => void;
  /** Chooses exactly these. */
  choose: (orders: readonly Chosen[]) => void;
  clear: () => void;
}

interface State {
  /** The list the orders were chosen in: another list starts with none. */
  list: string;
  chosen: ReadonlyMap<string, Chosen>;
}

const none: ReadonlyMap<string, Chosen> = new Map();

/** The orders chosen among those shown; `list` names the list. Escape lets all of them go. */
export function useSelection(shown: readonly Chosen[], list: string): Selection {
  const [state, setState] = useState<State>({ list, chosen: none });
  const rows = useRef(shown);
  const last = useRef<string>(undefined);
  useEffect(() => {
    rows.current = shown;
  }, [shown]);
  const chosen = state.list === list ? state.chosen : none;
  const choose = useCallback(
    (orders: readonly Chosen[]) =>
      setState({ list, chosen: new Map(orders.slice(0, chosenMax).map((order) => [order.id, order])) }),
    [list],
  );
  const toggle = useCallback(
    (order: Chosen, range?: "range") => {
      const touched = range ? between(rows.current, last.current, order) : [order];
      last.current = order.id;
      setState((before) => {
        const next = new Map(before.list === list ? before.chosen : none);
        const isChosen = next.has(order.id);
        for (const one of touched) {
          if (isChosen) next.delete(one.id);
          else if (next.size < chosenMax) next.set(one.id, one);
        }
        return { list, chosen: next };
      });
    },
    [list],
  );
  const clear = useCallback(() => choose([]), [choose]);
  useEscape(chosen.size > 0, clear);
  return { chosen, toggle, choose, clear };
}

/** The rows from the one pressed before to this one, both included; this one alone when the other is not shown. */
export function between(rows: readonly Chosen[], from: string | undefined, to: Chosen): readonly Chosen[] {
  const ends = [rows.findIndex((one) => one.id === from), rows.findIndex((one) => one.id === to.id)];
  if (ends.includes(-1)) return [to];
  return rows.slice(Math.min(...ends), Math.max(...ends) + 1);
}

/** Escape first closes what is open above the list. */
function useEscape(isHeard: boolean, run: () => void): void {
  useEffect(() => {
    if (!isHeard) return;
    const heard = (event: KeyboardEvent) => {
      const isTaken = event.defaultPrevented || document.querySelector(".dialog, .popup");
      if (event.key === "Escape" && !isTaken) run();
    };
    addEventListener("keydown", heard);
    return () => removeEventListener("keydown", heard);
  }, [isHeard, run]);
}
