import { z } from "zod";

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
  name: z.string().trim().min(1).max(80),
  instructions: z.string().trim().max(2_000).default(""),
  position: z.int().min(0).max(1_000).default(0),
  isEnabled: z.boolean().default(true),
});
export type PaymentMethodInput = z.infer<typeof PaymentMethodInput>;

const instructions = {
  transfer:
    "Faites votre virement sur le compte de la boutique en indiquant le numéro de votre commande. Nous préparons votre colis dès réception.",
  cheque:
    "Établissez votre chèque à l’ordre de la boutique et envoyez-le à notre adresse, avec le numéro de votre commande au dos.",
  cash: "Vous réglez en espèces au retrait de votre commande.",
  cash_on_delivery: "Vous réglez à la remise de votre commande.",
} as const satisfies Record<PaymentKind, string>;

/** What a new shop offers, to be completed by the merchant: the transfer's text wants an IBAN, the cheque's an address. */
export const defaultPaymentMethods: readonly PaymentMethodInput[] = (
  [
    ["transfer", "Virement bancaire"],
    ["cheque", "Chèque"],
    ["cash", "Espèces"],
    ["cash_on_delivery", "Paiement à la livraison"],
  ] as const
).map(([kind, name], position) => ({ kind, name, instructions: instructions[kind], position, isEnabled: true }));
