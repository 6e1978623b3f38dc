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
      {carrier === "boxtal" && <Box habits={habits} onChange={onChange} />}
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

const sides = ["length", "width", "height"] as const;

/** The box parcels usually travel in, and what they hold, as Boxtal classes it. */
function Box({ habits, onChange }: Pick<LabelHabitsProps, "habits" | "onChange">) {
  const { t } = useWords();
  const words = t.carriers;
  return (
    <>
      <fieldset className="field">
        <legend>{words.box}</legend>
        <div className="pair">
          {sides.map((side) => (
            <TextField
              key={side}
              label={words.sides[side]}
              unit="cm"
              inputMode="numeric"
              value={habits.box[side] ? String(habits.box[side]) : ""}
              onChange={(typed) =>
                onChange({ ...habits, box: { ...habits.box, [side]: Number(typed.replace(/\D/g, "").slice(0, 3)) } })
              }
            />
          ))}
        </div>
      </fieldset>
      <TextField
        label={words.contentCode}
        hint={words.contentCodeHint}
        maxLength={60}
        spellCheck="off"
        value={habits.contentCode}
        onChange={(contentCode) => onChange({ ...habits, contentCode })}
      />
    </>
  );
}
