import { useQuery } from "@tanstack/react-query";
import { statusWord, type StatusOf } from "../../../shared/statuses.ts";
import type { SettingsView } from "../../../src/shops/settings.ts";
import { useDesk } from "../../desk.tsx";
import { SelectField, Tick } from "../../kit/forms/field.tsx";
import { Waiting } from "../../kit/page.tsx";
import { paymentMethodsQuery } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import { SettingsForm, type Drafting } from "../settings-form.tsx";
import type { PartProps } from "../settings-page.tsx";
import { CarrierRules } from "./carrier-rules.tsx";
import { useStatusOptions } from "./status-options.ts";
import { DownloadSettings } from "./downloads.tsx";

export type AutomationDraft = Pick<
  SettingsView,
  "automaticStatuses" | "statusesOfMeans" | "carrierStatuses" | "freeOrders" | "deliversDigital"
>;

const draftOf = (settings: SettingsView): AutomationDraft => ({
  automaticStatuses: settings.automaticStatuses,
  statusesOfMeans: settings.statusesOfMeans,
  carrierStatuses: settings.carrierStatuses,
  freeOrders: settings.freeOrders,
  deliversDigital: settings.deliversDigital,
});

/** What an order becomes by itself, and when. */
export function AutomationSettings({ settings }: PartProps) {
  return (
    <div className="stack wide">
      <SettingsForm settings={settings} draftOf={draftOf} patchOf={(patch) => ({ patch })}>
        {(drafting) => (
          <>
            <GivenStatuses {...drafting} />
            <CarrierRules {...drafting} />
            <SpecialOrders {...drafting} />
          </>
        )}
      </SettingsForm>
      <DownloadSettings settings={settings} />
    </div>
  );
}

/** The values of the fulfilment axis that a rule may lead to; the last two only where the shop works so. */
const goals = ["processing", "shipped", "delivered", "ready_for_pickup", "out_for_delivery"] as const;

function GivenStatuses({ draft, change }: Drafting<AutomationDraft>) {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data, error, refetch } = useQuery(paymentMethodsQuery(shop.slug));
  const optionsOf = useStatusOptions();
  const words = t.settings.automations;
  const { automaticStatuses, statusesOfMeans } = draft;
  if (!data || !optionsOf) return <Waiting error={error} onRetry={() => void refetch()} />;
  const born = optionsOf({ payment: "awaiting", goals: [] });
  const fields = [
    ["typedIn", optionsOf({ payment: "", goals: ["processing"] })],
    ["paid", optionsOf({ payment: "paid", goals })],
    ["refunded", optionsOf({ payment: "refunded", goals: ["will_not_deliver"] })],
    ["labelPrinted", optionsOf({ payment: "", goals })],
  ] as const;
  return (
    <section className="card">
      <header>
        <h2>{words.statuses}</h2>
      </header>
      <div className="body stack wide">
        <p className="soft fine">{words.statusesHint}</p>
        {data.paymentMethods.map(({ id, name }) => (
          <SelectField
            key={id}
            label={words.means(name)}
            value={statusesOfMeans[id] ?? ""}
            options={born}
            onChange={(given) => change({ statusesOfMeans: { ...statusesOfMeans, [id]: given } })}
          />
        ))}
        {fields.map(([occasion, options]) => (
          <SelectField
            key={occasion}
            label={words.on[occasion]}
            value={automaticStatuses[occasion]}
            options={options}
            onChange={(given) => change({ automaticStatuses: { ...automaticStatuses, [occasion]: given } })}
          />
        ))}
      </div>
    </section>
  );
}

function SpecialOrders({ draft, change }: Drafting<AutomationDraft>) {
  const { t } = useWords();
  const { shop, place } = useDesk();
  const words = t.settings.automations;
  const word = (value: StatusOf<"payment">) =>
    statusWord("payment", value, { vocabulary: shop.vocabulary, locale: place.locale });
  return (
    <section className="card">
      <header>
        <h2>{words.special}</h2>
      </header>
      <div className="body stack wide">
        <SelectField
          label={words.free}
          hint={words.freeHint}
          value={draft.freeOrders}
          options={(["paid", "awaiting"] as const).map((value) => [value, word(value)] as const)}
          onChange={(freeOrders) => change({ freeOrders: freeOrders as AutomationDraft["freeOrders"] })}
        />
        <Tick
          label={words.digital}
          hint={words.digitalHint}
          checked={draft.deliversDigital}
          onChange={(deliversDigital) => change({ deliversDigital })}
        />
      </div>
    </section>
  );
}
