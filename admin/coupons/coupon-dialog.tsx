import { useState, type FormEvent } from "react";
import type { CouponView } from "../../src/checkout/coupons/coupons.http.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { SelectField, TextField } from "../kit/forms/field.tsx";
import { symbolOf } from "../kit/forms/typed.ts";
import { useSending } from "../kit/use-sending.ts";
import { useWords } from "../words.tsx";
import { couponBody, typedCoupon, type CouponFault, type TypedCoupon } from "./coupon-form.ts";

interface CouponDialogProps {
  /** None: a new one. */
  coupon: CouponView | undefined;
  onClose: () => void;
}

type Faults = Partial<Record<keyof TypedCoupon, CouponFault>>;

export function CouponDialog({ coupon, onClose }: CouponDialogProps) {
  const { t } = useWords();
  const { shop, place } = useDesk();
  const words = t.coupons.form;
  const [typed, type] = useState(() => typedCoupon(coupon, { currency: shop.currency, locale: place.locale }));
  const [faults, setFaults] = useState<Faults>({});
  const saving = useSending(words.saved, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const sent = couponBody(typed, shop.currency);
    setFaults("faults" in sent ? sent.faults : {});
    if (!("body" in sent) || saving.isPending) return;
    const target = coupon ? ({ path: `/coupons/${coupon.id}`, method: "PUT" } as const) : newCoupon;
    saving.mutate({ ...target, body: sent.body });
  };
  const change = (part: Partial<TypedCoupon>) => {
    type({ ...typed, ...part });
    setFaults({});
  };
  return (
    <Dialog open onClose={onClose} title={coupon ? words.edit : words.add}>
      <form onSubmit={submit} noValidate>
        <ErrorBanner error={saving.error} />
        <Fields typed={typed} faults={faults} onChange={change} />
        <div className="actions">
          <button type="button" className="button" onClick={onClose}>
            {t.shell.cancel}
          </button>
          <button type="submit" className="button next" aria-disabled={saving.isPending}>
            {words.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

const newCoupon = { path: "/coupons", method: "POST" } as const;

interface FieldsProps {
  typed: TypedCoupon;
  faults: Faults;
  onChange: (part: Partial<TypedCoupon>) => void;
}

function Fields({ typed, faults, onChange }: FieldsProps) {
  const { t } = useWords();
  const words = t.coupons.form;
  const wrong = (field: keyof TypedCoupon) => {
    const fault = faults[field];
    return fault && (fault === "minimumWrong" ? t.shell.errors.amount : words[fault]);
  };
  return (
    <>
      <TextField
        label={words.code}
        hint={words.codeHint}
        error={wrong("code")}
        maxLength={60}
        spellCheck="off"
        value={typed.code}
        onChange={(code) => onChange({ code })}
      />
      <Value typed={typed} error={wrong("value")} minimumError={wrong("minimum")} onChange={onChange} />
      <div className="pair">
        <TextField
          label={words.startsOn}
          need="optional"
          type="date"
          value={typed.startsOn}
          onChange={(startsOn) => onChange({ startsOn })}
        />
        <TextField
          label={words.endsOn}
          need="optional"
          type="date"
          error={wrong("endsOn")}
          value={typed.endsOn}
          onChange={(endsOn) => onChange({ endsOn })}
        />
      </div>
      <TextField
        label={words.usesMax}
        need="optional"
        inputMode="numeric"
        error={wrong("usesMax")}
        maxLength={6}
        value={typed.usesMax}
        onChange={(usesMax) => onChange({ usesMax })}
      />
    </>
  );
}

interface ValueProps extends Pick<FieldsProps, "typed" | "onChange"> {
  error: string | undefined;
  minimumError: string | undefined;
}

/** What it takes off, and from which total. */
function Value({ typed, error, minimumError, onChange }: ValueProps) {
  const { t } = useWords();
  const { shop, place } = useDesk();
  const words = t.coupons.form;
  const symbol = symbolOf(shop.currency, place.locale);
  return (
    <>
      <div className="pair">
        <SelectField
          label={words.kind}
          value={typed.kind}
          options={(["percent", "amount"] as const).map((kind) => [kind, words.kinds[kind]] as const)}
          onChange={(kind) => onChange({ kind: kind as TypedCoupon["kind"] })}
        />
        <TextField
          label={words.value}
          inputMode="decimal"
          unit={typed.kind === "percent" ? "%" : symbol}
          error={error}
          value={typed.value}
          onChange={(value) => onChange({ value })}
        />
      </div>
      <TextField
        label={words.minimum}
        need="optional"
        inputMode="decimal"
        unit={symbol}
        error={minimumError}
        value={typed.minimum}
        onChange={(minimum) => onChange({ minimum })}
      />
    </>
  );
}
