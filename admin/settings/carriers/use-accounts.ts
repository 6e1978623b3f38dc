import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { AccountSeen } from "../../../src/shipping/accounts/accounts.actions.ts";
import { api, newKey } from "../../api.ts";
import { useDesk } from "../../desk.tsx";
import { useToast } from "../../kit/toast.tsx";
import { deskPath, keys } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import type { AccountTyped } from "./account-dialog.tsx";

/** Joins an account at a carrier, or keeps what was changed of one. */
export function useSaveAccount(account: AccountSeen | undefined, onDone: () => void) {
  const { t } = useWords();
  const { shop } = useDesk();
  const toast = useToast();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ carrier, ...body }: AccountTyped) => {
      const path = deskPath(shop.slug, "/carrier-accounts");
      return account
        ? api(`${path}/${account.id}`, { method: "PUT", body, key: newKey() })
        : api(path, { method: "POST", body: { ...body, carrier }, key: newKey() });
    },
    onSuccess: () => {
      toast(account ? t.carriers.saved : t.carriers.added);
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.inShop(shop.slug) }),
  });
}

/** Asks the carrier whether the kept keys open the account. */
export function useCheckAccount(account: AccountSeen) {
  const { t } = useWords();
  const { shop } = useDesk();
  const toast = useToast();
  return useMutation({
    mutationFn: () => api(deskPath(shop.slug, `/carrier-accounts/${account.id}/check`), { method: "POST", body: {} }),
    onSuccess: () => toast(t.carriers.checked),
  });
}

export function useRemoveAccount(account: AccountSeen, onDone: () => void) {
  const { t } = useWords();
  const { shop } = useDesk();
  const toast = useToast();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api(deskPath(shop.slug, `/carrier-accounts/${account.id}`), { method: "DELETE", key: newKey() }),
    onSuccess: () => {
      toast(t.carriers.removed);
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.inShop(shop.slug) }),
  });
}
