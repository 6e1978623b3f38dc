import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { BulkResult } from "../../../src/automations/bulk.ts";
import { api, newKey } from "../../api.ts";
import { useDesk } from "../../desk.tsx";
import { deskPath, keys } from "../../queries.ts";
import type { Chosen } from "./selection.ts";

interface BulkRun {
  send: (what: object) => void;
  isSending: boolean;
  error: unknown;
}

/** Sends one verb for several orders. Sent again under the same key, only what was not done is done. */
export function useBulk(orders: readonly Chosen[], onDone: (result: BulkResult) => void): BulkRun {
  const { shop } = useDesk();
  const client = useQueryClient();
  const [key] = useState(newKey);
  const isBusy = useRef(false);
  const { mutate, error, isPending } = useMutation({
    mutationFn: (what: object) =>
      api<BulkResult>(deskPath(shop.slug, "/orders/bulk"), {
        method: "POST",
        key,
        body: { ...what, ids: orders.map((order) => order.id) },
      }),
    onSuccess: onDone,
    onSettled: () => {
      isBusy.current = false;
      void client.invalidateQueries({ queryKey: keys.inShop(shop.slug) });
    },
  });
  return {
    send: (what) => {
      if (isBusy.current) return;
      isBusy.current = true;
      mutate(what);
    },
    isSending: isPending,
    error,
  };
}
