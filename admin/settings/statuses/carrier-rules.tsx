import type { SettingsView } from "../../../src/shops/settings.ts";
import { SelectField } from "../../kit/forms/field.tsx";
import { Waiting } from "../../kit/page.tsx";
import { useWords } from "../../words.tsx";
import type { Drafting } from "../settings-form.tsx";
import { useStatusOptions } from "./status-options.ts";

type CarrierDraft = Pick<SettingsView, "carrierStatuses">;

/** What an order becomes when its carrier says where the parcel is. */
export function CarrierRules({ draft, change }: Drafting<CarrierDraft>) {
  const { t } = useWords();
  const optionsOf = useStatusOptions();
  const words = t.tracking;
  const { carrierStatuses } = draft;
  if (!optionsOf) return <Waiting error={null} onRetry={() => undefined} />;
  // On its way the order stays shipped: only a word of the merchant's says more.
  const onItsWay = optionsOf({ payment: "", goals: [], bases: ["shipped"] });
  const fields = [
    ["inTransit", onItsWay],
    ["outForDelivery", onItsWay],
    ["readyForPickup", onItsWay],
    ["delivered", optionsOf({ payment: "", goals: ["delivered"], bases: ["delivered"] })],
    ["returned", optionsOf({ payment: "", goals: ["returned"], bases: ["returned"] })],
    ["problem", onItsWay],
  ] as const;
  return (
    <section className="card">
      <header>
        <h2>{words.rules}</h2>
      </header>
      <div className="body stack wide">
        <p className="soft fine">{words.rulesHint}</p>
        {fields.map(([occasion, options]) => (
          <SelectField
            key={occasion}
            label={words.on[occasion]}
            value={carrierStatuses[occasion]}
            options={options}
            onChange={(given) => change({ carrierStatuses: { ...carrierStatuses, [occasion]: given } })}
          />
        ))}
        <p className="soft fine">{words.rulesOwn}</p>
      </div>
    </section>
  );
}
