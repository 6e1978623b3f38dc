import { X } from "lucide-react";
import { statusWord, type StatusReader } from "../../../shared/statuses.ts";
import { useDesk, type Desk } from "../../desk.tsx";
import { useWords, type Words } from "../../words.tsx";
import type { Changing } from "./filter-button.tsx";
import { noFilter, type ListSearch } from "../list-search.ts";
import { useCustomerName } from "./customer-name.ts";

interface Chip {
  label: string;
  /** The part of the address without it. */
  without: ListSearch;
}

/** What narrows the list, each removable alone. */
export function AppliedFilters({ search, onChange }: Changing) {
  const { t } = useWords();
  const desk = useDesk();
  const customer = useCustomerName(search.customer);
  const chips = chipsOf(search, { desk, t, customer });
  if (chips.length === 0) return null;
  return (
    <fieldset className="applied" aria-label={t.orders.applied}>
      {chips.map(({ label, without }) => (
        <button
          key={label}
          type="button"
          className="chip"
          aria-label={t.orders.removeFilter(label)}
          onClick={() => onChange(without)}
        >
          {label}
          <X size={14} aria-hidden="true" />
        </button>
      ))}
      <button type="button" className="link" onClick={() => onChange(noFilter)}>
        {t.orders.clear}
      </button>
    </fieldset>
  );
}

interface Told {
  desk: Desk;
  t: Words;
  customer: string;
}

function chipsOf(search: ListSearch, { desk, t, customer }: Told): Chip[] {
  const reader = { vocabulary: desk.shop.vocabulary, locale: desk.place.locale };
  const { payment = [], fulfilment = [], means = [], from, to } = search;
  const { filters, axisIs } = t.orders;
  const dates = datesIn(from, to, { desk, t });
  const total = totalIn(search, { desk, t });
  const client = search.customer && axisIs(filters.customer, customer);
  return [
    ...statusChips("payment", payment, { reader, t }),
    ...statusChips("fulfilment", fulfilment, { reader, t }),
    ...means.map((kind) => {
      const rest = means.filter((one) => one !== kind);
      return {
        label: axisIs(filters.means, t.orders.means[kind]),
        without: { means: rest.length > 0 ? rest : undefined },
      };
    }),
    ...(total ? [{ label: axisIs(filters.total, total), without: { totalMin: undefined, totalMax: undefined } }] : []),
    ...(search.withdrawal ? [{ label: t.law.withdrawal.filter, without: { withdrawal: undefined } }] : []),
    ...(client ? [{ label: client, without: { customer: undefined } }] : []),
    ...(dates ? [{ label: dates, without: { from: undefined, to: undefined } }] : []),
  ];
}

function statusChips<One extends "payment" | "fulfilment">(
  axis: One,
  picked: NonNullable<ListSearch[One]>,
  { reader, t }: { reader: StatusReader; t: Words },
): Chip[] {
  const statuses: readonly string[] = picked;
  return picked.map((status) => {
    const rest = statuses.filter((one) => one !== status);
    const word = statusWord(axis, status as Parameters<typeof statusWord<One>>[1], reader);
    return {
      label: t.orders.axisIs(t.orders.filters[axis], word),
      without: { [axis]: rest.length > 0 ? rest : undefined },
    };
  });
}

function totalIn(
  { totalMin: min, totalMax: max }: ListSearch,
  { desk, t }: Pick<Told, "desk" | "t">,
): string | undefined {
  const { totals } = t.orders;
  if (min && max)
    return min === max ? desk.money(Number(min)) : totals.between(desk.money(Number(min)), desk.money(Number(max)));
  if (min) return totals.from(desk.money(Number(min)));
  return max && totals.to(desk.money(Number(max)));
}

function datesIn(
  from: string | undefined,
  to: string | undefined,
  { desk, t }: { desk: Desk; t: Words },
): string | undefined {
  const { dates } = t.orders;
  if (from && to) return from === to ? dates.on(desk.day(from)) : dates.between(desk.day(from), desk.day(to));
  if (from) return dates.since(desk.day(from));
  return to && dates.until(desk.day(to));
}
