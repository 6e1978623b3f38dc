import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import type { InvoiceListRow } from "../../src/invoices/invoice-view.ts";
import { api, newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/forms/field.tsx";
import { useToast } from "../kit/toast.tsx";
import { isEmail } from "../kit/forms/typed.ts";
import { deskPath, keys } from "../queries.ts";
import { useWords } from "../words.tsx";

/** Sends an invoice from the list, to its customer or to another address. */
export function SendInvoiceDialog({ invoice, onClose }: { invoice: InvoiceListRow; onClose: () => void }) {
  const { t } = useWords();
  const words = t.verbs.send_invoice;
  const [email, setEmail] = useState(invoice.email);
  const [wrong, setWrong] = useState<string>();
  const sending = useSending(invoice, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isEmail(email)) return setWrong(t.shell.errors.email);
    if (!sending.isPending) sending.mutate(email.trim());
  };
  return (
    <Dialog open onClose={onClose} title={words.title(invoice.number)}>
      <form onSubmit={submit} noValidate>
        <ErrorBanner error={sending.error} />
        <TextField
          label={words.to}
          hint={words.toHint}
          type="email"
          spellCheck="off"
          value={email}
          error={wrong}
          onChange={(typed) => {
            setEmail(typed);
            setWrong(undefined);
          }}
        />
        <div className="actions">
          <button type="button" className="button" onClick={onClose}>
            {t.shell.cancel}
          </button>
          <button type="submit" className="button next" aria-disabled={sending.isPending}>
            {words.submit}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function useSending(invoice: InvoiceListRow, onClose: () => void) {
  const { t } = useWords();
  const { shop } = useDesk();
  const toast = useToast();
  const client = useQueryClient();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: (email: string) =>
      api(deskPath(shop.slug, `/invoices/${invoice.id}/sending`), { method: "POST", body: { email }, key }),
    onSuccess: () => {
      toast(t.verbs.send_invoice.done);
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.inShop(shop.slug) }),
  });
}
