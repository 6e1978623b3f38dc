import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { EditPreview } from "../../src/checkout/editing/edit-view.ts";
import type { OrderPage } from "../../src/overview/order-page.ts";
import { api, newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { useToast } from "../kit/toast.tsx";
import { changesIn } from "../order/verbs/use-verb.ts";
import { deskPath, keys } from "../queries.ts";
import { useWords } from "../words.tsx";

const typingPauseMs = 300;

/** What the changes would do, asked once the typing pauses; nothing while they cannot be read. */
export function usePreview(order: OrderPage, changes: object | undefined) {
  const { shop } = useDesk();
  const asked = usePaused(changes && JSON.stringify(changes));
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: [...keys.order(shop.slug, order.id), "edit", order.version, asked],
    queryFn: ({ signal }) =>
      api<EditPreview>(deskPath(shop.slug, `/orders/${order.id}/edits/preview`), {
        method: "POST",
        body: JSON.parse(asked ?? "{}") as object,
        version: order.version,
        signal,
      }),
    enabled: changes !== undefined && asked !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return { preview: error ? undefined : data, error, isBehind: isPlaceholderData, again: () => void refetch() };
}

function usePaused(text: string | undefined): string | undefined {
  const [paused, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), typingPauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

/** Saves the edit, once however often it is sent, and goes back to the order. */
export function useSaveEdit(order: OrderPage) {
  const { t } = useWords();
  const { shop } = useDesk();
  const toast = useToast();
  const client = useQueryClient();
  const navigate = useNavigate();
  const sent = useRef({ text: "", key: "" });
  const [isLeaving, setLeaving] = useState(false);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (body: object) => {
      const text = JSON.stringify(body);
      // What is sent again unchanged is the same request; what was corrected is another.
      if (sent.current.text !== text) sent.current = { text, key: newKey() };
      const { key } = sent.current;
      return api(deskPath(shop.slug, `/orders/${order.id}/edits`), {
        method: "POST",
        body,
        key,
        version: order.version,
      });
    },
    onSuccess: () => {
      setLeaving(true);
      toast(t.verbs.edit.done);
      const params = { shop: shop.slug, id: order.id };
      setTimeout(() => void navigate({ to: "/$shop/commandes/$id", params, replace: true }));
      void client.invalidateQueries({ queryKey: keys.inShop(shop.slug) });
    },
  });
  const changed = changesIn(error);
  return {
    save: (body: object) => {
      if (!isPending && !isLeaving) mutate(body);
    },
    isSaving: isPending,
    isLeaving,
    error: changed ? undefined : error,
    changed,
    forget: reset,
  };
}
