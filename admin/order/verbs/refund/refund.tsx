import { useState } from "react";
import { useDesk, useToday } from "../../../desk.tsx";
import { Dialog } from "../../../kit/dialog.tsx";
import { SelectField, TextField } from "../../../kit/forms/field.tsx";
import { amountToType, amountTyped, symbolOf } from "../../../kit/forms/typed.ts";
import { useWords } from "../../../words.tsx";
import { useOrder } from "../../order-context.ts";
import { useVerb } from "../use-verb.ts";
import type { VerbProps } from "../verb-dialog.tsx";
import { VerbForm, type Tell } from "../verb-form.tsx";
import { chosenParts, refundable, type PartFault, type TypedParts } from "./refund-draft.ts";
import { RefundLines } from "./refund-lines.tsx";

type Way = "provider" | "elsewhere";
type By = "lines" | "amount";

interface Draft {
  way: Way;
  by: By;
  parts: TypedParts;
  /** As it was typed; undefined where it is still what is proposed. */
  amount: string | undefined;
  givenOn: string;
  reason: string;
}

interface Faults {
  amount?: string;
  part?: PartFault;
}

/** Money given back: for which pieces or how much, by the provider that took it or elsewhere, and why, for the team. */
export function Refund({ onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const { money } = useDesk();
  const words = t.verbs.refund;
  const { draft, change, held, proposed, amount, heldOnline } = useDraft();
  const [faults, setFaults] = useState<Faults>({});
  const [tell, setTell] = useState<Tell>("customer");
  const run = useVerb(words.done, onClose);
  const submit = () => {
    const found = faultsOf({ draft, proposed, amount, held }, t, (sum) => money(sum, order.currency));
    setFaults(found);
    if (found.amount || found.part || amount === undefined) return;
    const { way, givenOn, reason } = draft;
    const parts = draft.by === "lines" && !("fault" in proposed) ? proposed : undefined;
    const what = parts ? { amount, lines: parts.lines, shipping: parts.shipping } : { amount };
    const body = { ...what, reason, tell };
    if (way === "provider") return run.send({ path: `/orders/${order.id}/online-refunds`, body });
    run.send({ path: `/orders/${order.id}/refunds`, body: { ...body, givenOn: givenOn || undefined } });
  };
  // Money that the provider gives back is given; elsewhere it only is written down.
  const verb = draft.way === "provider" ? words.give : words.submit;
  const onChange = (part: Partial<Draft>) => {
    change(part);
    setFaults({});
  };
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <VerbForm
        verb="refund"
        run={run}
        submit={amount ? verb(money(amount, order.currency)) : words.submitEmpty}
        tell={tell}
        onTell={setTell}
        onClose={onClose}
        onSubmit={submit}
      >
        <Choices draft={draft} hasOnline={heldOnline > 0} onChange={onChange} />
        {draft.by === "lines" ? (
          <RefundLines
            typed={draft.parts}
            fault={faults.part}
            onChange={(parts) => onChange({ parts, amount: undefined })}
          />
        ) : (
          <p>{t.refunding.amountText}</p>
        )}
        <Fields
          draft={draft}
          held={held}
          amount={amount}
          worth={worthIn(proposed)}
          error={faults.amount}
          onChange={onChange}
        />
      </VerbForm>
    </Dialog>
  );
}

type Proposed = ReturnType<typeof chosenParts>;

const worthIn = (proposed: Proposed): number => ("fault" in proposed ? 0 : proposed.worth);

/** What is typed, and what follows from it: the amount is that of the pieces, or all that is held, until another is typed. */
function useDraft() {
  const { order } = useOrder();
  const today = useToday();
  const heldOnline = order.online.attempts.reduce((total, one) => total + one.held, 0);
  const [draft, setDraft] = useState<Draft>(() => ({
    way: heldOnline > 0 ? "provider" : "elsewhere",
    by: order.cancelledAt || refundable(order.lines).length === 0 ? "amount" : "lines",
    parts: { lines: {}, shipping: "" },
    amount: undefined,
    givenOn: today,
    reason: "",
  }));
  const held = draft.way === "provider" ? heldOnline : order.captured - order.refunded;
  const proposed = chosenParts(order, draft.parts);
  const byDefault = draft.by === "lines" ? worthIn(proposed) : held;
  const amount = draft.amount === undefined ? byDefault : amountTyped(draft.amount, order.currency);
  const change = (part: Partial<Draft>) => setDraft((was) => ({ ...was, ...part }));
  return { draft, change, held, proposed, amount, heldOnline };
}

interface Judged {
  draft: Draft;
  proposed: Proposed;
  amount: number | undefined;
  held: number;
}

function faultsOf(
  { draft, proposed, amount, held }: Judged,
  t: ReturnType<typeof useWords>["t"],
  money: (amount: number) => string,
): Faults {
  if (draft.by === "lines" && "fault" in proposed) return { part: proposed.fault };
  if (amount === undefined) return { amount: t.shell.errors.amount };
  if (amount <= 0) return { amount: t.shell.errors.amountPositive };
  if (amount > held) return { amount: t.verbs.refund.tooMuch(money(held)) };
  const isOver = draft.by === "lines" && amount > worthIn(proposed);
  return isOver ? { amount: t.refunding.tooMuch(money(worthIn(proposed))) } : {};
}

interface ChoicesProps {
  draft: Draft;
  hasOnline: boolean;
  onChange: (part: Partial<Draft>) => void;
}

/** By which way, and for pieces or for an amount. */
function Choices({ draft, hasOnline, onChange }: ChoicesProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const provider = order.online.attempts.find((one) => one.held > 0)?.provider ?? "test";
  const words = t.refunding;
  return (
    <>
      <p>{draft.way === "provider" ? t.verbs.refund.onlineText : t.verbs.refund.text}</p>
      <div className="pair">
        {hasOnline && (
          <SelectField
            label={t.online.order.way}
            value={draft.way}
            options={[
              ["provider", t.online.order.throughProvider(t.online.providers[provider])],
              ["elsewhere", t.online.order.elsewhere],
            ]}
            onChange={(way) => onChange({ way: way as Way, amount: undefined })}
          />
        )}
        {refundable(order.lines).length > 0 && (
          <SelectField
            label={words.by}
            value={draft.by}
            options={[
              ["lines", words.byLines],
              ["amount", words.byAmount],
            ]}
            onChange={(by) => onChange({ by: by as By, amount: undefined })}
          />
        )}
      </div>
    </>
  );
}

interface FieldsProps {
  draft: Draft;
  held: number;
  amount: number | undefined;
  worth: number;
  error: string | undefined;
  onChange: (part: Partial<Draft>) => void;
}

function Fields({ draft, held, amount, worth, error, onChange }: FieldsProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const { money, place } = useDesk();
  const today = useToday();
  const words = t.verbs.refund;
  const isByWorth = draft.by === "lines" && worth > 0 && worth <= held;
  const hint = isByWorth
    ? t.refunding.worth(money(worth, order.currency))
    : words.amountHint(money(held, order.currency));
  return (
    <>
      <div className="pair">
        <TextField
          label={words.amount}
          hint={hint}
          error={error}
          inputMode="decimal"
          unit={symbolOf(order.currency, place.locale)}
          value={draft.amount ?? amountToType(amount ?? 0, order.currency, place.locale)}
          onChange={(typed) => onChange({ amount: typed })}
        />
        {draft.way === "elsewhere" && (
          <TextField
            label={words.givenOn}
            type="date"
            max={today}
            value={draft.givenOn}
            onChange={(givenOn) => onChange({ givenOn })}
          />
        )}
      </div>
      <TextField
        label={words.reason}
        need="optional"
        hint={words.reasonHint}
        maxLength={256}
        value={draft.reason}
        onChange={(reason) => onChange({ reason })}
      />
    </>
  );
}
