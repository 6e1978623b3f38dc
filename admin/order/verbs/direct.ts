import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { OrderState } from "../../../src/orders/order.ts";
import type { OrderPage } from "../../../src/overview/order-page.ts";
import { api, newKey } from "../../api.ts";
import { useDesk } from "../../desk.tsx";
import { deskPath, keys } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import type { Verb } from "../next-step.ts";
import type { AskedVerb } from "../order-context.ts";
import type { Undoing } from "../history/undo.ts";

interface Direct {
  method: "POST" | "DELETE";
  path: string;
}

/** Verbs that ask nothing: nobody is told, nothing else happens, and each can be taken back at once. */
const direct = {
  complete: { method: "POST", path: "/completion" },
  archive: { method: "POST", path: "/archive" },
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
  unprepare: { method: "DELETE", path: "/preparation" },
  reopen: { method: "DELETE", path: "/cancellation" },
  drop_deposit: { method: "DELETE", path: "/deposit" },
  unship: { method: "DELETE", path: "/shipments" },
} as const satisfies Partial<Record<Verb, Direct>>;
type DirectVerb = keyof typeof direct;
const unarchive: Direct = { method: "DELETE", path: "/archive" };

interface DirectRun {
  /** Runs such a verb and says so; answers false when the verb needs a form. */
  run: (asked: AskedVerb) => boolean;
  error: unknown;
}

export function useDirectVerb(order: OrderPage, { offer }: Undoing): DirectRun {
  const { t } = useWords();
  const { shop } = useDesk();
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (step: Direct) =>
      api<OrderState>(deskPath(shop.slug, `/orders/${order.id}${step.path}`), { method: step.method, key: newKey() }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.inShop(shop.slug) }),
  });
  const run = useCallback(
    ({ verb, shipmentId }: AskedVerb) => {
      const known: Partial<Record<Verb, Direct>> = direct;
      const step = verb === "restore" && order.life === "archived" ? unarchive : known[verb];
      if (!step) return false;
      if (isPending) return true;
      const path = shipmentId ? `${step.path}/${shipmentId}` : step.path;
      const done = t.verbs[verb as DirectVerb].done;
      mutate({ ...step, path }, { onSuccess: ({ version }) => offer(done, version) });
      return true;
    },
    [order.life, mutate, isPending, offer, t],
  );
  return { run, error };
}
