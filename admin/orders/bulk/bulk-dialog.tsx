import { useState, type FormEvent } from "react";
import type { BulkResult } from "../../../src/automations/bulk.ts";
import { ErrorBanner } from "../../kit/banner.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { Tick } from "../../kit/forms/field.tsx";
import { useToast } from "../../kit/toast.tsx";
import { useWords } from "../../words.tsx";
import { Refused } from "./refused.tsx";
import type { Chosen, Selection } from "./selection.ts";
import { ChooseStatusForMany, type ManyStatus } from "./status-for-many.tsx";
import { useBulk } from "./use-bulk.ts";

export type BulkVerb = "paid" | "shipped" | "status" | "archive" | "restore" | "cancel";

/** Verbs whose customers are told unless it is unticked. */
const isTelling = (verb: BulkVerb): boolean => verb !== "archive" && verb !== "restore";

interface BulkDialogProps {
  verb: BulkVerb;
  orders: readonly Chosen[];
  selection: Selection;
  onClose: () => void;
}

/** Asks once for all chosen orders; when some refuse, it stays and names them, and they stay chosen. */
export function BulkDialog({ verb, orders, selection, onClose }: BulkDialogProps) {
  const { t } = useWords();
  const toast = useToast();
  // The list may change behind the dialog: what was asked about stays.
  const [asked] = useState(orders);
  const [result, setResult] = useState<BulkResult>();
  const words = t.bulk.verbs[verb];
  const done = (answer: BulkResult) => {
    const refused = new Set(answer.refused.map((one) => one.id));
    selection.choose(asked.filter((order) => refused.has(order.id)));
    if (refused.size > 0) return setResult(answer);
    toast(t.bulk.done(answer.doneCount));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t.bulk.title(words.label, asked.length)}>
      {result ? (
        <Refused result={result} onClose={onClose} />
      ) : (
        <Form verb={verb} orders={asked} onDone={done} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface FormProps extends Pick<BulkDialogProps, "verb" | "orders" | "onClose"> {
  onDone: (result: BulkResult) => void;
}

function Form({ verb, orders, onDone, onClose }: FormProps) {
  const { t } = useWords();
  const words = t.bulk.verbs[verb];
  const [status, setStatus] = useState<ManyStatus>();
  const [isTold, setTold] = useState(verb !== "status");
  const { send, isSending, error } = useBulk(orders, onDone);
  const body = bodyOf(verb, status);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body) send({ ...body, ...(isTelling(verb) && { tell: isTold ? "customer" : "nobody" }) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorBanner error={error} />
      <p>{words.text}</p>
      {verb === "status" && <ChooseStatusForMany orders={orders} chosen={status} onChoose={setStatus} />}
      {isTelling(verb) && (
        <Tick label={t.bulk.tell} hint={isTold ? t.bulk.told : t.bulk.untold} checked={isTold} onChange={setTold} />
      )}
      <div className="actions">
        <button type="button" className="button" onClick={onClose}>
          {t.shell.cancel}
        </button>
        <button
          type="submit"
          className={verb === "cancel" ? "button danger" : "button next"}
          aria-disabled={isSending || !body}
        >
          {isSending ? t.verbs.working : words.submit}
        </button>
      </div>
    </form>
  );
}

/** What the server is asked; nothing while the status is still to be chosen. */
function bodyOf(verb: BulkVerb, status: ManyStatus | undefined): object | undefined {
  switch (verb) {
    case "paid":
      return { verb: "record_payment" };
    case "shipped":
      return { verb: "ship" };
    case "status":
      if (!status) return undefined;
      return {
        verb: "choose_status",
        axis: status.axis,
        ...(status.statusId ? { statusId: status.statusId } : { value: status.value }),
      };
    default:
      return { verb };
  }
}
