import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import type { SessionView } from "../../src/staff/session-view.ts";
import { api } from "../api.ts";
import { Banner, ErrorBanner } from "../kit/banner.tsx";
import { TextField } from "../kit/forms/field.tsx";
import { keys } from "../queries.ts";
import { languageOf, useWords } from "../words.tsx";
import { Entrance } from "./entrance.tsx";
import { PasswordField } from "./password-field.tsx";

const route = getRouteApi("/connexion");

export function SignIn() {
  const { t } = useWords();
  const { fin } = route.useSearch();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useSignIn();
  const words = t.entrance.signIn;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!signIn.isPending) signIn.mutate({ email, password });
  };
  return (
    <Entrance title={words.title} lead={words.lead}>
      <section className="card">
        <form onSubmit={submit}>
          {fin && !signIn.error && <Banner tone="info" title={words.ended} />}
          <ErrorBanner error={signIn.error} />
          <TextField
            label={words.email}
            type="email"
            autoComplete="username"
            spellCheck="off"
            value={email}
            onChange={setEmail}
          />
          <PasswordField
            label={words.password}
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
          <button type="submit" className="button next" aria-disabled={signIn.isPending}>
            {words.submit}
          </button>
          <p className="soft fine">{words.help}</p>
        </form>
      </section>
    </Entrance>
  );
}

/** Signed in, one is back where one wanted to go, in one's own language. */
function useSignIn() {
  const { change } = useWords();
  const { retour } = route.useSearch();
  const router = useRouter();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { email: string; password: string }) =>
      api<SessionView>("/api/v1/session", { method: "POST", body }),
    onSuccess: async (session) => {
      client.setQueryData(keys.session, session);
      await change(languageOf(session.account.locale));
      // Only a page of ours: an address from elsewhere is not followed.
      if (retour?.startsWith("/") && !retour.startsWith("//")) router.history.replace(router.basepath + retour);
      else await router.navigate({ to: "/", replace: true });
    },
  });
}
