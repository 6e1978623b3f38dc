import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api, ApiError, newKey } from "../../api.ts";
import { useDesk } from "../../desk.tsx";
import { useToast } from "../../kit/toast.tsx";
import { deskPath, keys } from "../../queries.ts";
import { useOrder } from "../order-context.ts";
import type { Told } from "../history/sentence.tsx";

interface Sending {
  /** Under the shop's desk, from "/". */
  path: string;
  method?: "POST" | "DELETE";
  body?: unknown;
}

/** What happened to the order while the form was open, as told by the refusal. */
export interface ChangedMeanwhile {
  version: number;
  changes: (Told & { id: string; actor: { name: string }; at: string })[];
}

export interface VerbRun {
  send: (sending: Sending) => void;
  isSending: boolean;
  error: unknown;
  changed: ChangedMeanwhile | undefined;
  /** Takes note of the changes: the next sending is about the order as it is now. */
  acceptChanges: () => void;
}

/**
 * Sends one verb. The key is made when the form opens, so however often it is sent it writes once; the version is the
 * one that was on the screen then, so nobody overwrites what he has not seen.
 */
export function useVerb(done: string, onDone: () => void): VerbRun {
  const { order, undoing } = useOrder();
  const { shop } = useDesk();
  const client = useQueryClient();
  const toast = useToast();
  const [key] = useState(newKey);
  const [version, setVersion] = useState(order.version);
  const isBusy = useRef(false);
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: ({ path, method = "POST", body }: Sending) =>
      api<{ version?: number } | undefined>(deskPath(shop.slug, path), {
        method,
        version,
        key,
        ...(body !== undefined && { body }),
      }),
    onSuccess: (state) => {
      if (state?.version === undefined) toast(done);
      else undoing.offer(done, state.version);
      onDone();
    },
    onSettled: () => {
      isBusy.current = false;
      void client.invalidateQueries({ queryKey: keys.inShop(shop.slug) });
    },
  });
  const changed = changesIn(error);
  return {
    send: (sending) => {
      if (isBusy.current) return;
      isBusy.current = true;
      mutate(sending);
    },
    isSending: isPending,
    error: changed ? undefined : error,
    changed,
    acceptChanges: () => {
      if (changed) setVersion(changed.version);
      reset();
    },
  };
}

/** What somebody else did meanwhile, when that is why it was refused. */
export function changesIn(error: unknown): ChangedMeanwhile | undefined {
  if (!(error instanceof ApiError) || error.problem.code !== "changed_meanwhile") return undefined;
  const { version, changes } = (error.problem.details ?? {}) as Partial<ChangedMeanwhile>;
  return version === undefined ? undefined : { version, changes: changes ?? [] };
}
