import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import type { SessionView } from "../../src/staff/session-view.ts";
import { api } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { PasswordField } from "../entrance/password-field.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { TextField } from "../kit/forms/field.tsx";
import { useToast } from "../kit/toast.tsx";
import { keys } from "../queries.ts";
import { useWords } from "../words.tsx";
import { ApiKeys } from "./api-keys.tsx";

/** One's own account, and the keys of programs. */
export function AccessSettings() {
  return (
    <div className="stack wide">
      <Account />
      <Password />
      <ApiKeys />
    </div>
  );
}

function Account() {
  const { t } = useWords();
  const { account } = useDesk();
  const words = t.settings.access;
  const [name, setName] = useState(account.name);
  const change = useChangeAccount(words.nameSaved);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() && !change.isPending) change.mutate({ name });
  };
  return (
    <section className="card">
      <header>
        <h2>{words.account}</h2>
      </header>
      <form className="body" onSubmit={submit}>
        <ErrorBanner error={change.error} />
        <p>
          {words.email} <span className="strong">{account.email}</span>
        </p>
        <TextField
          label={words.name}
          hint={words.nameHint}
          autoComplete="name"
          maxLength={120}
          value={name}
          onChange={setName}
        />
        <p>
          <button type="submit" className="button" disabled={!name.trim() || name === account.name}>
            {words.saveName}
          </button>
        </p>
      </form>
    </section>
  );
}

function Password() {
  const { t } = useWords();
  const words = t.settings.access;
  const [typed, setTyped] = useState({ current: "", next: "" });
  const change = useChangeAccount(words.passwordChanged, () => setTyped({ current: "", next: "" }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!change.isPending) change.mutate({ password: { current: typed.current, new: typed.next } });
  };
  return (
    <section className="card">
      <header>
        <h2>{words.password}</h2>
      </header>
      <form className="body" onSubmit={submit}>
        <ErrorBanner error={change.error} />
        <div className="pair">
          <PasswordField
            label={words.current}
            autoComplete="current-password"
            value={typed.current}
            onChange={(current) => setTyped({ ...typed, current })}
          />
          <PasswordField
            label={words.next}
            hint={words.nextHint}
            autoComplete="new-password"
            value={typed.next}
            onChange={(next) => setTyped({ ...typed, next })}
          />
        </div>
        <p>
          <button type="submit" className="button" disabled={!typed.current || !typed.next}>
            {words.changePassword}
          </button>
        </p>
      </form>
    </section>
  );
}

function useChangeAccount(done: string, onDone?: () => void) {
  const toast = useToast();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => api<SessionView>("/api/v1/account", { method: "PATCH", body }),
    onSuccess: (session) => {
      client.setQueryData(keys.session, session);
      toast(done);
      onDone?.();
    },
  });
}
