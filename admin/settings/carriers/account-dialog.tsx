import { useState, type FormEvent } from "react";
import type { CarrierName, Habits } from "../../../src/shipping/accounts/account.ts";
import type { AccountSeen } from "../../../src/shipping/accounts/accounts.actions.ts";
import { ErrorBanner } from "../../kit/banner.tsx";
import { ConfirmDialog } from "../../kit/confirm.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { SelectField, TextField } from "../../kit/forms/field.tsx";
import { useWords, type Words } from "../../words.tsx";
import { MethodActions } from "../methods.tsx";
import { LabelHabits } from "./label-habits.tsx";
import { useCheckAccount, useRemoveAccount, useSaveAccount } from "./use-accounts.ts";

type KeyName = keyof Words["carriers"]["keys"];

/** The keys each carrier gives, and what a label is usually asked for; none where the carrier makes no labels. */
const natures: Record<CarrierName, { keys: KeyName[]; product: string }> = {
  mondial_relay: { keys: ["brandCode", "privateKey"], product: "24R" },
  colissimo: { keys: ["apiKey"], product: "DOM" },
  boxtal: { keys: ["accessKey", "secretKey"], product: "MONR-CpourToi" },
  la_poste: { keys: ["apiKey"], product: "" },
  dhl: { keys: ["apiKey"], product: "" },
};
const names = Object.keys(natures) as CarrierName[];

export interface AccountTyped {
  carrier: CarrierName;
  mode: "test" | "live";
  baseUrl: string;
  secrets: Record<string, string>;
  habits: Habits;
}

interface AccountProps {
  account: AccountSeen | undefined;
  onClose: () => void;
}

/** Joins an account at a carrier, or changes its mode, keys and habits. */
export function AccountDialog({ account, onClose }: AccountProps) {
  const { t } = useWords();
  const [isRemoving, setRemoving] = useState(false);
  if (account && isRemoving) return <RemoveAccount account={account} onClose={onClose} />;
  const title = account ? t.carriers.edit(t.carriers.names[account.carrier]) : t.carriers.add;
  return (
    <Dialog open onClose={onClose} title={title}>
      <AccountForm account={account} onClose={onClose} onRemove={() => setRemoving(true)} />
    </Dialog>
  );
}

const newHabits = (carrier: CarrierName): Habits => ({
  product: natures[carrier].product,
  collection: "dropped",
  box: { length: 30, width: 20, height: 10 },
  contentCode: "content:v1:40110",
  labelStatus: "fulfilment:shipped",
});

function AccountForm({ account, onClose, onRemove }: AccountProps & { onRemove: () => void }) {
  const { t } = useWords();
  const words = t.carriers;
  const [typed, setTyped] = useState<AccountTyped>({
    carrier: account?.carrier ?? "mondial_relay",
    mode: account?.mode ?? "test",
    baseUrl: account?.baseUrl ?? "",
    secrets: {},
    habits: account?.habits ?? newHabits("mondial_relay"),
  });
  const [isTried, setTried] = useState(false);
  const save = useSaveAccount(account, onClose);
  const lacks = (key: KeyName) => !account?.given.includes(key) && !typed.secrets[key]?.trim();
  const change = (part: Partial<AccountTyped>) => setTyped({ ...typed, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (natures[typed.carrier].keys.some(lacks) || save.isPending) return;
    save.mutate(typed);
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorBanner error={save.error} />
      {!account && (
        <SelectField
          label={words.carrier}
          hint={words.about[typed.carrier]}
          value={typed.carrier}
          options={names.map((name) => [name, words.names[name]] as const)}
          onChange={(name) => {
            const carrier = name as CarrierName;
            change({ carrier, secrets: {}, habits: newHabits(carrier) });
          }}
        />
      )}
      <SelectField
        label={words.mode}
        value={typed.mode}
        options={(["test", "live"] as const).map((mode) => [mode, words.modes[mode]] as const)}
        onChange={(mode) => change({ mode: mode as AccountTyped["mode"] })}
      />
      <Keys account={account} typed={typed} lacks={(key) => isTried && lacks(key)} onChange={change} />
      {natures[typed.carrier].product && (
        <LabelHabits carrier={typed.carrier} habits={typed.habits} onChange={(habits) => change({ habits })} />
      )}
      <Advanced typed={typed} onChange={change} />
      {account?.isChecked && <Check account={account} />}
      <MethodActions isSaving={save.isPending} onClose={onClose} onRemove={account && onRemove} />
    </form>
  );
}

interface PartProps {
  typed: AccountTyped;
  onChange: (part: Partial<AccountTyped>) => void;
}

function Keys({
  account,
  typed,
  lacks,
  onChange,
}: PartProps & { account: AccountSeen | undefined; lacks: (key: KeyName) => boolean }) {
  const { t } = useWords();
  const words = t.carriers;
  return natures[typed.carrier].keys.map((key) => (
    <TextField
      key={key}
      label={words.keys[key]}
      need={account?.given.includes(key) ? "optional" : "required"}
      hint={account?.given.includes(key) ? words.keep : undefined}
      maxLength={4_000}
      autoComplete="off"
      spellCheck="off"
      value={typed.secrets[key] ?? ""}
      error={lacks(key) ? t.shell.errors.required : undefined}
      onChange={(value) => onChange({ secrets: { ...typed.secrets, [key]: value } })}
    />
  ));
}

function Advanced({ typed, onChange }: PartProps) {
  const { t } = useWords();
  return (
    <details>
      <summary>{t.carriers.advanced}</summary>
      <TextField
        label={t.carriers.baseUrl}
        need="optional"
        hint={t.carriers.baseUrlHint}
        maxLength={200}
        value={typed.baseUrl}
        onChange={(baseUrl) => onChange({ baseUrl })}
      />
    </details>
  );
}

function Check({ account }: { account: AccountSeen }) {
  const { t } = useWords();
  const check = useCheckAccount(account);
  return (
    <div className="stack">
      <ErrorBanner error={check.error} />
      <button
        type="button"
        className="button small"
        aria-disabled={check.isPending}
        onClick={() => !check.isPending && check.mutate()}
      >
        {t.carriers.check}
      </button>
    </div>
  );
}

function RemoveAccount({ account, onClose }: { account: AccountSeen; onClose: () => void }) {
  const { t } = useWords();
  const remove = useRemoveAccount(account, onClose);
  return (
    <ConfirmDialog
      open
      title={t.carriers.removeTitle(t.carriers.names[account.carrier])}
      text={t.carriers.removeText}
      submit={t.shell.remove}
      error={remove.error}
      isSending={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    />
  );
}
