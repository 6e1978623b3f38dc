import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, newKey } from "../../api.ts";
import { useDesk } from "../../desk.tsx";
import { useToast } from "../../kit/toast.tsx";
import { deskPath, keys } from "../../queries.ts";
import { useOrder } from "../order-context.ts";

/** Asks something of the providers that hold this order's money; `done` is said once they have answered. */
export function useOnlineVerb(path: "payment-check" | "capture" | "payment-verified", done: string) {
  const { order } = useOrder();
  const { shop } = useDesk();
  const client = useQueryClient();
  const toast = useToast();
  const [key, setKey] = useState(newKey);
  return useMutation({
    mutationFn: () => api(deskPath(shop.slug, `/orders/${order.id}/${path}`), { method: "POST", body: {}, key }),
    onSuccess: () => {
      setKey(newKey());
      toast(done);
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.inShop(shop.slug) }),
  });
}
