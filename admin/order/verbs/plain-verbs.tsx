import { useState } from "react";
import { statusWord, type StatusOf } from "../../../shared/statuses.ts";
import { useDesk } from "../../desk.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { useWords } from "../../words.tsx";
import { useOrder } from "../order-context.ts";
import { useVerb } from "./use-verb.ts";
import type { VerbProps } from "./verb-dialog.tsx";
import { VerbForm, type Tell } from "./verb-form.tsx";

// Verbs whose form says what will happen and asks no more than whether to tell the customer.

export function Prepare({ onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const { shop, place } = useDesk();
  const words = t.verbs.prepare;
  const word = (status: StatusOf<"fulfilment">) =>
    statusWord("fulfilment", status, { vocabulary: shop.vocabulary, locale: place.locale });
  const [tell, setTell] = useState<Tell>("customer");
  const run = useVerb(words.done, onClose);
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <VerbForm
        verb="prepare"
        run={run}
        submit={words.submit}
        tell={tell}
        onTell={setTell}
        onClose={onClose}
        onSubmit={() => run.send({ path: `/orders/${order.id}/preparation`, body: { tell } })}
      >
        <p>{words.text(word(order.fulfilmentStatus), word("processing"))}</p>
      </VerbForm>
    </Dialog>
  );
}

export function IssueInvoice({ onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const words = t.verbs.issue_invoice;
  const [tell, setTell] = useState<Tell>("customer");
  const run = useVerb(words.done, onClose);
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <VerbForm
        verb="issue_invoice"
        run={run}
        submit={words.submit}
        tell={tell}
        onTell={setTell}
        onClose={onClose}
        onSubmit={() => run.send({ path: `/orders/${order.id}/invoice`, body: { tell } })}
      >
        <p>{words.text}</p>
      </VerbForm>
    </Dialog>
  );
}

export function AskPayment({ onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const { money } = useDesk();
  const words = t.verbs.ask_payment;
  const run = useVerb(words.done, onClose);
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <VerbForm
        verb="ask_payment"
        run={run}
        submit={words.submit}
        onClose={onClose}
        onSubmit={() => run.send({ path: `/orders/${order.id}/payment-request`, body: {} })}
      >
        <p>{words.text(money(order.asked, order.currency), order.customer.email)}</p>
      </VerbForm>
    </Dialog>
  );
}

export function ConfirmPayment({ onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const words = t.verbs.confirm_payment;
  const run = useVerb(words.done, onClose);
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <VerbForm
        verb="confirm_payment"
        run={run}
        submit={words.submit}
        onClose={onClose}
        onSubmit={() => run.send({ path: `/orders/${order.id}/payment-confirmation`, body: {} })}
      >
        <p>{words.text(order.customer.email)}</p>
      </VerbForm>
    </Dialog>
  );
}

export function DeleteOrder({ onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const words = t.verbs.delete;
  const run = useVerb(words.done, onClose);
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <VerbForm
        verb="delete"
        run={run}
        submit={words.submit}
        keep={words.keep}
        takes="away"
        onClose={onClose}
        onSubmit={() => run.send({ path: `/orders/${order.id}`, method: "DELETE" })}
      >
        <p>{words.text}</p>
      </VerbForm>
    </Dialog>
  );
}
