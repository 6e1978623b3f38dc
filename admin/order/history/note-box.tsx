import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { OrderPage } from "../../../src/overview/order-page.ts";
import { api, newKey } from "../../api.ts";
import { useDesk } from "../../desk.tsx";
import { ErrorBanner } from "../../kit/banner.tsx";
import { useToast } from "../../kit/toast.tsx";
import { useUnsaved } from "../../kit/forms/unsaved.tsx";
import { deskPath, keys } from "../../queries.ts";
import { useWords } from "../../words.tsx";

/** A note for the team. What is written is kept until it is published; leaving asks first. */
export function NoteBox({ order }: { order: OrderPage }) {
  const { t } = useWords();
  const toast = useToast();
  const [body, setBody] = useState("");
  const publish = usePublish(order.id, () => {
    setBody("");
    toast(t.order.note.published);
  });
  const leaving = useUnsaved(body.trim() !== "" && !publish.isPending);
  return (
    <form
      className="card note"
      onSubmit={(event) => {
        event.preventDefault();
        if (body.trim() && !publish.isPending) publish.mutate(body);
      }}
    >
      <ErrorBanner error={publish.error} />
      <textarea
        className="input"
        rows={1}
        aria-label={t.order.note.title}
        aria-describedby="note-help"
        placeholder={t.order.note.placeholder}
        maxLength={10_000}
        value={body}
        onChange={(event) => setBody(event.target.value)}
      />
      <div className="spread">
        <span id="note-help" className="soft fine">
          {t.order.note.help}
        </span>
        <button type="submit" className="button small" disabled={!body.trim() || publish.isPending}>
          {t.order.note.publish}
        </button>
      </div>
      {leaving}
    </form>
  );
}

function usePublish(orderId: string, onDone: () => void) {
  const { shop } = useDesk();
  const client = useQueryClient();
  const [key, setKey] = useState(newKey);
  return useMutation({
    mutationFn: (body: string) =>
      api(deskPath(shop.slug, `/orders/${orderId}/notes`), { method: "POST", body: { body }, key }),
    onSuccess: () => {
      setKey(newKey());
      onDone();
      return client.invalidateQueries({ queryKey: keys.order(shop.slug, orderId) });
    },
  });
}
