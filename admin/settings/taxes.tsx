import { Plus, Trash2 } from "lucide-react";
import type { SettingsView } from "../../src/shops/settings.ts";
import { newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { TextField } from "../kit/forms/field.tsx";
import { rateToType, rateTyped } from "../kit/forms/typed.ts";
import { useWords } from "../words.tsx";
import { SettingsForm, type Faults } from "./settings-form.tsx";
import type { PartProps } from "./settings-page.tsx";

interface TypedRate {
  name: string;
  rate: string;
}
interface TypedClass {
  code: string;
  name: string;
  rates: TypedRate[];
  /** Not saved yet: may still be taken away. */
  isNew: boolean;
}
interface TaxDraft {
  classes: TypedClass[];
}

/** The tax classes products carry. A class may be added, never taken away: products may be sold with it. */
export function TaxSettings({ settings }: PartProps) {
  const { t } = useWords();
  const { place } = useDesk();
  const words = t.settings.taxes;
  const draftOf = ({ taxClasses }: SettingsView): TaxDraft => ({
    classes: taxClasses.map(({ code, name, rates }) => ({
      code,
      name,
      rates: rates.map((one) => ({ name: one.name, rate: rateToType(one.rate, place.locale) })),
      isNew: false,
    })),
  });
  const { required, rate } = t.shell.errors;
  return (
    <SettingsForm settings={settings} draftOf={draftOf} patchOf={(draft) => patchOf(draft, { required, rate })}>
      {({ draft, faults, change }) => (
        <section className="card">
          <header>
            <h2>{words.title}</h2>
          </header>
          <div className="body">
            <p>{settings.pricesIncludeTax ? words.included : words.excluded}</p>
            <p className="soft fine">{words.hint}</p>
          </div>
          {draft.classes.map((one) => (
            <ClassFields
              key={one.code}
              tax={one}
              faults={faults}
              onChange={(part) =>
                change({ classes: draft.classes.map((each) => (each === one ? { ...each, ...part } : each)) })
              }
              onRemove={() => change({ classes: draft.classes.filter((each) => each !== one) })}
            />
          ))}
          <footer>
            <span className="push" />
            <button
              type="button"
              className="button small"
              onClick={() => change({ classes: [...draft.classes, newClass(words.newClass)] })}
            >
              <Plus size={15} aria-hidden="true" />
              {words.addClass}
            </button>
          </footer>
        </section>
      )}
    </SettingsForm>
  );
}

const newClass = (name: string): TypedClass => ({ code: `c-${newKey().slice(0, 12)}`, name, rates: [], isNew: true });

function patchOf(
  { classes }: TaxDraft,
  told: { required: string; rate: string },
): { patch: object } | { faults: Faults } {
  const faults: Faults = {};
  const taxClasses = classes.map(({ code, name, rates }) => {
    if (!name.trim()) faults[`${code}.name`] = told.required;
    const read = rates.map((one, at) => {
      const rate = rateTyped(one.rate);
      if (!one.name.trim()) faults[`${code}.${at}.name`] = told.required;
      if (rate === undefined || rate < 0 || rate > 1_000_000) faults[`${code}.${at}.rate`] = told.rate;
      return { name: one.name.trim(), rate: rate ?? 0 };
    });
    return { code, name: name.trim(), rates: read };
  });
  return Object.keys(faults).length > 0 ? { faults } : { patch: { taxClasses } };
}

interface ClassFieldsProps {
  tax: TypedClass;
  faults: Faults;
  onChange: (part: Partial<TypedClass>) => void;
  onRemove: () => void;
}

function ClassFields({ tax, faults, onChange, onRemove }: ClassFieldsProps) {
  const { t } = useWords();
  const words = t.settings.taxes;
  return (
    <fieldset className="body tax">
      <legend className="aloud">{words.classTitle(tax.name)}</legend>
      <div className="row top">
        <div className="grow">
          <TextField
            label={words.className}
            maxLength={80}
            value={tax.name}
            error={faults[`${tax.code}.name`]}
            onChange={(name) => onChange({ name })}
          />
        </div>
        {tax.isNew && (
          <button
            type="button"
            className="button bare icon"
            aria-label={words.removeClass(tax.name)}
            onClick={onRemove}
          >
            <Trash2 size={16} aria-hidden="true" />
          </button>
        )}
      </div>
      <RateFields tax={tax} faults={faults} onChange={(rates) => onChange({ rates })} />
    </fieldset>
  );
}

interface RateFieldsProps {
  tax: TypedClass;
  faults: Faults;
  onChange: (rates: TypedRate[]) => void;
}

function RateFields({ tax: { code, rates }, faults, onChange }: RateFieldsProps) {
  const { t } = useWords();
  const words = t.settings.taxes;
  const replace = (at: number, part: Partial<TypedRate>) =>
    onChange(rates.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <div className="stack">
      {rates.length === 0 && <p className="soft">{words.noRate}</p>}
      {rates.map((one, at) => (
        <div key={`${code} ${at}`} className="rate">
          <TextField
            label={words.rateName}
            maxLength={40}
            value={one.name}
            error={faults[`${code}.${at}.name`]}
            onChange={(name) => replace(at, { name })}
          />
          <TextField
            label={words.rate}
            inputMode="decimal"
            unit="%"
            value={one.rate}
            error={faults[`${code}.${at}.rate`]}
            onChange={(rate) => replace(at, { rate })}
          />
          <button
            type="button"
            className="button bare icon"
            aria-label={words.removeRate(one.name)}
            onClick={() => onChange(rates.filter((_, index) => index !== at))}
          >
            <Trash2 size={16} aria-hidden="true" />
          </button>
        </div>
      ))}
      {rates.length < 3 && (
        <p>
          <button type="button" className="link" onClick={() => onChange([...rates, { name: "", rate: "" }])}>
            {words.addRate}
          </button>
        </p>
      )}
    </div>
  );
}
