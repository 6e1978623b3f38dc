import { countryName } from "../../shared/addresses.ts";
import type { Vocabulary } from "../../shared/statuses.ts";
import type { SettingsView } from "../../src/shops/settings.ts";
import { VocabularyPicks } from "../entrance/picks.tsx";
import { SelectField, TextField } from "../kit/forms/field.tsx";
import { useWords } from "../words.tsx";
import { SellerFields } from "./seller-fields.tsx";
import { SellingSettings } from "./selling/selling.tsx";
import { SettingsForm, type Drafting } from "./settings-form.tsx";
import type { PartProps } from "./settings-page.tsx";

const locales = ["fr-FR", "fr-BE", "fr-CH", "fr-CA", "en-GB", "en-CA"] as const;

export interface ShopDraft {
  name: string;
  hostName: string;
  locale: SettingsView["locale"];
  vocabulary: Vocabulary;
  orderPrefix: string;
  orderSuffix: string;
  seller: SettingsView["seller"];
}

const draftOf = (settings: SettingsView): ShopDraft => {
  const { name, hostName, locale, vocabulary, orderPrefix, orderSuffix, seller } = settings;
  return { name, hostName: hostName ?? "", locale, vocabulary, orderPrefix, orderSuffix, seller };
};

/** Who the shop is: its name, its address, its words, and the seller the law wants named. */
export function ShopSettings({ settings }: PartProps) {
  const { t } = useWords();
  const patchOf = (draft: ShopDraft) =>
    draft.name.trim()
      ? { patch: { ...draft, hostName: draft.hostName.trim() || null } }
      : { faults: { name: t.shell.errors.required } };
  return (
    <div className="stack wide">
      <SettingsForm settings={settings} draftOf={draftOf} patchOf={patchOf}>
        {(drafting) => (
          <>
            <Identity settings={settings} {...drafting} />
            <OrderNumbers {...drafting} />
            <SellerFields
              country={settings.country}
              seller={drafting.draft.seller}
              faults={drafting.faults}
              onChange={(seller) => drafting.change({ seller })}
            />
          </>
        )}
      </SettingsForm>
      <SellingSettings settings={settings} />
    </div>
  );
}

function Identity({ settings, draft, faults, change }: PartProps & Drafting<ShopDraft>) {
  const { t, language } = useWords();
  const words = t.settings.shop;
  return (
    <section className="card">
      <header>
        <h2>{words.identity}</h2>
      </header>
      <div className="body stack wide">
        <TextField
          label={words.name}
          maxLength={120}
          value={draft.name}
          error={faults["name"]}
          onChange={(name) => change({ name })}
        />
        <div className="pair">
          <TextField
            label={words.hostName}
            need="optional"
            hint={words.hostNameHint}
            spellCheck="off"
            value={draft.hostName}
            error={faults["hostName"]}
            onChange={(hostName) => change({ hostName })}
          />
          <SelectField
            label={words.language}
            value={draft.locale}
            options={locales.map((locale) => [locale, words.locales[locale]] as const)}
            onChange={(locale) => change({ locale: locale as ShopDraft["locale"] })}
          />
        </div>
        <dl className="pair">
          <div>
            <dt className="strong">{words.address}</dt>
            <dd>
              <a className="link" href={settings.storefrontUrl} target="_blank" rel="noreferrer">
                {settings.storefrontUrl}
              </a>
            </dd>
          </div>
          <div>
            <dt className="strong">{words.country}</dt>
            <dd>{`${countryName(settings.country, language)} · ${settings.currency} · ${settings.timeZone}`}</dd>
            <dd className="soft fine">{words.countryHint}</dd>
          </div>
        </dl>
        <VocabularyPicks vocabulary={draft.vocabulary} onPick={(vocabulary) => change({ vocabulary })} />
      </div>
    </section>
  );
}

function OrderNumbers({ draft, change }: Drafting<ShopDraft>) {
  const { t } = useWords();
  const words = t.settings.shop;
  return (
    <section className="card">
      <header>
        <h2>{words.orderNumbers}</h2>
      </header>
      <div className="body stack">
        <div className="pair">
          <TextField
            label={words.prefix}
            need="optional"
            maxLength={10}
            value={draft.orderPrefix}
            onChange={(orderPrefix) => change({ orderPrefix })}
          />
          <TextField
            label={words.suffix}
            need="optional"
            maxLength={10}
            value={draft.orderSuffix}
            onChange={(orderSuffix) => change({ orderSuffix })}
          />
        </div>
        <p className="soft fine">{words.numberPreview(`${draft.orderPrefix}1234${draft.orderSuffix}`)}</p>
      </div>
    </section>
  );
}
