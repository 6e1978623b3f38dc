import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useDesk, useToday } from "../../desk.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { SelectField, TextField } from "../../kit/forms/field.tsx";
import { amountToType, amountTyped, symbolOf } from "../../kit/forms/typed.ts";
import { paymentMethodsQuery } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import { useOrder } from "../order-context.ts";
import { useVerb } from "./use-verb.ts";
import type { VerbProps } from "./verb-dialog.tsx";
import { VerbForm, type Tell } from "./verb-form.tsx";

/** The two choices of the list of means that are no means of the shop. */
const unknown = "#unknown";
const other = "#other";

export function RecordPayment({ onClose }: VerbProps) {
  const { t } = useWords();
  const { money } = useDesk();
  const { order } = useOrder();
  const words = t.verbs.record_payment;
  const [tell, setTell] = useState<Tell>("customer");
  const [error, setError] = useState<string>();
  const [received, change] = useReceived();
  const run = useVerb(words.done, onClose);
  const amount = amountTyped(received.amount, order.currency);
  const submit = () => {
    if (amount === undefined) return setError(t.shell.errors.amount);
    if (amount <= 0) return setError(t.shell.errors.amountPositive);
    const { receivedOn, reference } = received;
    const method = received.method === other ? received.otherMethod : received.method.replace(unknown, "");
    const body = { amount, currency: order.currency, receivedOn: receivedOn || undefined, method, reference, tell };
    run.send({ path: `/orders/${order.id}/payments`, body });
  };
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <VerbForm
        verb="record_payment"
        run={run}
        submit={amount ? words.submit(money(amount, order.currency)) : words.submitEmpty}
        tell={tell}
        onTell={setTell}
        without={amount !== undefined && amount < order.due ? ["invoice"] : []}
        onClose={onClose}
        onSubmit={submit}
      >
        <Fields
          received={received}
          error={error}
          onChange={(part) => {
            change(part);
            setError(undefined);
          }}
        />
      </VerbForm>
    </Dialog>
  );
}

interface Received {
  amount: string;
  receivedOn: string;
  method: string;
  otherMethod: string;
  reference: string;
}

/** Starts as what is due, today, by the means the customer chose. */
function useReceived(): [Received, (part: Partial<Received>) => void] {
  const { order } = useOrder();
  const { place } = useDesk();
  const today = useToday();
  const [received, setReceived] = useState<Received>(() => ({
    amount: order.due > 0 ? amountToType(order.asked, order.currency, place.locale) : "",
    receivedOn: today,
    method: order.paymentMethod.name || unknown,
    otherMethod: "",
    reference: "",
  }));
  return [received, (part) => setReceived((before) => ({ ...before, ...part }))];
}

interface FieldsProps {
  received: Received;
  error: string | undefined;
  onChange: (part: Partial<Received>) => void;
}

function Fields({ received, error, onChange }: FieldsProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const { place, money } = useDesk();
  const words = t.verbs.record_payment;
  const today = useToday();
  const methods = useMethods();
  return (
    <>
      <div className="pair">
        <TextField
          label={words.amount}
          hint={order.due > 0 && words.amountHint(money(order.due, order.currency))}
          error={error}
          inputMode="decimal"
          unit={symbolOf(order.currency, place.locale)}
          value={received.amount}
          onChange={(amount) => onChange({ amount })}
        />
        <TextField
          label={words.receivedOn}
          type="date"
          max={today}
          value={received.receivedOn}
          onChange={(receivedOn) => onChange({ receivedOn })}
        />
      </div>
      <SelectField
        label={words.method}
        value={received.method}
        options={methods}
        onChange={(method) => onChange({ method })}
      />
      {received.method === other && (
        <TextField
          label={words.methodName}
          value={received.otherMethod}
          maxLength={80}
          onChange={(otherMethod) => onChange({ otherMethod })}
        />
      )}
      <TextField
        label={words.reference}
        need="optional"
        hint={words.referenceHint}
        maxLength={200}
        value={received.reference}
        onChange={(reference) => onChange({ reference })}
      />
    </>
  );
}

function useMethods(): (readonly [string, string])[] {
  const { t } = useWords();
  const { shop } = useDesk();
  const { order } = useOrder();
  const { data } = useQuery(paymentMethodsQuery(shop.slug));
  const names = [order.paymentMethod.name, ...(data?.paymentMethods ?? []).map((method) => method.name)];
  const words = t.verbs.record_payment;
  return [
    ...[...new Set(names)].filter(Boolean).map((name) => [name, name] as const),
    [other, words.otherMethod],
    [unknown, words.unknownMethod],
  ];
}
