import { useState, type FormEvent, type ReactNode } from "react";
import { Dialog } from "../../kit/dialog.tsx";
import { ErrorBanner } from "../../kit/banner.tsx";
import { TextField, Tick } from "../../kit/forms/field.tsx";
import { useWords } from "../../words.tsx";
import { useOrder } from "../order-context.ts";
import { useVerb, type VerbRun } from "../verbs/use-verb.ts";
import { Changes } from "../verbs/verb-form.tsx";
import type { Withdrawal } from "./withdrawal-card.tsx";

interface DecideProps {
  one: Withdrawal;
  onClose: () => void;
}

/** It was dealt with; the note is for the team. */
export function CloseWithdrawal({ one, onClose }: DecideProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const words = t.law.withdrawal.closing;
  const [note, setNote] = useState("");
  const run = useVerb(words.done, onClose);
  const path = `/orders/${order.id}/withdrawals/${one.id}/closing`;
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <Deciding run={run} submit={words.submit} onClose={onClose} onSubmit={() => run.send({ path, body: { note } })}>
        <p>{words.text}</p>
        <TextField label={words.note} need="optional" lines={2} maxLength={2_000} value={note} onChange={setNote} />
      </Deciding>
    </Dialog>
  );
}

/** It is refused, for a reason the customer is told. */
export function RefuseWithdrawal({ one, onClose }: DecideProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const words = t.law.withdrawal.refusal;
  const [reason, setReason] = useState("");
  const [isTold, setTold] = useState(true);
  const [isMissing, setMissing] = useState(false);
  const run = useVerb(words.done, onClose);
  const send = () => {
    if (reason.trim() === "") return setMissing(true);
    const body = { reason, tell: isTold ? "customer" : "nobody" };
    run.send({ path: `/orders/${order.id}/withdrawals/${one.id}/refusal`, body });
  };
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <Deciding run={run} submit={words.submit} onClose={onClose} onSubmit={send}>
        <p>{words.text}</p>
        <TextField
          label={words.reason}
          error={isMissing ? words.missing : undefined}
          lines={3}
          maxLength={2_000}
          value={reason}
          onChange={(text) => {
            setReason(text);
            setMissing(false);
          }}
        />
        <Tick label={words.tell} checked={isTold} onChange={setTold} />
      </Deciding>
    </Dialog>
  );
}

interface DecidingProps extends Pick<DecideProps, "onClose"> {
  run: VerbRun;
  submit: string;
  onSubmit: () => void;
  children: ReactNode;
}

function Deciding({ run, submit, onSubmit, onClose, children }: DecidingProps) {
  const { t } = useWords();
  const isLocked = run.isSending || run.changed !== undefined;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isLocked) onSubmit();
  };
  return (
    <form onSubmit={send} noValidate>
      <ErrorBanner error={run.error} />
      {run.changed && <Changes changed={run.changed} onAccept={run.acceptChanges} />}
      {children}
      <div className="actions">
        <button type="button" className="button" onClick={onClose}>
          {t.shell.cancel}
        </button>
        <button type="submit" className="button next" aria-disabled={isLocked}>
          {run.isSending ? t.verbs.working : submit}
        </button>
      </div>
    </form>
  );
}
