import { useState, type FormEvent } from "react";
import type { DeliveryMethod } from "../../src/shipping/delivery-method.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { SelectField, TextField, Tick } from "../kit/forms/field.tsx";
import { amountToType, symbolOf } from "../kit/forms/typed.ts";
import { useWords, type Words } from "../words.tsx";
import { deliveryBodyOf, type DeliveryFault, type TypedDelivery } from "./delivery-typed.ts";
import type { DeliveryDialogProps } from "./delivery.tsx";
import { MethodActions, useWriteMethod } from "./methods.tsx";

const kinds = ["shipping", "pickup", "local_delivery"] as const;

export function DeliveryForm({ method, position, onClose, onRemove }: DeliveryDialogProps & { onRemove: () => void }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const [typed, setTyped] = useTyped(method, position);
  const [fault, setFault] = useState<DeliveryFault>();
  const save = useWriteMethod("/delivery-methods", t.settings.saved, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = deliveryBodyOf(typed, shop.currency);
    setFault("fault" in read ? read.fault : undefined);
    if ("fault" in read || save.isPending) return;
    save.mutate(method ? { method: "PUT", id: method.id, body: read.body } : { method: "POST", body: read.body });
  };
  const change = (part: Partial<TypedDelivery>) => {
    setTyped({ ...typed, ...part });
    setFault(undefined);
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorBanner error={save.error} />
      <MainFields typed={typed} fault={fault} onChange={change} />
      <DayFields typed={typed} fault={fault} onChange={change} />
      <TextField
        label={t.settings.delivery.instructions}
        need="optional"
        hint={t.settings.delivery.instructionsHint}
        lines={2}
        maxLength={2_000}
        value={typed.instructions}
        onChange={(instructions) => change({ instructions })}
      />
      <Tick
        label={t.settings.delivery.enabled}
        checked={typed.isEnabled}
        onChange={(isEnabled) => change({ isEnabled })}
      />
      <MethodActions isSaving={save.isPending} onClose={onClose} onRemove={method && onRemove} />
    </form>
  );
}

function useTyped(method: DeliveryMethod | undefined, position: number) {
  const { shop, place } = useDesk();
  return useState<TypedDelivery>(() => ({
    kind: method?.kind ?? "shipping",
    name: method?.name ?? "",
    carrier: method?.carrier ?? "",
    price: amountToType(method?.price ?? 0, shop.currency, place.locale),
    trackingUrl: method?.trackingUrl ?? "",
    instructions: method?.instructions ?? "",
    daysMin: String(method?.daysMin ?? 2),
    daysMax: String(method?.daysMax ?? 4),
    position: method?.position ?? position,
    isEnabled: method?.isEnabled ?? true,
  }));
}

interface FieldsProps {
  typed: TypedDelivery;
  fault: DeliveryFault | undefined;
  onChange: (part: Partial<TypedDelivery>) => void;
}

function MainFields({ typed, fault, onChange }: FieldsProps) {
  const { t } = useWords();
  const { shop, place } = useDesk();
  const words = t.settings.delivery;
  const wrong = (field: DeliveryFault["field"]) => (fault?.field === field ? told(fault, t) : undefined);
  return (
    <>
      <SelectField
        label={words.kind}
        value={typed.kind}
        options={kinds.map((kind) => [kind, words.kinds[kind]] as const)}
        onChange={(kind) => onChange({ kind: kind as TypedDelivery["kind"] })}
      />
      <div className="pair">
        <TextField
          label={words.name}
          maxLength={80}
          value={typed.name}
          error={wrong("name")}
          onChange={(name) => onChange({ name })}
        />
        <TextField
          label={words.price}
          inputMode="decimal"
          unit={symbolOf(shop.currency, place.locale)}
          value={typed.price}
          error={wrong("price")}
          onChange={(price) => onChange({ price })}
        />
      </div>
      {typed.kind === "shipping" && (
        <>
          <TextField
            label={words.carrier}
            need="optional"
            maxLength={80}
            value={typed.carrier}
            onChange={(carrier) => onChange({ carrier })}
          />
          <TextField
            label={words.trackingUrl}
            need="optional"
            hint={words.trackingUrlHint}
            spellCheck="off"
            maxLength={500}
            value={typed.trackingUrl}
            error={wrong("trackingUrl")}
            onChange={(trackingUrl) => onChange({ trackingUrl })}
          />
        </>
      )}
    </>
  );
}

function DayFields({ typed, fault, onChange }: FieldsProps) {
  const { t } = useWords();
  const words = t.settings.delivery;
  const wrong = (field: DeliveryFault["field"]) => (fault?.field === field ? told(fault, t) : undefined);
  return (
    <div className="pair">
      <TextField
        label={words.daysMin}
        inputMode="numeric"
        unit={words.days}
        value={typed.daysMin}
        error={wrong("daysMin")}
        onChange={(daysMin) => onChange({ daysMin })}
      />
      <TextField
        label={words.daysMax}
        inputMode="numeric"
        unit={words.days}
        value={typed.daysMax}
        error={wrong("daysMax")}
        onChange={(daysMax) => onChange({ daysMax })}
      />
    </div>
  );
}

const told = ({ why }: DeliveryFault, t: Words): string =>
  why === "order" ? t.settings.delivery.daysWrong : t.shell.errors[why];
