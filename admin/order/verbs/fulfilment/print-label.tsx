import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useDesk } from "../../../desk.tsx";
import { Dialog } from "../../../kit/dialog.tsx";
import { TextField } from "../../../kit/forms/field.tsx";
import { deskPath, settingsQuery } from "../../../queries.ts";
import { useWords } from "../../../words.tsx";
import { useOrder } from "../../order-context.ts";
import { useVerb } from "../use-verb.ts";
import type { VerbProps } from "../verb-dialog.tsx";
import { VerbForm } from "../verb-form.tsx";

const countMax = 20;

/** One label a parcel, opened to be printed; the shop may let a status follow. */
export function PrintLabel({ onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const { shop } = useDesk();
  const words = t.verbs.print_label;
  const rule = useQuery(settingsQuery(shop.slug)).data?.automaticStatuses.labelPrinted;
  const [count, setCount] = useState("1");
  const [error, setError] = useState<string>();
  const run = useVerb(words.done, onClose);
  const submit = () => {
    const typed = Number(count);
    if (!Number.isInteger(typed) || typed < 1 || typed > countMax) return setError(words.countWrong(countMax));
    window.open(deskPath(shop.slug, `/orders/${order.id}/address-labels.pdf?count=${typed}`), "_blank", "noreferrer");
    run.send({ path: `/orders/${order.id}/address-labels`, body: { count: typed } });
  };
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <VerbForm verb="print_label" run={run} submit={words.submit} onClose={onClose} onSubmit={submit}>
        <p>{words.text}</p>
        <TextField
          label={words.count}
          inputMode="numeric"
          value={count}
          error={error}
          onChange={(typed) => {
            setCount(typed);
            setError(undefined);
          }}
        />
        {rule && <p className="soft fine">{words.ruled}</p>}
      </VerbForm>
    </Dialog>
  );
}
