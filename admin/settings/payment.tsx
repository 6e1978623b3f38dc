import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import type { PaymentMethod } from "../../src/payments/payment-method.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { SelectField, TextField, Tick } from "../kit/forms/field.tsx";
import { Waiting } from "../kit/page.tsx";
import { paymentMethodsQuery } from "../queries.ts";
import { useWords } from "../words.tsx";
import { MethodActions, MethodList, RemoveMethod, useWriteMethod } from "./methods.tsx";

const path = "/payment-methods";
const kinds = ["transfer", "cheque", "cash", "cash_on_delivery"] as const;

export function PaymentSettings() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data, error, refetch } = useQuery(paymentMethodsQuery(shop.slug));
  const [edited, setEdited] = useState<PaymentMethod | "new" | null>(null);
  const words = t.settings.payment;
  if (!data) return <Waiting error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <MethodList
        words={words}
        methods={data.paymentMethods}
        about={(method) => words.kinds[method.kind]}
        onEdit={setEdited}
      />
      {edited && (
        <PaymentDialog
          method={edited === "new" ? undefined : edited}
          position={data.paymentMethods.length}
          onClose={() => setEdited(null)}
        />
      )}
    </>
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
  const words = t.settings.payment;
  const [typed, setTyped] = useState({
    kind: method?.kind ?? ("transfer" as PaymentMethod["kind"]),
    name: method?.name ?? "",
    instructions: method?.instructions ?? "",
    position: method?.position ?? position,
    isEnabled: method?.isEnabled ?? true,
  });
  const [wrong, setWrong] = useState<string>();
  const save = useWriteMethod(path, t.settings.saved, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!typed.name.trim()) return setWrong(t.shell.errors.required);
    if (save.isPending) return;
    const { kind, ...body } = typed;
    if (method) save.mutate({ method: "PUT", id: method.id, body });
    else save.mutate({ method: "POST", body: { ...body, kind } });
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorBanner error={save.error} />
      <SelectField
        label={words.kind}
        disabled={method !== undefined}
        value={typed.kind}
        options={kinds.map((kind) => [kind, words.kinds[kind]] as const)}
        onChange={(kind) => setTyped({ ...typed, kind: kind as PaymentMethod["kind"] })}
      />
      <TextField
        label={words.name}
        maxLength={80}
        value={typed.name}
        error={wrong}
        onChange={(name) => {
          setTyped({ ...typed, name });
          setWrong(undefined);
        }}
      />
      <TextField
        label={words.instructions}
        need="optional"
        hint={words.instructionsHint}
        lines={4}
        maxLength={2_000}
        value={typed.instructions}
        onChange={(instructions) => setTyped({ ...typed, instructions })}
      />
      <Tick
        label={words.enabled}
        checked={typed.isEnabled}
        onChange={(isEnabled) => setTyped({ ...typed, isEnabled })}
      />
      <MethodActions isSaving={save.isPending} onClose={onClose} onRemove={method && onRemove} />
    </form>
  );
}
