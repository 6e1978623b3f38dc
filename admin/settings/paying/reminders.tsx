import type { SettingsView } from "../../../src/shops/settings.ts";
import { TextField } from "../../kit/forms/field.tsx";
import { useWords } from "../../words.tsx";
import { SettingsForm } from "../settings-form.tsx";

interface RemindersDraft {
  days: string;
  cancel: string;
}

const draftOf = ({ paymentReminderDays, unpaidOrderDays }: SettingsView): RemindersDraft => ({
  days: paymentReminderDays.join(", "),
  cancel: unpaidOrderDays === 0 ? "" : String(unpaidOrderDays),
});

const isCount = (typed: string, max: number): boolean =>
  /^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= max;

/** When customers are reminded of what they have not sent, and when an order is given up. */
export function ReminderSettings({ settings }: { settings: SettingsView }) {
  const { t } = useWords();
  const words = t.banking.reminders;
  const patchOf = ({ days, cancel }: RemindersDraft) => {
    const typed = days.split(/[\s,;]+/).filter(Boolean);
    const given = cancel.trim();
    const faults = {
      ...((typed.length > 4 || !typed.every((one) => isCount(one, 90))) && { days: words.daysWrong }),
      ...(given !== "" && !isCount(given, 365) && { cancel: words.cancelWrong }),
    };
    if (Object.keys(faults).length > 0) return { faults };
    const paymentReminderDays = [...new Set(typed.map(Number))].sort((one, other) => one - other);
    return { patch: { paymentReminderDays, unpaidOrderDays: Number(given) } };
  };
  return (
    <SettingsForm settings={settings} draftOf={draftOf} patchOf={patchOf}>
      {({ draft, faults, change }) => (
        <section className="card">
          <header>
            <h2>{words.title}</h2>
          </header>
          <div className="body stack wide">
            <p className="soft fine">{words.hint}</p>
            <TextField
              label={words.days}
              need="optional"
              hint={words.daysHint}
              unit={words.unit}
              maxLength={40}
              value={draft.days}
              error={faults["days"]}
              onChange={(days) => change({ days })}
            />
            <TextField
              label={words.cancel}
              need="optional"
              hint={words.cancelHint}
              unit={words.unit}
              inputMode="numeric"
              maxLength={3}
              value={draft.cancel}
              error={faults["cancel"]}
              onChange={(cancel) => change({ cancel })}
            />
          </div>
        </section>
      )}
    </SettingsForm>
  );
}
