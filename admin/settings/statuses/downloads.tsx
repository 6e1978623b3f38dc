import type { SettingsView } from "../../../src/shops/settings.ts";
import { TextField } from "../../kit/forms/field.tsx";
import { useWords } from "../../words.tsx";
import { SettingsForm } from "../settings-form.tsx";
import type { PartProps } from "../settings-page.tsx";

const draftOf = ({ downloadDays, downloadCountMax }: SettingsView) => ({
  days: String(downloadDays),
  countMax: String(downloadCountMax),
});

const isCount = (text: string, max: number): boolean =>
  /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= max;

/** For how long, and how often, customers may download what they bought. */
export function DownloadSettings({ settings }: PartProps) {
  const { t } = useWords();
  const words = t.files;
  const patchOf = (draft: ReturnType<typeof draftOf>) => {
    const [days, countMax] = [draft.days.trim(), draft.countMax.trim()];
    const faults = {
      ...(!isCount(days, 3_650) && { days: t.shell.errors.whole }),
      ...(!isCount(countMax, 1_000) && { countMax: t.shell.errors.whole }),
    };
    if (Object.keys(faults).length > 0) return { faults };
    return { patch: { downloadDays: Number(days), downloadCountMax: Number(countMax) } };
  };
  return (
    <SettingsForm settings={settings} draftOf={draftOf} patchOf={patchOf}>
      {({ draft, faults, change }) => (
        <section className="card">
          <header>
            <h2>{words.title}</h2>
          </header>
          <div className="body pair">
            <TextField
              label={words.days}
              hint={words.daysHint}
              unit={words.daysUnit}
              inputMode="numeric"
              maxLength={4}
              value={draft.days}
              error={faults["days"]}
              onChange={(days) => change({ days })}
            />
            <TextField
              label={words.countMax}
              inputMode="numeric"
              maxLength={4}
              value={draft.countMax}
              error={faults["countMax"]}
              onChange={(countMax) => change({ countMax })}
            />
          </div>
        </section>
      )}
    </SettingsForm>
  );
}
