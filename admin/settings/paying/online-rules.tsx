import type { SettingsView } from "../../../src/shops/settings.ts";
import { SelectField, Tick } from "../../kit/forms/field.tsx";
import { useWords } from "../../words.tsx";
import { SettingsForm } from "../settings-form.tsx";
import type { PartProps } from "../settings-page.tsx";

type Draft = Pick<SettingsView, "paymentCapture" | "offersPayLink">;

const draftOf = ({ paymentCapture, offersPayLink }: SettingsView): Draft => ({ paymentCapture, offersPayLink });
const patchOf = (draft: Draft) => ({ patch: draft });

/** When the money is taken, and whether what is unpaid may be paid online by a link. */
export function OnlineRules({ settings }: PartProps) {
  const { t } = useWords();
  const words = t.online.rules;
  return (
    <SettingsForm settings={settings} draftOf={draftOf} patchOf={patchOf}>
      {({ draft, change }) => (
        <section className="card">
          <header>
            <h2>{words.title}</h2>
          </header>
          <div className="body stack wide">
            <SelectField
              label={words.capture}
              hint={words.captureHint}
              value={draft.paymentCapture}
              options={(["automatic", "manual"] as const).map((how) => [how, words.captures[how]] as const)}
              onChange={(how) => change({ paymentCapture: how as Draft["paymentCapture"] })}
            />
            <Tick
              label={words.payLink}
              hint={words.payLinkHint}
              checked={draft.offersPayLink}
              onChange={(offersPayLink) => change({ offersPayLink })}
            />
          </div>
        </section>
      )}
    </SettingsForm>
  );
}
