import { useState } from "react";
import { Dialog } from "../../kit/dialog.tsx";
import { TextField } from "../../kit/forms/field.tsx";
import { useWords } from "../../words.tsx";
import { useOrder } from "../order-context.ts";
import { useVerb } from "./use-verb.ts";
import type { VerbProps } from "./verb-dialog.tsx";
import { VerbForm, type Tell } from "./verb-form.tsx";

export function Cancel({ onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const words = t.verbs.cancel;
  const [reason, setReason] = useState("");
  const [tell, setTell] = useState<Tell>("customer");
  const run = useVerb(words.done, onClose);
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <VerbForm
        verb="cancel"
        run={run}
        submit={words.submit}
        keep={words.keep}
        takes="away"
        tell={tell}
        onTell={setTell}
        onClose={onClose}
        onSubmit={() => run.send({ path: `/orders/${order.id}/cancellation`, body: { reason, tell } })}
      >
        <TextField
          label={words.reason}
          need="optional"
          hint={words.reasonHint}
          lines={2}
          maxLength={1_000}
          value={reason}
          onChange={setReason}
        />
      </VerbForm>
    </Dialog>
  );
}
