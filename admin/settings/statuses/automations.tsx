import { useQuery } from "@tanstack/react-query";
import { ownWord, statusWord, type StatusOf } from "../../../shared/statuses.ts";
import type { SettingsView } from "../../../src/shops/settings.ts";
import { useDesk } from "../../desk.tsx";
import { SelectField, Tick } from "../../kit/forms/field.tsx";
import { Waiting } from "../../kit/page.tsx";
import { deliveryMethodsQuery, paymentMethodsQuery, statusesQuery } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import { SettingsForm, type Drafting } from "../settings-form.tsx";
import type { PartProps } from "../settings-page.tsx";

type AutomationDraft = Pick<SettingsView, "automaticStatuses" | "statusesOfMeans" | "freeOrders" | "deliversDigital">;
type Options = readonly (readonly [value: string, label: string])[];

const draftOf = (settings: SettingsView): AutomationDraft => ({
  automaticStatuses: settings.automaticStatuses,
  statusesOfMeans: settings.statusesOfMeans,
  freeOrders: settings.freeOrders,
  deliversDigital: settings.deliversDigital,
});

/** What an order becomes by itself, and when. */
export function AutomationSettings({ settings }: PartProps) {
  return (
    <SettingsForm settings={settings} draftOf={draftOf} patchOf={(patch) => ({ patch })}>
      {(drafting) => (
        <>
          <GivenStatuses {...drafting} />
          <SpecialOrders {...drafting} />
        </>
      )}
    </SettingsForm>
  );
}

/** The values of the fulfilment axis that a rule may lead to; the last two only where the shop works so. */
const goals = ["processing", "shipped", "delivered", "ready_for_pickup", "out_for_delivery"] as const;
type Reached = (typeof goals)[number] | "will_not_deliver";

function GivenStatuses({ draft, change }: Drafting<AutomationDraft>) {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data, error, refetch } = useQuery(paymentMethodsQuery(shop.slug));
  const optionsOf = useOptions();
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

interface Offered {
  /** The payment status the order has then: a word of the merchant's that stands for it may be given. */
  payment: "awaiting" | "paid" | "refunded" | "";
  goals: readonly Reached[];
}

/** The statuses that may be given on an occasion, the shop's words first, then the merchant's own; undefined until they are read. */
function useOptions(): ((offered: Offered) => Options) | undefined {
  const { t } = useWords();
  const { shop, place } = useDesk();
  const statuses = useQuery(statusesQuery(shop.slug)).data?.statuses;
  const methods = useQuery(deliveryMethodsQuery(shop.slug)).data?.deliveryMethods;
  if (!statuses || !methods) return undefined;
  const has = (kind: string) => methods.some((method) => method.kind === kind && method.isEnabled);
  const exists = (value: string) =>
    value === "out_for_delivery" ? has("local_delivery") : value !== "ready_for_pickup" || has("pickup");
  const reader = { vocabulary: shop.vocabulary, locale: place.locale };
  return ({ payment, goals: values }) => {
    const words = values
      .filter(exists)
      .map((value) => [`fulfilment:${value}`, statusWord("fulfilment", value, reader)] as const);
    const own = statuses
      .filter(({ isEnabled, axis, base }) => isEnabled && (axis !== "payment" || base === payment))
      .filter(({ axis, base }) => axis !== "fulfilment" || base === "unfulfilled" || values.some((one) => one === base))
      .map(({ axis, id, labels }) => [`${axis}:${id}`, ownWord(labels, place.locale)] as const);
    return [["", t.settings.automations.none], ...words, ...own];
  };
}
