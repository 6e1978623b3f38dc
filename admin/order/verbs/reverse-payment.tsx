import { useState } from "react";
import { useDesk } from "../../desk.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { useWords } from "../../words.tsx";
import { useOrder } from "../order-context.ts";
import { useVerb } from "./use-verb.ts";
import type { VerbProps } from "./verb-dialog.tsx";
import { VerbForm, type Tell } from "./verb-form.tsx";

/** Not paid after all: one payment, or all that stand. */
export function ReversePayment({ asked, onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const { money, day } = useDesk();
  const words = t.verbs.reverse_payment;
  const [tell, setTell] = useState<Tell>("nobody");
  const run = useVerb(words.done, onClose);
  const one = order.movements.find((movement) => movement.id === asked.movementId);
  const submit = () => {
    const body = { ...(asked.movementId && { movementId: asked.movementId }), tell };
    run.send({ path: `/orders/${order.id}/payments/reversal`, body });
  };
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <VerbForm
        verb="reverse_payment"
        run={run}
        submit={words.submit}
        keep={words.keep}
        takes="away"
        tell={tell}
        onTell={setTell}
        onClose={onClose}
        onSubmit={submit}
      >
        <p className="strong figures">
          {one
            ? words.textOne(money(one.amount, one.currency), day(one.receivedOn))
            : words.textAll(money(order.captured, order.currency))}
        </p>
        <p>{words.text}</p>
        {order.invoices.length > 0 && <p className="soft">{words.kept}</p>}
      </VerbForm>
    </Dialog>
  );
}
