import type { CarrierName, Habits } from "../../../src/shipping/accounts/account.ts";
import { SelectField, TextField } from "../../kit/forms/field.tsx";
import { useWords } from "../../words.tsx";
import { useStatusOptions } from "../statuses/status-options.ts";

interface LabelHabitsProps {
  carrier: CarrierName;
  habits: Habits;
  onChange: (habits: Habits) => void;
}

/** What labels of an account are usually asked for, and what an order becomes with its label. */
export function LabelHabits({ carrier, habits, onChange }: LabelHabitsProps) {
  const { t } = useWords();
  const words = t.carriers;
  const optionsOf = useStatusOptions();
  return (
    <>
      <TextField
        label={words.product}
        need="optional"
        hint={words.productHint[carrier]}
        maxLength={60}
        spellCheck="off"
        value={habits.product}
        onChange={(product) => onChange({ ...habits, product })}
      />
      {carrier === "mondial_relay" && (
        <SelectField
          label={words.collection}
          value={habits.collection}
          options={(["dropped", "fetched"] as const).map((way) => [way, words.collections[way]] as const)}
          onChange={(collection) => onChange({ ...habits, collection: collection as Habits["collection"] })}
        />
      )}
      {optionsOf && (
        <SelectField
          label={words.labelStatus}
          hint={words.labelStatusHint}
          value={habits.labelStatus}
          options={optionsOf({ payment: "", goals: ["processing", "shipped"] })}
          onChange={(labelStatus) => onChange({ ...habits, labelStatus })}
        />
      )}
    </>
  );
}
