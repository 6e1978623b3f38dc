import { useState } from "react";
import { ConfirmDialog } from "../kit/confirm.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/forms/field.tsx";
import { useWords } from "../words.tsx";
import { useOrder } from "../order/order-context.ts";
import { useVerb } from "../order/verbs/use-verb.ts";
import type { VerbProps } from "../order/verbs/verb-dialog.tsx";
import { VerbForm } from "../order/verbs/verb-form.tsx";

/** To the customer, in the merchant's own words. What is typed is not lost by a click beside it: leaving asks first. */
export function WriteToCustomer({ onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const words = t.verbs.write;
  const [typed, setTyped] = useState({ subject: words.firstSubject(order.reference), text: "" });
  const [isAsked, setAsked] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const run = useVerb(words.done, onClose);
  const faultOf = (value: string) => (isAsked && value.trim() === "" ? t.shell.errors.required : undefined);
  const submit = () => {
    setAsked(true);
    if (typed.subject.trim() && typed.text.trim()) run.send({ path: `/orders/${order.id}/messages`, body: typed });
  };
  return (
    <Dialog open onClose={() => (typed.text.trim() === "" ? onClose() : setLeaving(true))} title={words.title}>
      <VerbForm verb="write" run={run} submit={words.submit} onClose={onClose} onSubmit={submit}>
        <TextField
          label={words.subject}
          maxLength={200}
          value={typed.subject}
          error={faultOf(typed.subject)}
          onChange={(subject) => setTyped({ ...typed, subject })}
        />
        <TextField
          label={words.text}
          hint={words.textHint(order.customer.email)}
          lines={8}
          maxLength={10_000}
          value={typed.text}
          error={faultOf(typed.text)}
          onChange={(text) => setTyped({ ...typed, text })}
        />
      </VerbForm>
      <ConfirmDialog
        open={isLeaving}
        title={t.shell.leaveTitle}
        text={t.shell.leaveText}
        submit={t.shell.leave}
        error={undefined}
        isSending={false}
        onConfirm={onClose}
        onClose={() => setLeaving(false)}
      />
    </Dialog>
  );
}
