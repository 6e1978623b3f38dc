import { Check } from "lucide-react";
import { useState } from "react";
import { useToday } from "../../desk.tsx";
import { TextField } from "../../kit/forms/field.tsx";
import { Popover } from "../../kit/popover.tsx";
import { useWords } from "../../words.tsx";
import { datePresets, rangeOf, type DateRange } from "./date-range.ts";
import { FilterButton, type Changing } from "./filter-button.tsx";

export function DateFilter({ search, onChange }: Changing) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const pick = (range: DateRange) => {
    onChange({ from: range.from || undefined, to: range.to || undefined });
    setOpen(false);
  };
  const label = t.orders.filters.date;
  return (
    <Popover
      trigger={<FilterButton label={label} isApplied={Boolean(search.from ?? search.to)} />}
      label={t.orders.filterBy(label)}
      open={isOpen}
      onOpenChange={setOpen}
    >
      <Presets current={{ from: search.from ?? "", to: search.to ?? "" }} onPick={pick} />
      <OwnRange from={search.from ?? ""} to={search.to ?? ""} onPick={pick} />
    </Popover>
  );
}

function Presets({ current, onPick }: { current: DateRange; onPick: (range: DateRange) => void }) {
  const { t } = useWords();
  const today = useToday();
  return (
    <div className="choices">
      {datePresets.map((preset) => {
        const range = rangeOf(preset, today);
        const isCurrent = range.from === current.from && range.to === current.to;
        return (
          <button
            key={preset}
            type="button"
            className="item"
            aria-pressed={isCurrent}
            onClick={() => onPick(isCurrent ? { from: "", to: "" } : range)}
          >
            {t.orders.dates[preset]}
            {isCurrent && (
              <span className="mark">
                <Check size={16} aria-hidden="true" />
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

function OwnRange({ from, to, onPick }: DateRange & { onPick: (range: DateRange) => void }) {
  const { t } = useWords();
  const [range, setRange] = useState({ from, to });
  return (
    <form
      className="dates"
      onSubmit={(event) => {
        event.preventDefault();
        onPick(range);
      }}
    >
      <TextField
        label={t.orders.dates.from}
        type="date"
        value={range.from}
        onChange={(day) => setRange({ ...range, from: day })}
      />
      <TextField
        label={t.orders.dates.to}
        type="date"
        value={range.to}
        onChange={(day) => setRange({ ...range, to: day })}
      />
      <button type="submit" className="button">
        {t.orders.dates.apply}
      </button>
    </form>
  );
}
