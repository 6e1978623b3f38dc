import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState, type FormEvent } from "react";
import { api, newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { ConfirmDialog } from "../kit/confirm.tsx";
import { CopyButton } from "../kit/copy.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/forms/field.tsx";
import { useToast } from "../kit/toast.tsx";
import { apiKeysQuery, deskPath, keys, type ApiKeyItem } from "../queries.ts";
import { useWords } from "../words.tsx";

type Asking = { kind: "add" } | { kind: "revoke"; apiKey: ApiKeyItem } | null;

/** Keys with which other programs work in this shop. */
export function ApiKeys() {
  const { t } = useWords();
  const { shop, day } = useDesk();
  const { data, error } = useQuery(apiKeysQuery(shop.slug));
  const [asking, setAsking] = useState<Asking>(null);
  const words = t.settings.access;
  const close = () => setAsking(null);
  return (
    <section className="card">
      <header>
        <h2>{words.keys}</h2>
        <button type="button" className="button small" onClick={() => setAsking({ kind: "add" })}>
          <Plus size={15} aria-hidden="true" />
          {words.addKey}
        </button>
      </header>
      <div className="body">
        <ErrorBanner error={error} />
        <p className="soft">
          {words.keysHint}{" "}
          <a className="link" href="/api" target="_blank" rel="noreferrer">
            {words.docs}
          </a>
        </p>
        {data?.apiKeys.length === 0 && <p className="soft">{words.noKeys}</p>}
      </div>
      <ul className="entries">
        {data?.apiKeys.map((apiKey) => (
          <li key={apiKey.id}>
            <div>
              <p className="strong">{apiKey.name}</p>
              <p className="soft fine">{words.created(day(apiKey.createdAt))}</p>
            </div>
            <button
              type="button"
              className="button small"
              aria-label={words.revokeOf(apiKey.name)}
              onClick={() => setAsking({ kind: "revoke", apiKey })}
            >
              {words.revoke}
            </button>
          </li>
        ))}
      </ul>
      {asking?.kind === "add" && <AddKey onClose={close} />}
      {asking?.kind === "revoke" && <RevokeKey apiKey={asking.apiKey} onClose={close} />}
    </section>
  );
}

function AddKey({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const words = t.settings.access;
  const [name, setName] = useState("");
  const [wrong, setWrong] = useState<string>();
  const add = useKeyWriting<{ token: string | null }>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setWrong(t.shell.errors.required);
    if (!add.isPending) add.mutate({ path: "/api-keys", method: "POST", body: { name } });
  };
  if (add.data) return <NewToken token={add.data.token} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title={words.addKey}>
      <form onSubmit={submit} noValidate>
        <ErrorBanner error={add.error} />
        <TextField
          label={words.keyName}
          hint={words.keyNameHint}
          maxLength={80}
          value={name}
          error={wrong}
          onChange={(typed) => {
            setName(typed);
            setWrong(undefined);
          }}
        />
        <div className="actions">
          <button type="button" className="button" onClick={onClose}>
            {t.shell.cancel}
          </button>
          <button type="submit" className="button next" aria-disabled={add.isPending}>
            {words.createKey}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Shown this once: the server keeps only what recognises it. */
function NewToken({ token, onClose }: { token: string | null; onClose: () => void }) {
  const { t } = useWords();
  const words = t.settings.access;
  return (
    <Dialog open onClose={onClose} title={words.token}>
      <div className="stack wide">
        {token ? (
          <>
            <p>{words.tokenHint}</p>
            <div className="row">
              <code className="token grow">{token}</code>
              <CopyButton text={token} what={words.token} />
            </div>
          </>
        ) : (
          <p>{words.tokenGone}</p>
        )}
        <div className="actions">
          <button type="button" className="button next" onClick={onClose}>
            {words.done}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function RevokeKey({ apiKey, onClose }: { apiKey: ApiKeyItem; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const words = t.settings.access;
  const revoke = useKeyWriting<undefined>();
  const done = {
    onSuccess: () => {
      toast(words.revoked);
      onClose();
    },
  };
  return (
    <ConfirmDialog
      open
      title={words.revokeTitle(apiKey.name)}
      text={words.revokeText}
      submit={words.revoke}
      error={revoke.error}
      isSending={revoke.isPending}
      onConfirm={() => revoke.mutate({ path: `/api-keys/${apiKey.id}`, method: "DELETE" }, done)}
      onClose={onClose}
    />
  );
}

function useKeyWriting<Answer>() {
  const { shop } = useDesk();
  const client = useQueryClient();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: ({ path, ...asked }: { path: string; method: "POST" | "DELETE"; body?: object }) =>
      api<Answer>(deskPath(shop.slug, path), { ...asked, key }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.apiKeys(shop.slug) }),
  });
}
