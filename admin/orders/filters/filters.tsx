import { ChevronDown, Plus } from "lucide-react";
import { statusesOf, statusWord, type StatusOf } from "../../../shared/statuses.ts";
import { useDesk } from "../../desk.tsx";
import { Popover } from "../../kit/popover.tsx";
import { useWords } from "../../words.tsx";
import { DateFilter } from "./date-filter.tsx";
import type { ListSearch } from "../list-search.ts";
import { SearchBox } from "../../kit/search-box.tsx";

export interface Changing {
  search: ListSearch;
  onChange: (part: ListSearch, how?: "typing") => void;
}

export function Filters({ search, onChange }: Changing) {
  const { t } = useWords();
  return (
    <div className="filters" role="search">
      <SearchBox
        label={t.orders.search}
        placeholder={t.orders.searchPlaceholder}
        q={search.q ?? ""}
        onSearch={(q) => onChange({ q: q || undefined }, "typing")}
      />
      <div className="menus">
        <StatusFilter axis="payment" search={search} onChange={onChange} />
        <StatusFilter axis="fulfilment" search={search} onChange={onChange} />
        <DateFilter search={search} onChange={onChange} />
      </div>
    </div>
  );
}

export function FilterButton({ label, isApplied, ...props }: { label: string; isApplied: boolean }) {
  return (
    <button type="button" className="button filter" data-applied={isApplied || undefined} {...props}>
      {isApplied ? <ChevronDown size={14} aria-hidden="true" /> : <Plus size={14} aria-hidden="true" />}
      {label}
    </button>
  );
}

function StatusFilter<One extends "payment" | "fulfilment">({ axis, search, onChange }: Changing & { axis: One }) {
  const { t } = useWords();
  const { shop, place } = useDesk();
  const picked: readonly string[] = search[axis] ?? [];
  const toggle = (status: StatusOf<One>) => {
    const next = picked.includes(status) ? picked.filter((one) => one !== status) : [...picked, status];
    onChange({ [axis]: next.length > 0 ? next : undefined });
  };
  const label = t.orders.filters[axis];
  return (
    <Popover trigger={<FilterButton label={label} isApplied={picked.length > 0} />} label={t.orders.filterBy(label)}>
      <div className="choices">
        {statusesOf(axis).map((status) => (
          <label key={status} className="item">
            <input type="checkbox" className="box" checked={picked.includes(status)} onChange={() => toggle(status)} />
            {statusWord(axis, status, { vocabulary: shop.vocabulary, locale: place.locale })}
          </label>
        ))}
      </div>
    </Popover>
  );
}
