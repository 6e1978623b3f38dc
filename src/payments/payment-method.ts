import { z } from "zod";
import { methodWords } from "../../shared/messages/methods.ts";
import { optionalText, requiredLine } from "../lib/lines.ts";

/** Means without a provider: the merchant sees the money arrive and says so. */
export const paymentKinds = ["transfer", "cheque", "cash", "cash_on_delivery"] as const;
export type PaymentKind = (typeof paymentKinds)[number];

/** A means of payment a shop offers. `instructions` is what the customer is told to do, in the shop's own words. */
export interface PaymentMethod {
  id: string;
  kind: PaymentKind;
  name: string;
  instructions: string;
  position: number;
  isEnabled: boolean;
  version: number;
}

export const PaymentMethodInput = z.strictObject({
  kind: z.enum(paymentKinds),
  name: requiredLine(80),
  instructions: optionalText(2_000).default(""),
  position: z.int().min(0).max(1_000).default(0),
  isEnabled: z.boolean().default(true),
});
export type PaymentMethodInput = z.infer<typeof PaymentMethodInput>;

/** What a new shop offers, in its language, to be completed by the merchant: the transfer's text wants an IBAN, the cheque's an address. */
export function defaultPaymentMethods(locale: string): PaymentMethodInput[] {
  const words = methodWords(locale).payment;
  return paymentKinds.map((kind, position) => ({ kind, ...words[kind], position, isEnabled: true }));
}
