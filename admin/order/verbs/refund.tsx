import { useState } from "react";
import { useDesk, useToday } from "../../desk.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { SelectField, TextField } from "../../kit/forms/field.tsx";
import { amountToType, amountTyped, symbolOf } from "../../kit/forms/typed.ts";
import { useWords } from "../../words.tsx";
import { useOrder } from "../order-context.ts";
import { useVerb } from "./use-verb.ts";
import type { VerbProps } from "./verb-dialog.tsx";
import { VerbForm, type Tell } from "./verb-form.tsx";

type Way = "provider" | "elsewhere";

interface Typed {
  way: Way;
  amount: string;
  givenOn: string;
  reason: string;
}

/** Money given back: by the provider that took it, or elsewhere; how much, and why, for the team. */
export function Refund({ onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const { money, place } = useDesk();
  const words = t.verbs.refund;
  const heldOnline = order.online.attempts.reduce((total, one) => total + one.held, 0);
  const heldBy = (way: Way) => (way === "provider" ? heldOnline : order.captured - order.refunded);
  const toType = (way: Way) => amountToType(heldBy(way), order.currency, place.locale);
  const first: Way = heldOnline > 0 ? "provider" : "elsewhere";
  const today = useToday();
  const [typed, setTyped] = useState<Typed>(() => ({ way: first, amount: toType(first), givenOn: today, reason: "" }));
  const [error, setError] = useState<string>();
  const [tell, setTell] = useState<Tell>("customer");
  const run = useVerb(words.done, onClose);
  const amount = amountTyped(typed.amount, order.currency);
  const { way, givenOn, reason } = typed;
  const submit = () => {
    const held = heldBy(way);
    if (amount === undefined) return setError(t.shell.errors.amount);
    if (amount <= 0) return setError(t.shell.errors.amountPositive);
    if (amount > held) return setError(words.tooMuch(money(held, order.currency)));
    const body = { amount, reason, tell };
    if (way === "provider") return run.send({ path: `/orders/${order.id}/online-refunds`, body });
    run.send({ path: `/orders/${order.id}/refunds`, body: { ...body, givenOn: givenOn || undefined } });
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
        {heldOnline > 0 && (
          <WayField way={way} onChange={(one) => setTyped({ ...typed, way: one, amount: toType(one) })} />
        )}
        <Fields
          typed={typed}
          held={heldBy(way)}
          error={error}
          onChange={(part) => {
            setTyped({ ...typed, ...part });
            setError(undefined);
          }}
        />
      </VerbForm>
    </Dialog>
  );
}

function WayField({ way, onChange }: { way: Way; onChange: (way: Way) => void }) {
  const { t } = useWords();
  const { order } = useOrder();
  const words = t.online.order;
  const provider = order.online.attempts.find((one) => one.held > 0)?.provider ?? "test";
  return (
    <SelectField
      label={words.way}
      value={way}
      options={[
        ["provider", words.throughProvider(t.online.providers[provider])],
        ["elsewhere", words.elsewhere],
      ]}
      onChange={(chosen) => onChange(chosen as Way)}
    />
  );
}

interface FieldsProps {
  typed: Typed;
  held: number;
  error: string | undefined;
  onChange: (part: Partial<Typed>) => void;
}

function Fields({ typed, held, error, onChange }: FieldsProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const { money, place } = useDesk();
  const today = useToday();
  const words = t.verbs.refund;
  const isByProvider = typed.way === "provider";
  return (
    <>
      <p>{isByProvider ? words.onlineText : words.text}</p>
      <div className="pair">
        <TextField
          label={words.amount}
          hint={words.amountHint(money(held, order.currency))}
          error={error}
          inputMode="decimal"
          unit={symbolOf(order.currency, place.locale)}
          value={typed.amount}
          onChange={(amount) => onChange({ amount })}
        />
        {!isByProvider && (
          <TextField
            label={words.givenOn}
            type="date"
            max={today}
            value={typed.givenOn}
            onChange={(givenOn) => onChange({ givenOn })}
          />
        )}
      </div>
      <TextField
        label={words.reason}
        need="optional"
        hint={words.reasonHint}
        maxLength={256}
        value={typed.reason}
        onChange={(reason) => onChange({ reason })}
      />
    </>
  );
}
