import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { OrderPage } from "../../../src/overview/order-page.ts";
import { useDesk } from "../../desk.tsx";
import { useWords } from "../../words.tsx";
import { useOrder } from "../order-context.ts";
import { audiences, shownTo, type Audience } from "./audience.ts";
import { NoteBox } from "./note-box.tsx";
import { useMoves, useWho } from "./origin.ts";
import { lookOf, useSentence } from "./sentence.tsx";

type Entry = OrderPage["history"][number];

/** Everything that happened, newest first, grouped by day. */
export function History() {
  const { t } = useWords();
  const { order, action } = useOrder();
  const { shop, longDay } = useDesk();
  const [audience, setAudience] = useState<Audience>("all");
  const days = Map.groupBy(shownTo(order.history, audience), (entry) => longDay(entry.at));
  return (
    <section className="history" aria-label={t.history.title}>
      <div className="spread">
        <h2>{t.history.title}</h2>
        <span className="push" />
        {order.history.some(({ kind }) => kind === "order.edited") && (
          <Link className="link fine" to="/$shop/commandes/$id/versions" params={{ shop: shop.slug, id: order.id }}>
            {t.edit.versions}
          </Link>
        )}
        <AudienceChoice audience={audience} onChoose={setAudience} />
      </div>
      {action("note") && <NoteBox order={order} />}
      {days.size === 0 && <p className="soft">{t.history.nothing}</p>}
      {[...days].map(([day, entries]) => (
        <div key={day}>
          <h3 className="day">{day}</h3>
          <ol aria-label={day}>
            {entries.map((entry) => (
              <Happened key={entry.id} entry={entry} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

function AudienceChoice({ audience, onChoose }: { audience: Audience; onChoose: (audience: Audience) => void }) {
  const { t } = useWords();
  return (
    <select
      className="input"
      aria-label={t.history.show}
      value={audience}
      onChange={(event) => onChoose(event.target.value as Audience)}
    >
      {audiences.map((one) => (
        <option key={one} value={one}>
          {t.history.audiences[one]}
        </option>
      ))}
    </select>
  );
}

function Happened({ entry }: { entry: Entry }) {
  const { t } = useWords();
  const { order, undoing } = useOrder();
  const { moment, time } = useDesk();
  const { text, more } = useSentence()(entry);
  const { icon: Icon, tone } = lookOf(entry.kind);
  const note = order.notes.find((one) => one.id === entry.data["noteId"]);
  const who = useWho()(entry.actor);
  const moves = useMoves()(entry.data);
  return (
    <li className={entry.isUndone ? "undone" : undefined}>
      <span className="sign" data-tone={tone} aria-hidden="true">
        <Icon size={14} />
      </span>
      <div className="text">
        <p className="words">{note?.body ?? text}</p>
        <p className="soft fine">
          {[who, ...moves, ...more, entry.isUndone && t.history.isUndone].filter(Boolean).join(" · ")}
        </p>
        {entry.mayUndo && (
          <button
            type="button"
            className="link fine"
            aria-label={t.verbs.undo.of(text)}
            onClick={() => undoing.undo(entry.id)}
          >
            {t.verbs.undo.label}
          </button>
        )}
      </div>
      <time className="soft fine figures" dateTime={entry.at} title={moment(entry.at)}>
        {time(entry.at)}
      </time>
    </li>
  );
}
