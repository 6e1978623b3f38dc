import { useState } from "react";
import { useDesk, useToday } from "../../desk.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { TextField } from "../../kit/forms/field.tsx";
import { amountToType, amountTyped, symbolOf } from "../../kit/forms/typed.ts";
import { useWords } from "../../words.tsx";
import { useOrder } from "../order-context.ts";
import { useVerb } from "./use-verb.ts";
import type { VerbProps } from "./verb-dialog.tsx";
import { VerbForm, type Tell } from "./verb-form.tsx";

/** Money given back elsewhere: how much, which day, and why, for the team. */
export function Refund({ onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const { money, place } = useDesk();
  const today = useToday();
  const words = t.verbs.refund;
  const held = order.captured - order.refunded;
  const [typed, setTyped] = useState(() => amountToType(held, order.currency, place.locale));
  const [givenOn, setGivenOn] = useState(today);
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string>();
  const [tell, setTell] = useState<Tell>("customer");
  const run = useVerb(words.done, onClose);
  const amount = amountTyped(typed, order.currency);
  const submit = () => {
    if (amount === undefined) return setError(t.shell.errors.amount);
    if (amount <= 0) return setError(t.shell.errors.amountPositive);
    if (amount > held) return setError(words.tooMuch(money(held, order.currency)));
    run.send({ path: `/orders/${order.id}/refunds`, body: { amount, givenOn: givenOn || undefined, reason, tell } });
  };
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <VerbForm
        verb="refund"
        run={run}
        submit={amount ? words.submit(money(amount, order.currency)) : words.submitEmpty}
        tell={tell}
        onTell={setTell}
        onClose={onClose}
        onSubmit={submit}
      >
        <p>{words.text}</p>
        <div className="pair">
          <TextField
            label={words.amount}
            hint={words.amountHint(money(held, order.currency))}
            error={error}
            inputMode="decimal"
            unit={symbolOf(order.currency, place.locale)}
            value={typed}
            onChange={(value) => {
              setTyped(value);
              setError(undefined);
            }}
          />
          <TextField label={words.givenOn} type="date" max={today} value={givenOn} onChange={setGivenOn} />
        </div>
        <TextField
          label={words.reason}
          need="optional"
          hint={words.reasonHint}
          maxLength={256}
          value={reason}
          onChange={setReason}
        />
      </VerbForm>
    </Dialog>
  );
}
