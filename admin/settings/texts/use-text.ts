import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, ApiError, newKey } from "../../api.ts";
import { useDesk } from "../../desk.tsx";
import { useToast } from "../../kit/toast.tsx";
import { deskPath, keys } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import { fields, textPath, type Draft, type Place, type Shown, type TextView } from "./text.ts";

const pauseMs = 350;

/** The message the words give, asked once the hand rests; the last one stays while the next is awaited. */
export function usePreview(place: Place, draft: Draft) {
  const { shop } = useDesk();
  const [rested, setRested] = useState(draft);
  useEffect(() => {
    const rest = setTimeout(() => setRested(draft), pauseMs);
    return () => clearTimeout(rest);
  }, [draft]);
  return useQuery({
    queryKey: [...keys.text(shop.slug, textPath(place)), "preview", rested],
    queryFn: ({ signal }) =>
      api<Shown>(deskPath(shop.slug, `${textPath(place)}/preview`), { method: "POST", body: rested, signal }),
    enabled: fields.every((field) => rested[field].trim() !== ""),
    placeholderData: keepPreviousData,
    retry: false,
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  });
}

export function useSave(place: Place, onSaved: (text: TextView) => void) {
  const { t } = useWords();
  const { shop } = useDesk();
  const toast = useToast();
  const keep = useKeep(place);
  return useMutation({
    mutationFn: (draft: Draft) =>
      api<TextView>(deskPath(shop.slug, textPath(place)), { method: "PUT", body: draft, key: newKey() }),
    onSuccess: async (saved) => {
      await keep(saved);
      onSaved(saved);
      toast(t.texts.saved);
    },
  });
}

export function useReset(place: Place, onReset: (text: TextView) => void) {
  const { t } = useWords();
  const { shop } = useDesk();
  const toast = useToast();
  const keep = useKeep(place);
  return useMutation({
    mutationFn: () => api<TextView>(deskPath(shop.slug, textPath(place)), { method: "DELETE", key: newKey() }),
    onSuccess: async (back) => {
      await keep(back);
      onReset(back);
      toast(t.texts.resetDone);
    },
  });
}

export function useTrial(place: Place) {
  const { t } = useWords();
  const { shop } = useDesk();
  const toast = useToast();
  return useMutation({
    mutationFn: (draft: Draft) =>
      api<{ to: string }>(deskPath(shop.slug, `${textPath(place)}/test`), { method: "POST", body: draft }),
    onSuccess: ({ to }) => toast(t.texts.tested(to)),
  });
}

/** What the server says is kept is what the editor starts from, and the list of texts is read anew. */
function useKeep(place: Place) {
  const { shop } = useDesk();
  const client = useQueryClient();
  return async (text: TextView) => {
    // An answer still on its way would bring back what was kept before.
    await client.cancelQueries({ queryKey: keys.text(shop.slug, textPath(place)) });
    client.setQueryData(keys.text(shop.slug, textPath(place)), text);
    void client.invalidateQueries({ queryKey: keys.texts(shop.slug) });
  };
}

/** What is wrong with each field, in the server's words. */
export function faultsIn(error: unknown): Partial<Draft> {
  if (!(error instanceof ApiError) || error.problem.code !== "message_text_unusable") return {};
  const faults: Partial<Draft> = {};
  for (const { pointer, message } of error.problem.errors ?? []) {
    const field = fields.find((one) => pointer === `#/${one}`);
    if (field) faults[field] = message;
  }
  return faults;
}
