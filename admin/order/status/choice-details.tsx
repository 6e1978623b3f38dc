import type { PossibleStatus } from "../../../src/automations/status-choice.ts";
import { useDesk } from "../../desk.tsx";
import { TextField, Tick } from "../../kit/forms/field.tsx";
import { amountTyped, symbolOf } from "../../kit/forms/typed.ts";
import { useWords } from "../../words.tsx";
import { useOrder } from "../order-context.ts";

/** What a status may ask beside the choice itself. */
export interface Details {
  amount: string;
  restock: boolean;
}

export const isPart = (amount: number | undefined, max: number): amount is number =>
  amount !== undefined && amount > 0 && amount <= max;

interface DetailsProps {
  chosen: PossibleStatus;
  details: Details;
  /** The merchant has tried to send it. */
  isAsked: boolean;
  onChange: (part: Partial<Details>) => void;
}

/** How much, for a part paid or refunded; and whether what comes back can be sold again. */
export function ChoiceDetails({ chosen: { amountMax, steps }, details, isAsked, onChange }: DetailsProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const { money, place } = useDesk();
  const words = t.verbs.choose_status;
  const max = words.amountHint(money(amountMax ?? 0, order.currency));
  const isWrong = amountMax !== null && isAsked && !isPart(amountTyped(details.amount, order.currency), amountMax);
  return (
    <>
      {amountMax !== null && (
        <TextField
          label={words.amount}
          hint={max}
          error={isWrong ? max : undefined}
          inputMode="decimal"
          unit={symbolOf(order.currency, place.locale)}
          value={details.amount}
          onChange={(amount) => onChange({ amount })}
        />
      )}
      {steps?.includes("return") && (
        <Tick label={words.restock} checked={details.restock} onChange={(restock) => onChange({ restock })} />
      )}
    </>
  );
}
