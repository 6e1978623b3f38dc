import { useState } from "react";
import { minor, shareOf, type Ppm } from "../../../../shared/money.ts";
import { useDesk } from "../../../desk.tsx";
import { Dialog } from "../../../kit/dialog.tsx";
import { SelectField, TextField } from "../../../kit/forms/field.tsx";
import { amountTyped, rateTyped, symbolOf } from "../../../kit/forms/typed.ts";
import { useWords } from "../../../words.tsx";
import { useOrder } from "../../order-context.ts";
import { useVerb } from "../use-verb.ts";
import type { VerbProps } from "../verb-dialog.tsx";
import { VerbForm, type Tell } from "../verb-form.tsx";

type Unit = "percent" | "amount";

/** A part of the total, as an amount or a share, that the customer pays first. */
export function AskDeposit({ onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const { money } = useDesk();
  const words = t.verbs.ask_deposit;
  const [unit, setUnit] = useState<Unit>("percent");
  const [text, setText] = useState("30");
  const [error, setError] = useState<string>();
  const [tell, setTell] = useState<Tell>("customer");
  const run = useVerb(words.done, onClose);
  const percent = unit === "percent" ? rateTyped(text) : undefined;
  const share = percent === undefined || percent < 0 ? undefined : shareOf(minor(order.total), percent as Ppm);
  const deposit = unit === "percent" ? share : amountTyped(text, order.currency);
  const held = order.captured - order.refunded;
  const first = deposit === undefined ? undefined : deposit - held;
  const isPart = first !== undefined && first > 0 && first < order.due;
  const submit = () => {
    if (!isPart) return setError(words.wrong);
    const body = unit === "percent" ? { percent, tell } : { amount: deposit, tell };
    run.send({ path: `/orders/${order.id}/deposit`, body });
  };
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <VerbForm
        verb="ask_deposit"
        run={run}
        submit={isPart ? words.submit(money(first, order.currency)) : words.submitEmpty}
        tell={tell}
        onTell={setTell}
        onClose={onClose}
        onSubmit={submit}
      >
        <p>{words.text}</p>
        <Fields
          text={text}
          unit={unit}
          hint={isPart ? words.hint(money(first, order.currency), money(order.due - first, order.currency)) : undefined}
          error={error}
          onChange={(typed, chosen) => {
            setText(typed);
            setUnit(chosen);
            setError(undefined);
          }}
        />
      </VerbForm>
    </Dialog>
  );
}

interface FieldsProps {
  text: string;
  unit: Unit;
  hint: string | undefined;
  error: string | undefined;
  onChange: (text: string, unit: Unit) => void;
}

function Fields({ text, unit, hint, error, onChange }: FieldsProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const { place } = useDesk();
  const words = t.verbs.ask_deposit;
  return (
    <div className="pair">
      <TextField
        label={words.amount}
        hint={hint}
        error={error}
        inputMode="decimal"
        value={text}
        onChange={(typed) => onChange(typed, unit)}
      />
      <SelectField
        label={words.unit}
        value={unit}
        options={[
          ["percent", words.percent],
          ["amount", symbolOf(order.currency, place.locale)],
        ]}
        onChange={(chosen) => onChange(text, chosen as Unit)}
      />
    </div>
  );
}
