import { searchText } from "../search.ts";
import type { ListSearch } from "./list-search.ts";

const name = "carnet.list";

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** The page was opened from the list: going back leads to the same place in it. */
    fromList?: boolean;
  }
}

/** The list last looked at in this tab: where an order's page goes back to, and what its neighbours are taken from. */
export function rememberList(search: ListSearch): void {
  sessionStorage.setItem(name, searchText(search));
}

export const lastList = (): string => sessionStorage.getItem(name) ?? "";
