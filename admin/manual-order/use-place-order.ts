import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api, newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { useToast } from "../kit/toast.tsx";
import { deskPath, keys } from "../queries.ts";
import { useWords } from "../words.tsx";

interface Placing {
  send: (body: object) => void;
  isSending: boolean;
  /** The order is made: the page is about to be left on purpose. */
  isLeaving: boolean;
  error: unknown;
}

/** Records the order, once however often it is sent, and opens its page. */
export function usePlaceOrder(): Placing {
  const { t } = useWords();
  const { shop } = useDesk();
  const toast = useToast();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [key] = useState(newKey);
  const [isLeaving, setLeaving] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: object) =>
      api<{ id: string; reference: string }>(deskPath(shop.slug, "/orders"), { method: "POST", body, key }),
    onSuccess: ({ id, reference }) => {
      setLeaving(true);
      toast(t.manualOrder.done(reference));
      setTimeout(() => void navigate({ to: "/$shop/commandes/$id", params: { shop: shop.slug, id }, replace: true }));
      void client.invalidateQueries({ queryKey: keys.inShop(shop.slug) });
    },
  });
  return {
    send: (body) => {
      if (!isPending && !isLeaving) mutate(body);
    },
    isSending: isPending,
    isLeaving,
    error,
  };
}
