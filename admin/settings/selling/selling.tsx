import type { SettingsView } from "../../../src/shops/settings.ts";
import { Banner } from "../../kit/banner.tsx";
import { SelectField, TextField, Tick } from "../../kit/forms/field.tsx";
import { amountToType, amountTyped, rateToType, rateTyped, symbolOf } from "../../kit/forms/typed.ts";
import { useWords } from "../../words.tsx";
import { SettingsForm, type Drafting, type Faults } from "../settings-form.tsx";
import type { PartProps } from "../settings-page.tsx";

interface SellingDraft {
  selling: SettingsView["selling"];
  hasFee: boolean;
  name: string;
  kind: "amount" | "percent";
  /** As it is typed: an amount, or a percentage. */
  charge: string;
  taxClass: string;
  isOffered: boolean;
}

function draftOf({ selling, fee, taxClasses, currency, locale }: SettingsView): SellingDraft {
  const { name = "", charge, taxClass = taxClasses[0]?.code ?? "", isOffered = false } = fee ?? {};
  const typed = !charge
    ? ""
    : "amount" in charge
      ? amountToType(charge.amount, currency, locale)
      : rateToType(charge.percent, locale);
  const kind = charge && "percent" in charge ? "percent" : "amount";
  return { selling, hasFee: fee !== null, name, kind, charge: typed, taxClass, isOffered };
}

/** Whether the storefront takes orders, and what it adds to each. */
export function SellingSettings({ settings }: PartProps) {
  const { t } = useWords();
  const patchOf = (draft: SellingDraft): { patch: object } | { faults: Faults } => {
    const { selling, hasFee, kind, taxClass, isOffered } = draft;
    if (!hasFee) return { patch: { selling, fee: null } };
    const charge = kind === "amount" ? amountTyped(draft.charge, settings.currency) : rateTyped(draft.charge);
    const isWrong = charge === undefined || charge <= 0 || (kind === "percent" && charge > 1_000_000);
    const faults = {
      ...(!draft.name.trim() && { name: t.shell.errors.required }),
      ...(isWrong && { charge: t.shell.errors.amount }),
    };
    if (Object.keys(faults).length > 0) return { faults };
    return { patch: { selling, fee: { name: draft.name.trim(), charge: { [kind]: charge }, taxClass, isOffered } } };
  };
  return (
    <SettingsForm settings={settings} draftOf={draftOf} patchOf={patchOf}>
      {(drafting) => (
        <>
          <Mode {...drafting} settings={settings} />
          <FeeFields {...drafting} settings={settings} />
        </>
      )}
    </SettingsForm>
  );
}

const modes = ["orders", "prices", "nothing"] as const;

function Mode({ draft, change, settings }: Drafting<SellingDraft> & PartProps) {
  const { t } = useWords();
  const words = t.selling;
  const { email, phone } = settings.seller;
  return (
    <section className="card">
      <header>
        <h2>{words.title}</h2>
      </header>
      <div className="body stack">
        <SelectField
          label={words.mode}
          hint={words.modeHint}
          value={draft.selling}
          options={modes.map((mode) => [mode, words.modes[mode]] as const)}
          onChange={(selling) => change({ selling: selling as SellingDraft["selling"] })}
        />
        {draft.selling !== "orders" && !email && !phone && (
          <Banner tone="warn" title={words.noContact}>
            <p>{words.noContactText}</p>
          </Banner>
        )}
      </div>
    </section>
  );
}

function FeeFields({ draft, faults, change, settings }: Drafting<SellingDraft> & PartProps) {
  const { t } = useWords();
  const words = t.selling;
  return (
    <section className="card">
      <header>
        <h2>{words.fee}</h2>
      </header>
      <div className="body stack">
        <Tick
          label={words.hasFee}
          hint={words.feeHint}
          checked={draft.hasFee}
          onChange={(hasFee) => change({ hasFee })}
        />
        {draft.hasFee && (
          <>
            <FeeWords {...{ draft, faults, change, settings }} />
            <Tick
              label={words.isOffered}
              hint={words.isOfferedHint}
              checked={draft.isOffered}
              onChange={(isOffered) => change({ isOffered })}
            />
          </>
        )}
      </div>
    </section>
  );
}

/** What it is called, how it is taxed and what it comes to. */
function FeeWords({ draft, faults, change, settings }: Drafting<SellingDraft> & PartProps) {
  const { t } = useWords();
  const words = t.selling;
  return (
    <>
      <div className="pair">
        <TextField
          label={words.name}
          placeholder={words.namePlaceholder}
          maxLength={80}
          value={draft.name}
          error={faults["name"]}
          onChange={(name) => change({ name })}
        />
        <SelectField
          label={words.taxClass}
          value={draft.taxClass}
          options={settings.taxClasses.map(({ code, name }) => [code, name] as const)}
          onChange={(taxClass) => change({ taxClass })}
        />
      </div>
      <div className="pair">
        <SelectField
          label={words.kind}
          value={draft.kind}
          options={(["amount", "percent"] as const).map((kind) => [kind, words.kinds[kind]] as const)}
          onChange={(kind) => change({ kind: kind as SellingDraft["kind"], charge: "" })}
        />
        <TextField
          label={words[draft.kind]}
          inputMode="decimal"
          unit={draft.kind === "amount" ? symbolOf(settings.currency, settings.locale) : "%"}
          value={draft.charge}
          error={faults["charge"]}
          onChange={(charge) => change({ charge })}
        />
      </div>
    </>
  );
}
