import { useState } from "react";
import { Dialog } from "../../../kit/dialog.tsx";
import { useWords } from "../../../words.tsx";
import { useOrder } from "../../order-context.ts";
import { useVerb } from "../use-verb.ts";
import type { VerbProps } from "../verb-dialog.tsx";
import { VerbForm, type Tell } from "../verb-form.tsx";

/** Nothing of it will leave, and the customer may hear of it. */
export function Withhold({ onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const words = t.verbs.withhold;
  const [tell, setTell] = useState<Tell>("customer");
  const run = useVerb(words.done, onClose);
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <VerbForm
        verb="withhold"
        run={run}
        submit={words.submit}
        tell={tell}
        onTell={setTell}
        onClose={onClose}
        onSubmit={() => run.send({ path: `/orders/${order.id}/withholding`, body: { tell } })}
      >
        <p>{words.text}</p>
      </VerbForm>
    </Dialog>
  );
}
