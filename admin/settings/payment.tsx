import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { nowhere, offlineKinds } from "../../shared/banking/means.ts";
import type { PaymentMethod } from "../../src/payments/payment-method.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { SelectField, TextField, Tick } from "../kit/forms/field.tsx";
import { Waiting } from "../kit/page.tsx";
import { paymentMethodsQuery } from "../queries.ts";
import { useWords } from "../words.tsx";
import { PaymentAccounts } from "./paying/accounts.tsx";
import { IncompleteMeans, lackingIn } from "./paying/incomplete.tsx";
import { PayToFields, payToFaults, payToType, type PayToFault } from "./paying/pay-to-fields.tsx";
import { ReminderSettings } from "./paying/reminders.tsx";
import { OnlineRules } from "./paying/online-rules.tsx";
import { MethodActions, MethodList, RemoveMethod, useWriteMethod } from "./methods.tsx";
import type { PartProps } from "./settings-page.tsx";

const path = "/payment-methods";

export function PaymentSettings({ settings }: PartProps) {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data, error, refetch } = useQuery(paymentMethodsQuery(shop.slug));
  const [edited, setEdited] = useState<PaymentMethod | "new" | null>(null);
  const words = t.settings.payment;
  if (!data) return <Waiting error={error} onRetry={() => void refetch()} />;
  return (
    <div className="stack wide">
      <PaymentAccounts />
      <IncompleteMeans methods={data.paymentMethods} />
      <MethodList
        words={words}
        methods={data.paymentMethods}
        about={(method) => {
          const lacking = lackingIn(method, t);
          return [words.kinds[method.kind], lacking && words.incomplete(lacking)].filter(Boolean).join(" · ");
        }}
        onEdit={setEdited}
      />
      <OnlineRules settings={settings} />
      <ReminderSettings settings={settings} />
      {edited && (
        <PaymentDialog
          method={edited === "new" ? undefined : edited}
          position={data.paymentMethods.length}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
}

interface PaymentDialogProps {
  method: PaymentMethod | undefined;
  /** Where a new one goes: last. */
  position: number;
  onClose: () => void;
}

function PaymentDialog({ method, position, onClose }: PaymentDialogProps) {
  const { t } = useWords();
  const words = t.settings.payment;
  const [isRemoving, setRemoving] = useState(false);
  if (method && isRemoving) return <RemoveMethod path={path} method={method} words={words} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title={method ? words.editTitle : words.newTitle}>
      <PaymentForm method={method} position={position} onClose={onClose} onRemove={() => setRemoving(true)} />
    </Dialog>
  );
}

function PaymentForm({ method, position, onClose, onRemove }: PaymentDialogProps & { onRemove: () => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState({
    kind: method?.kind ?? ("transfer" as PaymentMethod["kind"]),
    name: method?.name ?? "",
    instructions: method?.instructions ?? "",
    payTo: payToType(method?.payTo ?? nowhere),
    position: method?.position ?? position,
    isEnabled: method?.isEnabled ?? true,
    accountId: method?.accountId ?? null,
  });
  const [wrong, setWrong] = useState<string>();
  const [faults, setFaults] = useState<readonly PayToFault[]>([]);
  const save = useWriteMethod(path, t.settings.saved, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!typed.name.trim()) return setWrong(t.shell.errors.required);
    const found = payToFaults(typed.payTo);
    setFaults(found);
    if (found.length > 0 || save.isPending) return;
    const { kind, accountId, ...body } = typed;
    if (method) save.mutate({ method: "PUT", id: method.id, body });
    else save.mutate({ method: "POST", body: { ...body, kind, accountId } });
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorBanner error={save.error} />
      <PaymentFields
        typed={typed}
        isNew={method === undefined}
        wrong={wrong}
        faults={faults}
        onChange={(part) => {
          setTyped({ ...typed, ...part });
          setWrong(undefined);
          setFaults([]);
        }}
      />
      <MethodActions isSaving={save.isPending} onClose={onClose} onRemove={method && onRemove} />
    </form>
  );
}

interface PaymentFieldsProps {
  typed: Omit<PaymentMethod, "id" | "version" | "provider" | "mode">;
  isNew: boolean;
  wrong: string | undefined;
  faults: readonly PayToFault[];
  onChange: (part: Partial<PaymentMethod>) => void;
}

function PaymentFields({ typed, isNew, wrong, faults, onChange }: PaymentFieldsProps) {
  const { t } = useWords();
  const words = t.settings.payment;
  return (
    <>
      <SelectField
        label={words.kind}
        disabled={!isNew}
        value={typed.kind}
        options={(typed.kind === "online" ? (["online"] as const) : offlineKinds).map((kind) => {
          return [kind, words.kinds[kind]] as const;
        })}
        onChange={(kind) => onChange({ kind: kind as PaymentMethod["kind"] })}
      />
      <TextField
        label={words.name}
        maxLength={80}
        value={typed.name}
        error={wrong}
        onChange={(name) => onChange({ name })}
      />
      <PayToFields kind={typed.kind} typed={typed.payTo} faults={faults} onChange={(payTo) => onChange({ payTo })} />
      <TextField
        label={words.instructions}
        need="optional"
        hint={words.instructionsHint}
        lines={4}
        maxLength={2_000}
        value={typed.instructions}
        onChange={(instructions) => onChange({ instructions })}
      />
      <Tick label={words.enabled} checked={typed.isEnabled} onChange={(isEnabled) => onChange({ isEnabled })} />
    </>
  );
}
