import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { useToast } from "../kit/toast.tsx";
import { deskPath, keys } from "../queries.ts";
import { useWords } from "../words.tsx";
import type { MessageItem } from "./message.ts";

type Held = Pick<MessageItem, "id" | "subject" | "heldUntil">;

/** A message that waits: how long still, and the way to hold it back. */
export function HeldBack({ message }: { message: Held }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const client = useQueryClient();
  const toast = useToast();
  const words = t.mailbox.messages;
  const { mutate, isPending } = useMutation({
    mutationFn: () => api(deskPath(shop.slug, `/messages/${message.id}`), { method: "DELETE", key: newKey() }),
    onSuccess: () => toast(words.notSent),
    onSettled: () => client.invalidateQueries({ queryKey: keys.inShop(shop.slug) }),
  });
  return (
    <button
      type="button"
      className="button small"
      aria-disabled={isPending}
      aria-label={`${words.hold}\u00a0: ${message.subject}`}
      onClick={() => {
        if (!isPending) mutate();
      }}
    >
      {words.hold}
    </button>
  );
}

/** "Part dans 12 s", second by second; once it has left, what the shop shows is read again. */
export function useLeavesIn(heldUntil: string): string {
  const { t } = useWords();
  const { shop } = useDesk();
  const client = useQueryClient();
  const [now, setNow] = useState(() => Date.now());
  const seconds = Math.ceil((new Date(heldUntil).getTime() - now) / 1_000);
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(tick);
  }, []);
  const isOver = seconds <= 0;
  useEffect(() => {
    if (isOver) void client.invalidateQueries({ queryKey: keys.inShop(shop.slug) });
  }, [isOver, client, shop.slug]);
  return isOver ? t.mailbox.messages.leaves : t.mailbox.messages.leavesIn(seconds);
}
