import { offlineKinds } from "../../shared/banking/means.ts";
import { statusesOf, type StatusOf } from "../../shared/statuses.ts";
import type { Means, View } from "../../src/overview/order-row.ts";
import { searchText } from "../search.ts";

/** The views the merchant sees as tabs, in their order. */
export const shownViews = [
  "all",
  "to_do",
  "awaiting_payment",
  "shipped",
  "cancelled",
  "archived",
] as const satisfies readonly View[];

/** The state of the list, all of it in the address. What is absent is not asked for. */
export interface ListSearch {
  view?: View;
  payment?: StatusOf<"payment">[];
  fulfilment?: StatusOf<"fulfilment">[];
  /** Kinds of the means of payment. */
  means?: Means[];
  /** Minor units, both included. */
  totalMin?: string;
  totalMax?: string;
  /** Whose customer withdrew, and waits for an answer. */
  withdrawal?: "requested";
  /** One customer, by his id. */
  customer?: string;
  q?: string;
  from?: string;
  to?: string;
  cursor?: string;
}

const views: readonly string[] = [...shownViews, "deleted"];
export const knownMeans = [...offlineKinds, "unsaid"] as const satisfies readonly Means[];
const isAmount = /^\d{1,12}$/;
const isId = /^[0-9a-f-]{36}$/;
const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an address typed, pasted or kept; what makes no sense is dropped. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const read: ListSearch = {};
  const { view, q, from, to, cursor } = search;
  if (typeof view === "string" && views.includes(view) && view !== "all") read.view = view as View;
  const payment = known(search["payment"], statusesOf("payment"));
  if (payment.length > 0) read.payment = payment;
  const fulfilment = known(search["fulfilment"], statusesOf("fulfilment"));
  if (fulfilment.length > 0) read.fulfilment = fulfilment;
  const means = known(search["means"], knownMeans);
  if (means.length > 0) read.means = means;
  for (const name of ["totalMin", "totalMax"] as const) {
    const amount = search[name];
    if (typeof amount === "string" && isAmount.test(amount)) read[name] = amount;
  }
  if (search["withdrawal"] === "requested") read.withdrawal = "requested";
  const { customer } = search;
  if (typeof customer === "string" && isId.test(customer)) read.customer = customer;
  if (typeof q === "string" && q.trim()) read.q = q.slice(0, 200);
  if (typeof from === "string" && isDay.test(from)) read.from = from;
  if (typeof to === "string" && isDay.test(to)) read.to = to;
  if (typeof cursor === "string" && cursor) read.cursor = cursor;
  return read;
}

function known<Value extends string>(given: unknown, values: readonly Value[]): Value[] {
  const texts = typeof given === "string" ? given.split(",") : Array.isArray(given) ? given : [];
  return values.filter((value) => texts.includes(value));
}

/** What the server is asked; without the page, the same list as a file. */
export const listQuery = (search: ListSearch): string => searchText(search);

/** What takes every filter away. */
export const noFilter = {
  payment: undefined,
  fulfilment: undefined,
  means: undefined,
  totalMin: undefined,
  totalMax: undefined,
  withdrawal: undefined,
  customer: undefined,
  from: undefined,
  to: undefined,
} as const satisfies ListSearch;

/** True when something narrows the view: a word or a filter. */
export const isNarrowed = (search: ListSearch): boolean =>
  Boolean(search.q) || Object.keys(noFilter).some((name) => search[name as keyof typeof noFilter] !== undefined);
