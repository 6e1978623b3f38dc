import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import type { LeftCartRow } from "../../src/overview/left-carts/left-cart-row.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/forms/field.tsx";
import { Waiting } from "../kit/page.tsx";
import { cartReminderQuery, type CartReminder } from "../queries.ts";
import { useWords } from "../words.tsx";
import { useSending } from "../kit/use-sending.ts";

interface RemindProps {
  cart: LeftCartRow;
  onClose: () => void;
}

/** The reminder as it would leave, to be changed before. */
export function RemindDialog({ cart, onClose }: RemindProps) {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data, error, refetch } = useQuery(cartReminderQuery(shop.slug, cart.id));
  return (
    <Dialog open onClose={onClose} title={t.baskets.remindTitle(cart.name)}>
      {data ? (
        <ReminderForm cart={cart} draft={data} onClose={onClose} />
      ) : (
        <Waiting error={error} onRetry={() => void refetch()} />
      )}
    </Dialog>
  );
}

function ReminderForm({ cart, draft, onClose }: RemindProps & { draft: CartReminder }) {
  const { t } = useWords();
  const words = t.baskets;
  const [typed, type] = useState({ subject: draft.subject, text: draft.text });
  const [isAsked, setAsked] = useState(false);
  const sending = useSending(words.reminded, onClose);
  const faultOf = (value: string) => (isAsked && value.trim() === "" ? t.shell.errors.required : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!typed.subject.trim() || !typed.text.trim() || sending.isPending) return;
    sending.mutate({ path: `/left-carts/${cart.id}/reminder`, method: "POST", body: typed });
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorBanner error={sending.error} />
      <TextField
        label={words.subject}
        maxLength={200}
        value={typed.subject}
        error={faultOf(typed.subject)}
        onChange={(subject) => type({ ...typed, subject })}
      />
      <TextField
        label={words.text}
        hint={words.remindTo(draft.to)}
        lines={6}
        maxLength={10_000}
        value={typed.text}
        error={faultOf(typed.text)}
        onChange={(text) => type({ ...typed, text })}
      />
      <p className="soft fine">{words.once}</p>
      <div className="actions">
        <button type="button" className="button" onClick={onClose}>
          {t.shell.cancel}
        </button>
        <button type="submit" className="button next" aria-disabled={sending.isPending}>
          {words.send}
        </button>
      </div>
    </form>
  );
}
