import { useState } from "react";
import { useToday } from "../../desk.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { TextField } from "../../kit/forms/field.tsx";
import { useWords } from "../../words.tsx";
import { useOrder } from "../order-context.ts";
import { useVerb } from "./use-verb.ts";
import type { VerbProps } from "./verb-dialog.tsx";
import { VerbForm, type Tell } from "./verb-form.tsx";

/** The parcel arrived, today or on another day; one parcel, or all. */
export function Deliver({ asked, onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const words = t.verbs.deliver;
  const today = useToday();
  const [day, setDay] = useState(today);
  const [tell, setTell] = useState<Tell>("customer");
  const run = useVerb(words.done, onClose);
  const submit = () => {
    // A past day is kept as its noon: the same day wherever it is read.
    const at = day && day < today ? { at: `${day}T12:00:00Z` } : {};
    const parcel = asked.shipmentId ? { shipmentId: asked.shipmentId } : {};
    run.send({ path: `/orders/${order.id}/delivery`, body: { ...parcel, ...at, tell } });
  };
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <VerbForm
        verb="deliver"
        run={run}
        submit={words.submit}
        tell={tell}
        onTell={setTell}
        onClose={onClose}
        onSubmit={submit}
      >
        <p>{words.text}</p>
        <TextField label={words.at} type="date" value={day} onChange={setDay} max={today} />
      </VerbForm>
    </Dialog>
  );
}
