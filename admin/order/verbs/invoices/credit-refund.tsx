import { useState } from "react";
import { useDesk } from "../../../desk.tsx";
import { Dialog } from "../../../kit/dialog.tsx";
import { useWords } from "../../../words.tsx";
import { useOrder } from "../../order-context.ts";
import { useVerb } from "../use-verb.ts";
import type { VerbProps } from "../verb-dialog.tsx";
import { VerbForm, type Tell } from "../verb-form.tsx";

/** The credit note of money given back, where the shop issues it by hand. */
export function CreditRefund({ onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const { money } = useDesk();
  const words = t.verbs.credit_refund;
  const [tell, setTell] = useState<Tell>("customer");
  const run = useVerb(words.done, onClose);
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <VerbForm
        verb="credit_refund"
        run={run}
        submit={words.submit}
        tell={tell}
        onTell={setTell}
        onClose={onClose}
        onSubmit={() => run.send({ path: `/orders/${order.id}/refund-credit-notes`, body: { tell } })}
      >
        <p>{words.text(money(order.billed - order.remaining, order.currency))}</p>
      </VerbForm>
    </Dialog>
  );
}
