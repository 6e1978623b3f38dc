import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Paperclip } from "lucide-react";
import { useState, type FormEvent } from "react";
import { api, newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/forms/field.tsx";
import { Waiting } from "../kit/page.tsx";
import { useToast } from "../kit/toast.tsx";
import { isEmail } from "../kit/forms/typed.ts";
import { deskPath, keys, messageQuery } from "../queries.ts";
import { useWords } from "../words.tsx";
import { HeldBack } from "./held.tsx";
import { MessageState } from "./message-state.tsx";
import { hasNotLeft, type FullMessage } from "./message.ts";

interface ReaderProps {
  id: string;
  /** Shows the way to the order, where the order is not the page already. */
  from?: "list";
  start: "read" | "resend";
  onClose: () => void;
}

/** One message as its reader got it, and the way to send it again. */
export function MessageReader({ id, from, start, onClose }: ReaderProps) {
  const { t } = useWords();
  const { shop } = useDesk();
  const [step, setStep] = useState(start);
  const { data, error, refetch } = useQuery(messageQuery(shop.slug, id));
  const title = step === "resend" ? t.mailbox.messages.resendTitle : (data?.subject ?? t.mailbox.messages.read);
  return (
    <Dialog open onClose={onClose} title={title} size={step === "read" ? "broad" : "usual"}>
      {!data && <Waiting error={error} onRetry={() => void refetch()} />}
      {data && step === "read" && <Letter message={data} from={from} onResend={() => setStep("resend")} />}
      {data && step === "resend" && <Resend message={data} onClose={onClose} />}
    </Dialog>
  );
}

interface LetterProps {
  message: FullMessage;
  from: ReaderProps["from"];
  onResend: () => void;
}

function Letter({ message, from, onResend }: LetterProps) {
  const { t } = useWords();
  const { shop, moment } = useDesk();
  const words = t.mailbox.messages;
  return (
    <div className="stack">
      <div className="row">
        <MessageState state={message.state} heldUntil={message.heldUntil} />
        <span>{words.to(message.recipient)}</span>
        <time className="soft fine" dateTime={message.createdAt}>
          {moment(message.sentAt ?? message.createdAt)}
        </time>
      </div>
      {message.state === "switched_off" && <p className="soft fine">{words.offText}</p>}
      {message.state === "cancelled" && <p className="soft fine">{words.cancelledText}</p>}
      {message.lastError && <p className="soft fine">{words.lastError(message.lastError)}</p>}
      {/* Made by us from what customers typed: no script may run in it, and its links open elsewhere. */}
      {message.channel === "email" ? (
        <iframe
          className="letter"
          title={message.subject}
          srcDoc={message.html}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        />
      ) : (
        <p className="words">{message.text}</p>
      )}
      <div className="row">
        {message.attachments.map((file) => (
          <a
            key={file.invoiceId}
            className="button small"
            href={deskPath(shop.slug, `/invoices/${file.invoiceId}/pdf`)}
            target="_blank"
            rel="noreferrer"
          >
            <Paperclip size={14} aria-hidden="true" />
            {file.fileName}
          </a>
        ))}
        <span className="push" />
        {from === "list" && message.orderId && (
          <Link className="button bare" to="/$shop/commandes/$id" params={{ shop: shop.slug, id: message.orderId }}>
            {words.seeOrder}
          </Link>
        )}
        {message.state === "held" && <HeldBack message={message} />}
        {message.state !== "held" && message.channel === "email" && (
          <button type="button" className="button" onClick={onResend}>
            {hasNotLeft(message.state) ? words.send : words.resend}
          </button>
        )}
      </div>
    </div>
  );
}

function Resend({ message, onClose }: { message: FullMessage; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const words = t.mailbox.messages;
  const [to, setTo] = useState(message.recipient);
  const [wrong, setWrong] = useState<string>();
  const resend = useResend(message.id, () => {
    toast(words.resent);
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isEmail(to)) return setWrong(t.shell.errors.email);
    if (!resend.isPending) resend.mutate(to.trim());
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorBanner error={resend.error} />
      <p className="strong">{message.subject}</p>
      <TextField
        label={words.resendTo}
        type="email"
        spellCheck="off"
        value={to}
        error={wrong}
        onChange={(typed) => {
          setTo(typed);
          setWrong(undefined);
        }}
      />
      <div className="actions">
        <button type="button" className="button" onClick={onClose}>
          {t.shell.cancel}
        </button>
        <button type="submit" className="button next" aria-disabled={resend.isPending}>
          {words.resendSubmit}
        </button>
      </div>
    </form>
  );
}

function useResend(id: string, onDone: () => void) {
  const { shop } = useDesk();
  const client = useQueryClient();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: (to: string) =>
      api(deskPath(shop.slug, `/messages/${id}/sending`), { method: "POST", body: { to }, key }),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: keys.inShop(shop.slug) }),
  });
}
