import { useState } from "react";
import { Dialog } from "../../../kit/dialog.tsx";
import { TextField } from "../../../kit/forms/field.tsx";
import { useWords } from "../../../words.tsx";
import { useOrder } from "../../order-context.ts";
import { useVerb } from "../use-verb.ts";
import type { VerbProps } from "../verb-dialog.tsx";
import { VerbForm, type Tell } from "../verb-form.tsx";

export function CreditInvoice({ onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const words = t.verbs.credit_invoice;
  const [reason, setReason] = useState("");
  const [tell, setTell] = useState<Tell>("customer");
  const run = useVerb(words.done, onClose);
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <VerbForm
        verb="credit_invoice"
        run={run}
        submit={words.submit}
        takes="away"
        tell={tell}
        onTell={setTell}
        onClose={onClose}
        onSubmit={() => run.send({ path: `/orders/${order.id}/credit-note`, body: { reason, tell } })}
      >
        <p>{words.text}</p>
        <TextField
          label={words.reason}
          need="optional"
          hint={words.reasonHint}
          lines={2}
          maxLength={300}
          value={reason}
          onChange={setReason}
        />
      </VerbForm>
    </Dialog>
  );
}
