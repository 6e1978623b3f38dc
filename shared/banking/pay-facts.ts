import { methodWords } from "../messages/methods.ts";
import { groupedIban } from "./iban.ts";
import { fieldsOfKind, isPaidInHand, type PayTo } from "./means.ts";
import { transferReference } from "./references.ts";

/** Of an order, what its payment is quoted by and sent to; orders of long ago have kept no `payTo`. */
export interface ToBePaid {
  number: number;
  reference: string;
  paymentMethod: { kind: string; payTo?: PayTo | undefined };
}

export interface PayFact {
  name: keyof PayTo | "reference";
  label: string;
  value: string;
}

/** Where the money goes and what to quote, ready to read; nothing for what is paid in hand. */
export function payFacts({ number, reference, paymentMethod }: ToBePaid, locale: string): PayFact[] {
  const { kind, payTo } = paymentMethod;
  const quoted = quotedReference({ number, reference, paymentMethod });
  const labels = methodWords(locale).payTo;
  const said = payToFacts({ kind, payTo }, locale);
  return isPaidInHand(kind) ? said : [...said, { name: "reference", label: labels.reference, value: quoted }];
}

/** What to write with the payment: a transfer's own reference where banks know one, else the order's. */
export function quotedReference({ number, reference, paymentMethod: { kind, payTo } }: ToBePaid): string {
  const iban = kind === "transfer" ? (payTo?.iban ?? "") : "";
  return transferReference(iban, number)?.shown ?? reference;
}

/** Where a means of payment sends the money. */
export function payToFacts({ kind, payTo }: { kind: string; payTo?: PayTo | undefined }, locale: string): PayFact[] {
  const labels = methodWords(locale).payTo;
  const written = (field: keyof PayTo, value: string) => (field === "iban" ? groupedIban(value) : value);
  return (fieldsOfKind[kind] ?? []).flatMap((name) => {
    const value = payTo?.[name] ?? "";
    const label = name === "payee" && kind !== "transfer" ? labels.toTheOrderOf : labels[name];
    return value === "" ? [] : [{ name, label, value: written(name, value) }];
  });
}
