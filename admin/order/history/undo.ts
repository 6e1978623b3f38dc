import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { Undone } from "../../../src/automations/undo.actions.ts";
import { api, ApiError, newKey } from "../../api.ts";
import { useDesk } from "../../desk.tsx";
import { useToast } from "../../kit/toast.tsx";
import { deskPath, keys } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import type { OrderPage } from "../../../src/overview/order-page.ts";

export interface Undoing {
  /** Takes back a line of the history; the answer, or why not, is said where it was asked. */
  undo: (happeningId: string) => void;
  /** Says that something was done, and offers to take it back where that is possible. `version` is the one it made. */
  offer: (done: string, version: number) => void;
}

export function useUndo(orderId: string): Undoing {
  const { t } = useWords();
  const { shop } = useDesk();
  const client = useQueryClient();
  const toast = useToast();
  const words = t.verbs.undo;
  const run = useCallback(
    async (happeningId: string, key: string) => {
      try {
        const path = deskPath(shop.slug, `/orders/${orderId}/undo`);
        const { message } = await api<Undone>(path, { method: "POST", body: { happeningId }, key });
        toast(message === "none" ? words.done : words[message]);
      } catch (error) {
        toast((error instanceof ApiError && error.problem.title) || t.shell.errors.unreachable.title);
      } finally {
        await client.invalidateQueries({ queryKey: keys.inShop(shop.slug) });
      }
    },
    [client, orderId, shop.slug, t, toast, words],
  );
  const offer = useCallback(
    async (done: string, version: number) => {
      // Asked apart: what the page reads meanwhile is cancelled whenever somebody's news make it read again.
      const page = await api<OrderPage>(deskPath(shop.slug, `/orders/${orderId}`)).catch(() => undefined);
      const line = page?.history.find((one) => one.version === version);
      const key = newKey();
      toast(done, line?.mayUndo ? { undo: () => void run(line.id, key) } : undefined);
    },
    [orderId, run, shop.slug, toast],
  );
  return useMemo(
    () => ({
      undo: (happeningId) => void run(happeningId, newKey()),
      offer: (done, version) => void offer(done, version),
    }),
    [run, offer],
  );
}
