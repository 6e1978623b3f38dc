import { useState } from "react";
import { Dialog } from "../../../kit/dialog.tsx";
import { Tick } from "../../../kit/forms/field.tsx";
import { useWords } from "../../../words.tsx";
import { useOrder } from "../../order-context.ts";
import { useVerb } from "../use-verb.ts";
import type { VerbProps } from "../verb-dialog.tsx";
import { VerbForm, type Tell } from "../verb-form.tsx";

/** The whole order came back; the merchant says whether it can be sold again. */
export function Return({ onClose }: VerbProps) {
  const { t } = useWords();
  const { order, action } = useOrder();
  const words = t.verbs.return;
  const isCounted = action("return")?.effects.includes("stock_back") ?? false;
  const [isBackInStock, setBackInStock] = useState(isCounted);
  const [tell, setTell] = useState<Tell>("customer");
  const run = useVerb(words.done, onClose);
  const submit = () => run.send({ path: `/orders/${order.id}/return`, body: { restock: isBackInStock, tell } });
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <VerbForm
        verb="return"
        run={run}
        submit={words.submit}
        tell={tell}
        onTell={setTell}
        without={["stock_back"]}
        onClose={onClose}
        onSubmit={submit}
      >
        <p>{words.text}</p>
        {isCounted && (
          <Tick label={words.restock} hint={words.restockHint} checked={isBackInStock} onChange={setBackInStock} />
        )}
      </VerbForm>
    </Dialog>
  );
}
