import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Mail, Send } from "lucide-react";
import { useState } from "react";
import { useDesk } from "../desk.tsx";
import { Banner } from "../kit/banner.tsx";
import { Empty, PageHead, Waiting } from "../kit/page.tsx";
import { Pager } from "../kit/pager.tsx";
import { messagesQuery } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { useWords } from "../words.tsx";
import { MessageReader } from "./message-reader.tsx";
import { HeldBack } from "./held.tsx";
import { MessageState } from "./message-state.tsx";
import { hasNotLeft, type MessageItem } from "./message.ts";

const route = getRouteApi("/$shop/messages");

interface Opened {
  id: string;
  start: "read" | "resend";
}

export function MessagesPage() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { cursor } = route.useSearch();
  const [opened, setOpened] = useState<Opened | null>(null);
  const { data, error, refetch } = useQuery({
    ...messagesQuery(shop.slug, { cursor }),
    placeholderData: keepPreviousData,
  });
  const words = t.mailbox.messages;
  useTitle(words.title);
  return (
    <div className="page">
      <PageHead title={words.title} />
      {data?.messages.some((message) => message.state === "kept") && (
        <Banner tone="info" title={words.keptTitle}>
          <p>{words.keptText}</p>
        </Banner>
      )}
      <section className="card list" aria-label={words.title}>
        {!data && <Waiting error={error} onRetry={() => void refetch()} />}
        {data?.messages.length === 0 && <Empty icon={Mail} title={words.empty.title} text={words.empty.text} />}
        {data && data.messages.length > 0 && <Table messages={data.messages} onOpen={setOpened} />}
        {data && (
          <Pager
            list={data}
            labels={{ previous: words.newer, next: words.older }}
            link={(to, label) => (
              <Link className="button small" to="/$shop/messages" params={{ shop: shop.slug }} search={{ cursor: to }}>
                {label}
              </Link>
            )}
          />
        )}
      </section>
      {opened && <MessageReader key={opened.id} from="list" {...opened} onClose={() => setOpened(null)} />}
    </div>
  );
}

function Table({ messages, onOpen }: { messages: readonly MessageItem[]; onOpen: (opened: Opened) => void }) {
  const { t } = useWords();
  const { columns, table } = t.mailbox.messages;
  return (
    <div className="scroll">
      <table className="rows">
        <caption className="aloud">{table}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.subject}</th>
            <th scope="col">{columns.to}</th>
            <th scope="col">{columns.date}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col">
              <span className="aloud">{t.shell.more}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {messages.map((message) => (
            <Row key={message.id} message={message} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ message, onOpen }: { message: MessageItem; onOpen: (opened: Opened) => void }) {
  const { t } = useWords();
  const { recent } = useDesk();
  const words = t.mailbox.messages;
  const again = hasNotLeft(message.state) ? words.send : words.resend;
  return (
    <tr className="message">
      <th scope="row" className="subject rest" title={message.subject}>
        <button type="button" className="plain open" onClick={() => onOpen({ id: message.id, start: "read" })}>
          {message.subject}
        </button>
        {message.lastError && <p className="soft fine">{words.lastError(message.lastError)}</p>}
      </th>
      <td className="to">
        <span>{message.recipient}</span>{" "}
        {message.audience === "merchant" && <span className="tag">{words.audiences.merchant}</span>}
        {message.channel === "sms" && <span className="tag">{words.sms}</span>}
      </td>
      <td className="keep date soft">
        <time dateTime={message.createdAt}>{recent(message.sentAt ?? message.createdAt)}</time>
      </td>
      <td className="state">
        <MessageState state={message.state} heldUntil={message.heldUntil} />
      </td>
      <td className="act right">
        {message.state === "held" && <HeldBack message={message} />}
        {message.state !== "held" && message.channel === "email" && (
          <button
            type="button"
            className="button bare small"
            aria-label={`${again}\u00a0: ${message.subject}`}
            onClick={() => onOpen({ id: message.id, start: "resend" })}
          >
            <Send size={15} aria-hidden="true" />
            {again}
          </button>
        )}
      </td>
    </tr>
  );
}
