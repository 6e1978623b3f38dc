import { useState } from "react";
import { Dialog } from "../../../kit/dialog.tsx";
import { useWords } from "../../../words.tsx";
import { useOrder } from "../../order-context.ts";
import { useVerb } from "../use-verb.ts";
import type { VerbProps } from "../verb-dialog.tsx";
import { VerbForm, type Tell } from "../verb-form.tsx";

/** The shop brings it itself: the customer is told to expect its staff. */
export function SendOut({ onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const words = t.verbs.send_out;
  const { deliveryAddress, deliveryMethod } = order;
  const where = [deliveryAddress?.name, deliveryAddress?.line1, deliveryAddress?.city].filter(Boolean).join(", ");
  const [tell, setTell] = useState<Tell>("customer");
  const run = useVerb(words.done, onClose);
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <VerbForm
        verb="send_out"
        run={run}
        submit={words.submit}
        tell={tell}
        onTell={setTell}
        onClose={onClose}
        onSubmit={() => run.send({ path: `/orders/${order.id}/departure`, body: { tell } })}
      >
        <p>{words.text(where || (deliveryMethod?.name ?? ""))}</p>
      </VerbForm>
    </Dialog>
  );
}
