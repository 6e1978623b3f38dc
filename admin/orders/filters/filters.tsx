import { statusesOf, statusWord, type StatusOf } from "../../../shared/statuses.ts";
import { useDesk } from "../../desk.tsx";
import { Popover } from "../../kit/popover.tsx";
import { useWords } from "../../words.tsx";
import { DateFilter } from "./date-filter.tsx";
import { FilterButton, type Changing } from "./filter-button.tsx";
import { MoreFilters } from "./more-filters.tsx";
import { SearchBox } from "../../kit/forms/search-box.tsx";

export function Filters({ search, onChange }: Changing) {
  const { t } = useWords();
  return (
    <search className="filters">
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
        <MoreFilters search={search} onChange={onChange} />
      </div>
    </search>
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
