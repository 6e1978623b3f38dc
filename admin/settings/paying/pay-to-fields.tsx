import { compact, groupedIban, isBic, isIban } from "../../../shared/banking/iban.ts";
import { facultative, fieldsOfKind, type PayTo } from "../../../shared/banking/means.ts";
import { TextField } from "../../kit/forms/field.tsx";
import { useWords } from "../../words.tsx";

export type PayToFault = "iban" | "bic" | "email";

/** What of it is mistyped; what is empty may be filled in later. */
export function payToFaults(typed: PayTo): PayToFault[] {
  const checks: Record<PayToFault, boolean> = {
    iban: isIban(compact(typed.iban)),
    bic: isBic(compact(typed.bic)),
    email: /^\S+@\S+\.\S+$/.test(typed.email.trim()),
  };
  return (["iban", "bic", "email"] as const).filter((field) => typed[field].trim() !== "" && !checks[field]);
}

interface PayToFieldsProps {
  kind: string;
  typed: PayTo;
  faults: readonly PayToFault[];
  onChange: (typed: PayTo) => void;
}

/** Where the customer's money is to go: what this kind of means asks for. */
export function PayToFields({ kind, typed, faults, onChange }: PayToFieldsProps) {
  const { t } = useWords();
  const words = t.settings.payment;
  return (fieldsOfKind[kind] ?? []).map((field) => {
    const fault = faults.find((one) => one === field);
    return (
      <TextField
        key={field}
        label={field === "payee" && kind !== "transfer" ? words.payTo.toTheOrderOf : words.payTo[field]}
        need={facultative.includes(field) ? "optional" : "required"}
        hint={field === "email" ? words.payTo.emailHint : undefined}
        error={fault && words.wrong[fault]}
        {...(field === "address" ? { lines: 3, maxLength: 300 } : { maxLength: 254 })}
        {...((field === "iban" || field === "bic") && { spellCheck: "off" as const })}
        value={typed[field]}
        onChange={(value) => onChange({ ...typed, [field]: value })}
      />
    );
  });
}

/** As it is typed in the form: the IBAN by fours. */
export const payToType = (payTo: PayTo): PayTo => ({
  ...payTo,
  iban: groupedIban(payTo.iban).replaceAll("\u00a0", " "),
});
