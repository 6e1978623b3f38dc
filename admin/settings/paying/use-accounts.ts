import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { api, newKey } from "../../api.ts";
import { useDesk } from "../../desk.tsx";
import { useToast } from "../../kit/toast.tsx";
import { deskPath, keys, type PaymentAccountItem } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import type { AccountTyped } from "./account-dialog.tsx";

/** Keeps an account; a new one is offered to customers at once, as a means of payment. */
export function useSaveAccount(account: PaymentAccountItem | undefined, onDone: () => void) {
  const { t } = useWords();
  const { shop } = useDesk();
  const toast = useToast();
  const client = useQueryClient();
  // Joined, though its means could not be added: whoever tries again does not join it twice.
  const joined = useRef<PaymentAccountItem>(undefined);
  return useMutation({
    mutationFn: async ({ name, provider, ...body }: AccountTyped) => {
      const path = deskPath(shop.slug, "/payment-accounts");
      const known = account ?? (joined.current?.provider === provider ? joined.current : undefined);
      if (known) await api(`${path}/${known.id}`, { method: "PUT", body, key: newKey() });
      if (account) return undefined;
      joined.current = known ?? (await api(path, { method: "POST", body: { ...body, provider }, key: newKey() }));
      const method = { kind: "online", name, accountId: joined.current?.id };
      return api(deskPath(shop.slug, "/payment-methods"), { method: "POST", body: method, key: newKey() });
    },
    onSuccess: () => {
      toast(account ? t.online.saved : t.online.added);
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.inShop(shop.slug) }),
  });
}

/** Asks the provider whether the kept keys open the account. */
export function useCheckAccount(account: PaymentAccountItem | undefined) {
  const { t } = useWords();
  const { shop } = useDesk();
  const toast = useToast();
  return useMutation({
    mutationFn: () => api(deskPath(shop.slug, `/payment-accounts/${account?.id}/check`), { method: "POST", body: {} }),
    onSuccess: () => toast(t.online.checked),
  });
}

export function useRemoveAccount(account: PaymentAccountItem, onDone: () => void) {
  const { t } = useWords();
  const { shop } = useDesk();
  const toast = useToast();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api(deskPath(shop.slug, `/payment-accounts/${account.id}`), { method: "DELETE", key: newKey() }),
    onSuccess: () => {
      toast(t.online.removed);
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.inShop(shop.slug) }),
  });
}
