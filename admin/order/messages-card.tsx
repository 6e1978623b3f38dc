import { Send } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useDesk } from "../desk.tsx";
import type { MessageState as State } from "../../src/notifications/message.ts";
import { HeldBack } from "../messages/held.tsx";
import { MessageState } from "../messages/message-state.tsx";
import { hasNotLeft } from "../messages/message.ts";
import { useWords } from "../words.tsx";
import { useOrder } from "./order-context.ts";
import { VerbButton } from "./order-verbs.tsx";

const MessageReader = lazy(async () => ({ default: (await import("../messages/message-reader.tsx")).MessageReader }));

/** Where no mail server is set up every message is kept: the page of messages says so once. */
const isWorthSaying = (state: State): boolean => state !== "sent" && state !== "kept";

/** The e-mails of this order, each readable and sendable again. */
export function MessagesCard() {
  const { t } = useWords();
  const { order } = useOrder();
  const { recent } = useDesk();
  const [read, setRead] = useState<{ id: string; isResend: boolean } | null>(null);
  const again = (state: State) => (hasNotLeft(state) ? t.order.messages.send : t.order.messages.resend);
  return (
    <section className="card">
      <header>
        <h2>{t.order.messages.title}</h2>
        <VerbButton verb="write" />
      </header>
      {order.messages.length === 0 && <p className="body soft">{t.order.messages.none}</p>}
      <ul className="sent">
        {order.messages.toReversed().map((message) => (
          <li key={message.id}>
            <div>
              <button type="button" className="link" onClick={() => setRead({ id: message.id, isResend: false })}>
                {t.mailbox.messages.kinds[message.kind as keyof typeof t.mailbox.messages.kinds] ?? message.subject}
              </button>
              <p className="soft fine">
                {message.audience === "customer" ? t.order.messages.toCustomer : t.order.messages.toMerchant}
                {` · ${recent(message.sentAt ?? message.createdAt)}`}
                {message.channel === "sms" && ` · ${t.mailbox.messages.sms}`}
              </p>
              {isWorthSaying(message.state) && <MessageState state={message.state} heldUntil={message.heldUntil} />}
              {message.lastError && <p className="soft fine">{t.mailbox.messages.lastError(message.lastError)}</p>}
            </div>
            {message.state === "held" && <HeldBack message={message} />}
            {message.state !== "held" && message.channel === "email" && (
              <button
                type="button"
                className="button bare icon small"
                aria-label={`${again(message.state)}\u00a0: ${message.subject}`}
                title={again(message.state)}
                onClick={() => setRead({ id: message.id, isResend: true })}
              >
                <Send size={15} aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {read && (
        <Suspense>
          <MessageReader id={read.id} start={read.isResend ? "resend" : "read"} onClose={() => setRead(null)} />
        </Suspense>
      )}
    </section>
  );
}
