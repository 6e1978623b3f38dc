import { useState } from "react";
import { Dialog } from "../../../kit/dialog.tsx";
import { TextField } from "../../../kit/forms/field.tsx";
import { isEmail } from "../../../kit/forms/typed.ts";
import { useWords } from "../../../words.tsx";
import { useOrder } from "../../order-context.ts";
import { useVerb } from "../use-verb.ts";
import type { VerbProps } from "../verb-dialog.tsx";
import { VerbForm } from "../verb-form.tsx";

/** To the customer, or to whoever keeps his books. */
export function SendInvoice({ asked, onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const words = t.verbs.send_invoice;
  const [email, setEmail] = useState(order.customer.email);
  const [error, setError] = useState<string>();
  const run = useVerb(words.done, onClose);
  const invoice = order.invoices.find((one) => one.id === asked.invoiceId) ?? order.invoices[0];
  const submit = () => {
    if (!isEmail(email)) return setError(t.shell.errors.email);
    if (invoice) run.send({ path: `/invoices/${invoice.id}/sending`, body: { email: email.trim() } });
  };
  return (
    <Dialog open onClose={onClose} title={words.title(invoice?.number ?? "")}>
      <VerbForm verb="send_invoice" run={run} submit={words.submit} onClose={onClose} onSubmit={submit}>
        <TextField
          label={words.to}
          hint={words.toHint}
          type="email"
          spellCheck="off"
          value={email}
          error={error}
          onChange={(typed) => {
            setEmail(typed);
            setError(undefined);
          }}
        />
      </VerbForm>
    </Dialog>
  );
}
