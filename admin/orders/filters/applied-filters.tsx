import { X } from "lucide-react";
import { statusWord, type StatusReader } from "../../../shared/statuses.ts";
import { useDesk, type Desk } from "../../desk.tsx";
import { useWords, type Words } from "../../words.tsx";
import type { Changing } from "./filter-button.tsx";
import type { ListSearch } from "../list-search.ts";

interface Chip {
  label: string;
  /** The part of the address without it. */
  without: ListSearch;
}

/** What narrows the list, each removable alone. */
export function AppliedFilters({ search, onChange }: Changing) {
  const { t } = useWords();
  const desk = useDesk();
  const chips = chipsOf(search, desk, t);
  if (chips.length === 0) return null;
  const none: ListSearch = { payment: undefined, fulfilment: undefined, from: undefined, to: undefined };
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
      <button type="button" className="link" onClick={() => onChange(none)}>
        {t.orders.clear}
      </button>
    </fieldset>
  );
}

function chipsOf(search: ListSearch, desk: Desk, t: Words): Chip[] {
  const reader = { vocabulary: desk.shop.vocabulary, locale: desk.place.locale };
  const { payment = [], fulfilment = [], from, to } = search;
  const dates = datesIn(from, to, { desk, t });
  return [
    ...statusChips("payment", payment, { reader, t }),
    ...statusChips("fulfilment", fulfilment, { reader, t }),
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
