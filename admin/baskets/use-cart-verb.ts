import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { useToast } from "../kit/toast.tsx";
import { deskPath, keys } from "../queries.ts";

interface Sent {
  path: string;
  method: "POST" | "DELETE";
  body?: object;
}

/** Asks something of a basket left behind, once however often it is sent; says that it is done and closes. */
export function useCartVerb(done: string, onClose: () => void) {
  const { shop } = useDesk();
  const toast = useToast();
  const client = useQueryClient();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: ({ path, ...sent }: Sent) => api(deskPath(shop.slug, path), { ...sent, key }),
    onSuccess: () => {
      toast(done);
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.inShop(shop.slug) }),
  });
}
