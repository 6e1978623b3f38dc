import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { deskPath, keys } from "../queries.ts";
import { useToast } from "./toast.tsx";

interface Sent {
  path: string;
  method: "POST" | "PUT" | "DELETE";
  body?: object;
}

/** What a dialog asks of the shop, once however often it is sent; says that it is done and closes. */
export function useSending(done: string, onClose: () => void) {
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
