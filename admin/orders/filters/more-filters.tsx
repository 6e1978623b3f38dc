import { useState } from "react";
import { useDesk } from "../../desk.tsx";
import { TextField } from "../../kit/forms/field.tsx";
import { amountToType, amountTyped, symbolOf } from "../../kit/forms/typed.ts";
import { Popover } from "../../kit/popover.tsx";
import { useWords } from "../../words.tsx";
import { knownMeans } from "../list-search.ts";
import { FilterButton, type Changing } from "./filter-button.tsx";

/** What is asked less often than statuses and dates: how it is paid, and how much. */
export function MoreFilters({ search, onChange }: Changing) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { means, totalMin, totalMax, withdrawal } = search;
  const label = t.orders.filters.more;
  return (
    <Popover
      trigger={<FilterButton label={label} isApplied={Boolean(means ?? totalMin ?? totalMax ?? withdrawal)} />}
      label={t.orders.filterBy(label)}
      open={isOpen}
      onOpenChange={setOpen}
    >
      <div className="choices">
        <label className="item">
          <input
            type="checkbox"
            className="box"
            checked={withdrawal === "requested"}
            onChange={() => onChange({ withdrawal: withdrawal ? undefined : "requested" })}
          />
          {t.law.withdrawal.filter}
        </label>
      </div>
      <MeansChoices search={search} onChange={onChange} />
      <TotalRange
        search={search}
        onChange={(part) => {
          onChange(part);
          setOpen(false);
        }}
      />
    </Popover>
  );
}

function MeansChoices({ search, onChange }: Changing) {
  const { t } = useWords();
  const picked = search.means ?? [];
  const toggle = (kind: (typeof knownMeans)[number]) => {
    const next = picked.includes(kind) ? picked.filter((one) => one !== kind) : [...picked, kind];
    onChange({ means: next.length > 0 ? next : undefined });
  };
  return (
    <fieldset className="choices">
      <legend className="heading">{t.orders.filters.means}</legend>
      {knownMeans.map((kind) => (
        <label key={kind} className="item">
          <input type="checkbox" className="box" checked={picked.includes(kind)} onChange={() => toggle(kind)} />
          {t.orders.means[kind]}
        </label>
      ))}
    </fieldset>
  );
}

function TotalRange({ search: { totalMin, totalMax }, onChange }: Changing) {
  const { t } = useWords();
  const { shop, place } = useDesk();
  const shown = (amount: string | undefined) =>
    amount ? amountToType(Number(amount), shop.currency, place.locale) : "";
  const [typed, setTyped] = useState({ min: shown(totalMin), max: shown(totalMax) });
  const [wrong, setWrong] = useState<"min" | "max">();
  const submit = () => {
    const read = (text: string) => (text.trim() === "" ? "" : amountTyped(text, shop.currency));
    const [min, max] = [read(typed.min), read(typed.max)];
    if (min === undefined || Number(min) < 0) return setWrong("min");
    if (max === undefined || Number(max) < 0) return setWrong("max");
    const asked = (amount: number | string) => String(amount) || undefined;
    onChange({ totalMin: asked(min), totalMax: asked(max) });
  };
  const field = (end: "min" | "max") => (
    <TextField
      label={t.orders.totals[end]}
      inputMode="decimal"
      unit={symbolOf(shop.currency, place.locale)}
      value={typed[end]}
      error={wrong === end ? t.shell.errors.amount : undefined}
      onChange={(text) => {
        setTyped({ ...typed, [end]: text });
        setWrong(undefined);
      }}
    />
  );
  return (
    <form
      className="dates"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset className="ends">
        <legend className="heading">{t.orders.filters.total}</legend>
        {field("min")}
        {field("max")}
      </fieldset>
      <button type="submit" className="button">
        {t.orders.dates.apply}
      </button>
    </form>
  );
}
