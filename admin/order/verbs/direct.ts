import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { OrderPage } from "../../../src/overview/order-page.ts";
import { api, newKey } from "../../api.ts";
import { useDesk } from "../../desk.tsx";
import { useToast } from "../../kit/toast.tsx";
import { deskPath, keys } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import type { Verb } from "../next-step.ts";

interface Direct {
  method: "POST" | "DELETE";
  path: string;
  /** What takes it back. */
  undo?: { method: "POST" | "DELETE"; path: string };
}

/** Verbs that ask nothing: nobody is told, nothing else happens, and what leaves a list can be taken back at once. */
const direct = {
  complete: { method: "POST", path: "/completion" },
  archive: { method: "POST", path: "/archive", undo: { method: "DELETE", path: "/archive" } },
  restore: { method: "POST", path: "/restoration" },
  accept_free: {
    method: "POST",
    path: "/acceptance",
  },
  hold_free: { method: "DELETE", path: "/acceptance" },
  unsend_out: { method: "DELETE", path: "/departure" },
  unready: { method: "DELETE", path: "/readiness" },
  undeliver: { method: "DELETE", path: "/delivery" },
  unwithhold: { method: "DELETE", path: "/withholding" },
  unreturn: { method: "DELETE", path: "/return" },
} as const satisfies Partial<Record<Verb, Direct>>;
type DirectVerb = keyof typeof direct;

interface DirectRun {
  /** Runs such a verb and says so; answers false when the verb needs a form. */
  run: (verb: Verb) => boolean;
  error: unknown;
}

export function useDirectVerb(order: OrderPage): DirectRun {
  const { t } = useWords();
  const { shop } = useDesk();
  const toast = useToast();
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (step: Direct) =>
      api(deskPath(shop.slug, `/orders/${order.id}${step.path}`), { method: step.method, key: newKey() }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.inShop(shop.slug) }),
  });
  const run = useCallback(
    (verb: Verb) => {
      const known: Partial<Record<Verb, Direct>> = direct;
      const step: Direct | undefined =
        verb === "restore" && order.life === "archived" ? direct.archive.undo : known[verb];
      if (!step) return false;
      if (isPending) return true;
      const { undo } = step;
      const onUndo = undo && (() => mutate(undo, { onSuccess: () => toast(t.shell.undone) }));
      const done = t.verbs[verb as DirectVerb].done;
      mutate(step, { onSuccess: () => toast(done, onUndo ? { undo: onUndo } : undefined) });
      return true;
    },
    [order.life, mutate, isPending, toast, t],
  );
  return { run, error };
}
