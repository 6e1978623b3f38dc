import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { SetUpDone, SetUpInput } from "../../src/set-up/set-up.ts";
import { api } from "../api.ts";
import { keys } from "../queries.ts";
import { useWords } from "../words.tsx";

type OwnShop = Omit<Extract<SetUpInput, { mode: "shop" }>, "token" | "mode">;

export interface SetUpRun {
  openDemo: () => void;
  openOwn: (own: OwnShop) => void;
  isSending: boolean;
  error: unknown;
  /** Opened and signed in; the demonstration shop waits until its login has been read. */
  done: SetUpDone | undefined;
  enter: () => void;
}

export function useSetUp(token: string): SetUpRun {
  const client = useQueryClient();
  const navigate = useNavigate();
  const keepLanguage = useKeptLanguage();
  const enter = (session: SetUpDone) => {
    client.setQueryData(keys.session, session);
    const slug = session.shops[0]?.slug;
    void (slug ? navigate({ to: "/$shop/commandes", params: { shop: slug } }) : navigate({ to: "/" }));
  };
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: (body: SetUpInput) => api<SetUpDone>("/api/v1/set-up", { method: "POST", body }),
    onSuccess: async (session) => {
      await keepLanguage();
      if (!session.demo) enter(session);
    },
  });
  const ask = (body: SetUpInput) => {
    if (!isPending) mutate(body);
  };
  return {
    openDemo: () => ask({ mode: "demo", token }),
    openOwn: (own) => ask({ mode: "shop", token, ...own }),
    isSending: isPending,
    error,
    done: data,
    enter: () => data && enter(data),
  };
}

/** A new account speaks the shop's language, French; whoever set up in English goes on in English. */
function useKeptLanguage(): () => Promise<unknown> {
  const { language } = useWords();
  return async () => {
    if (language !== "en") return;
    await api("/api/v1/account", { method: "PATCH", body: { locale: "en-GB" } }).catch(() => undefined);
  };
}
