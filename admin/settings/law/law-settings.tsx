import { isEuropean } from "../../../shared/countries.ts";
import type { SettingsView } from "../../../src/shops/settings.ts";
import { TextField, Tick } from "../../kit/forms/field.tsx";
import { useWords } from "../../words.tsx";
import { SettingsForm, type Faults } from "../settings-form.tsx";
import type { PartProps } from "../settings-page.tsx";

interface LawDraft {
  offersWithdrawal: boolean;
  withdrawalDays: string;
}

const draftOf = (settings: SettingsView): LawDraft => ({
  offersWithdrawal: settings.offersWithdrawal ?? isEuropean(settings.country),
  withdrawalDays: String(settings.withdrawalDays),
});

/** What the law has the shop offer and show. */
export function LawSettings({ settings }: PartProps) {
  const { t } = useWords();
  const words = t.law.settings;
  const must = isEuropean(settings.country);
  const patchOf = (draft: LawDraft): { patch: object } | { faults: Faults } => {
    const withdrawalDays = Number(draft.withdrawalDays);
    if (!Number.isInteger(withdrawalDays) || withdrawalDays < 14 || withdrawalDays > 365)
      return { faults: { withdrawalDays: words.wrongDays } };
    const { offersWithdrawal } = draft;
    return { patch: { offersWithdrawal: offersWithdrawal === must ? null : offersWithdrawal, withdrawalDays } };
  };
  return (
    <div className="stack wide">
      <SettingsForm settings={settings} draftOf={draftOf} patchOf={patchOf}>
        {({ draft, faults, change }) => (
          <section className="card">
            <header>
              <h2>{words.withdrawal}</h2>
            </header>
            <div className="body stack">
              <p className="soft fine">{must ? words.mustOffer : words.maySell}</p>
              <Tick
                label={words.offers}
                hint={words.offersHint}
                checked={draft.offersWithdrawal}
                onChange={(offersWithdrawal) => change({ offersWithdrawal })}
              />
              {draft.offersWithdrawal && (
                <TextField
                  label={words.days}
                  hint={words.daysHint}
                  error={faults["withdrawalDays"]}
                  inputMode="numeric"
                  value={draft.withdrawalDays}
                  onChange={(withdrawalDays) => change({ withdrawalDays })}
                />
              )}
            </div>
          </section>
        )}
      </SettingsForm>
    </div>
  );
}
