import { Link } from "@tanstack/react-router";
import type { SettingsView } from "../../src/shops/settings.ts";
import { useDesk } from "../desk.tsx";
import { SelectField, TextField, Tick } from "../kit/forms/field.tsx";
import { SettingsForm, type Drafting, type Faults } from "../settings/settings-form.tsx";
import { useWords, type Words } from "../words.tsx";

type Draft = Pick<SettingsView, "cartReminders" | "cartReminderTo"> & { hours: string; minutes: string };

const draftOf = ({ cartReminders, cartReminderTo, cartReminderHours, leftCartMinutes }: SettingsView): Draft => ({
  cartReminders,
  cartReminderTo,
  hours: String(cartReminderHours),
  minutes: String(leftCartMinutes),
});

type FormWords = Words["baskets"]["form"];

const ways = ["off", "by_hand", "automatic"] as const;

const isBetween = (typed: string, min: number, max: number): boolean =>
  /^\d{1,5}$/.test(typed.trim()) && Number(typed) >= min && Number(typed) <= max;

function patchOf(words: FormWords) {
  return ({ hours, minutes, ...rest }: Draft): { patch: object } | { faults: Faults } => {
    const faults = {
      ...(!isBetween(hours, 1, 72) && { cartReminderHours: words.afterWrong }),
      ...(!isBetween(minutes, 30, 10_080) && { leftCartMinutes: words.leftWrong }),
    };
    if (Object.keys(faults).length > 0) return { faults };
    return { patch: { ...rest, cartReminderHours: Number(hours), leftCartMinutes: Number(minutes) } };
  };
}

/** Whether, when and whom to remind of a basket left behind. */
export function CartReminderSettings({ settings }: { settings: SettingsView }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const words = t.baskets.form;
  return (
    <SettingsForm settings={settings} draftOf={draftOf} patchOf={patchOf(words)}>
      {(drafting) => (
        <section className="card" id="paniers">
          <header>
            <h2>{words.title}</h2>
            <Link className="link fine" to="/$shop/paniers" params={{ shop: shop.slug }}>
              {words.see}
            </Link>
          </header>
          <div className="body stack wide">
            <p className="soft fine">{words.hint}</p>
            <Fields {...drafting} words={words} />
          </div>
        </section>
      )}
    </SettingsForm>
  );
}

function Fields({ draft, faults, change, words }: Drafting<Draft> & { words: FormWords }) {
  return (
    <>
      <SelectField
        label={words.who}
        value={draft.cartReminders}
        options={ways.map((way) => [way, words.ways[way]] as const)}
        onChange={(way) => change({ cartReminders: way as Draft["cartReminders"] })}
      />
      {draft.cartReminders === "automatic" && (
        <TextField
          label={words.after}
          hint={words.afterHint}
          unit={words.hours}
          inputMode="numeric"
          maxLength={2}
          value={draft.hours}
          error={faults["cartReminderHours"]}
          onChange={(hours) => change({ hours })}
        />
      )}
      <TextField
        label={words.left}
        hint={words.leftHint}
        unit={words.minutes}
        inputMode="numeric"
        maxLength={5}
        value={draft.minutes}
        error={faults["leftCartMinutes"]}
        onChange={(minutes) => change({ minutes })}
      />
      {draft.cartReminders !== "off" && (
        <Tick
          label={words.customers}
          hint={words.customersHint}
          checked={draft.cartReminderTo === "customers_too"}
          onChange={(isWanted) => change({ cartReminderTo: isWanted ? "customers_too" : "agreed" })}
        />
      )}
    </>
  );
}
