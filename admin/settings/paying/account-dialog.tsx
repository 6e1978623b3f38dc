import { useState, type FormEvent } from "react";
import type { ProviderName } from "../../../src/payments/provider.ts";
import { useDesk } from "../../desk.tsx";
import { ErrorBanner } from "../../kit/banner.tsx";
import { ConfirmDialog } from "../../kit/confirm.tsx";
import { CopyButton } from "../../kit/copy.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { SelectField, TextField } from "../../kit/forms/field.tsx";
import type { PaymentAccountItem } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import { MethodActions } from "../methods.tsx";
import { useCheckAccount, useRemoveAccount, useSaveAccount } from "./use-accounts.ts";

type KeyName = keyof ReturnType<typeof useWords>["t"]["online"]["keys"];

/** The keys each provider gives its merchants, in the order they are asked; those that may stay empty are named apart. */
const keysOf: Record<ProviderName, { needed: KeyName[]; optional: KeyName[] }> = {
  stripe: { needed: ["secretKey"], optional: ["webhookSecret"] },
  paypal: { needed: ["clientId", "clientSecret"], optional: ["webhookId"] },
  sumup: { needed: ["apiKey", "merchantCode"], optional: [] },
  alma: { needed: ["apiKey"], optional: [] },
  datatrans: { needed: ["merchantId", "password"], optional: ["signKey"] },
  test: { needed: [], optional: [] },
};

export interface AccountTyped {
  provider: ProviderName;
  mode: "test" | "live";
  name: string;
  baseUrl: string;
  secrets: Record<string, string>;
}

interface AccountProps {
  account: PaymentAccountItem | undefined;
  onClose: () => void;
}

/** Joins an account at a provider, or changes its mode and keys. */
export function AccountDialog({ account, onClose }: AccountProps) {
  const { t } = useWords();
  const [isRemoving, setRemoving] = useState(false);
  if (account && isRemoving) return <RemoveAccount account={account} onClose={onClose} />;
  const title = account ? t.online.edit(t.online.providers[account.provider]) : t.online.add;
  return (
    <Dialog open onClose={onClose} title={title}>
      <AccountForm account={account} onClose={onClose} onRemove={() => setRemoving(true)} />
    </Dialog>
  );
}

function AccountForm({ account, onClose, onRemove }: AccountProps & { onRemove: () => void }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const words = t.online;
  const [typed, setTyped] = useState<AccountTyped>({
    provider: account?.provider ?? (shop.isDemo ? "test" : "stripe"),
    mode: account?.mode ?? "test",
    name: words.usualNames[account?.provider ?? (shop.isDemo ? "test" : "stripe")],
    baseUrl: account?.baseUrl ?? "",
    secrets: {},
  });
  const [isTried, setTried] = useState(false);
  const save = useSaveAccount(account, onClose);
  const lacks = (key: KeyName) => !account?.given.includes(key) && !typed.secrets[key]?.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (typed.name.trim() === "" || keysOf[typed.provider].needed.some(lacks) || save.isPending) return;
    save.mutate(typed);
  };
  const change = (part: Partial<AccountTyped>) => setTyped({ ...typed, ...part });
  return (
    <form onSubmit={submit} noValidate>
      <ErrorBanner error={save.error} />
      {!account && <Choice typed={typed} onChange={change} isTried={isTried} />}
      {typed.provider !== "test" && (
        <SelectField
          label={words.mode}
          value={typed.mode}
          options={(["test", "live"] as const).map((mode) => [mode, words.modes[mode]] as const)}
          onChange={(mode) => change({ mode: mode as AccountTyped["mode"] })}
        />
      )}
      <Keys account={account} typed={typed} lacks={(key) => isTried && lacks(key)} onChange={change} />
      {account && account.provider !== "test" && <Hook account={account} />}
      <MethodActions isSaving={save.isPending} onClose={onClose} onRemove={account && onRemove} />
    </form>
  );
}

interface PartProps {
  typed: AccountTyped;
  onChange: (part: Partial<AccountTyped>) => void;
}

function Choice({ typed, onChange, isTried }: PartProps & { isTried: boolean }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const words = t.online;
  const names = (Object.keys(keysOf) as ProviderName[]).filter((name) => name !== "test" || shop.isDemo);
  return (
    <>
      <SelectField
        label={words.provider}
        hint={words.about[typed.provider]}
        value={typed.provider}
        options={names.map((name) => [name, words.providers[name]] as const)}
        onChange={(name) => {
          const provider = name as ProviderName;
          onChange({ provider, name: words.usualNames[provider], secrets: {}, mode: "test" });
        }}
      />
      <TextField
        label={words.name}
        maxLength={80}
        value={typed.name}
        error={isTried && typed.name.trim() === "" ? t.shell.errors.required : undefined}
        onChange={(name) => onChange({ name })}
      />
    </>
  );
}

function Keys({
  account,
  typed,
  lacks,
  onChange,
}: PartProps & { account: PaymentAccountItem | undefined; lacks: (key: KeyName) => boolean }) {
  const { t } = useWords();
  const words = t.online;
  const { needed, optional } = keysOf[typed.provider];
  return (
    <>
      {[...needed, ...optional].map((key) => (
        <TextField
          key={key}
          label={words.keys[key]}
          need={optional.includes(key) || account?.given.includes(key) ? "optional" : "required"}
          hint={account?.given.includes(key) ? words.keep : undefined}
          maxLength={4_000}
          autoComplete="off"
          value={typed.secrets[key] ?? ""}
          error={needed.includes(key) && lacks(key) ? t.shell.errors.required : undefined}
          onChange={(value) => onChange({ secrets: { ...typed.secrets, [key]: value } })}
        />
      ))}
      {typed.provider !== "test" && (
        <details>
          <summary>{words.advanced}</summary>
          <TextField
            label={words.baseUrl}
            need="optional"
            hint={words.baseUrlHint}
            maxLength={200}
            value={typed.baseUrl}
            onChange={(baseUrl) => onChange({ baseUrl })}
          />
        </details>
      )}
    </>
  );
}

/** Where the provider is to call, and whether the kept keys work. */
function Hook({ account }: { account: PaymentAccountItem }) {
  const { t } = useWords();
  const words = t.online;
  const check = useCheckAccount(account);
  return (
    <div className="stack">
      <p className="soft fine">{words.hookUrl}</p>
      <div className="row">
        <code className="token grow">{account.hookUrl}</code>
        <CopyButton text={account.hookUrl} what={words.hookUrl} />
      </div>
      <ErrorBanner error={check.error} />
      <button
        type="button"
        className="button small"
        aria-disabled={check.isPending}
        onClick={() => !check.isPending && check.mutate()}
      >
        {words.check}
      </button>
    </div>
  );
}

function RemoveAccount({ account, onClose }: { account: PaymentAccountItem; onClose: () => void }) {
  const { t } = useWords();
  const remove = useRemoveAccount(account, onClose);
  return (
    <ConfirmDialog
      open
      title={t.online.removeTitle(t.online.providers[account.provider])}
      text={t.online.removeText}
      submit={t.shell.remove}
      error={remove.error}
      isSending={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    />
  );
}
