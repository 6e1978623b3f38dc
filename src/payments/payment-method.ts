import { z } from "zod";
import { compact, isBic, isIban } from "../../shared/banking/iban.ts";
import { missingOf, offlineKinds, type OfflineKind, type PayTo as PayToLines } from "../../shared/banking/means.ts";
import { methodWords } from "../../shared/messages/methods.ts";
import { optionalLine, optionalText, requiredLine } from "../lib/lines.ts";
import type { ProviderName } from "./provider.ts";

/** `online`: by a provider, which says that the money came. All others: the merchant sees it arrive and says so. */
export const paymentKinds = [...offlineKinds, "online"] as const;
export type PaymentKind = (typeof paymentKinds)[number];

/** Where the money is to go, as it is typed; an IBAN with a slip of the finger is refused. */
export const PayTo = z
  .strictObject({
    payee: optionalLine(70).default(""),
    iban: z
      .string()
      .max(60)
      .overwrite(compact)
      .refine((iban) => iban === "" || isIban(iban), "not an IBAN")
      .default(""),
    bic: z
      .string()
      .max(30)
      .overwrite(compact)
      .refine((bic) => bic === "" || isBic(bic), "not a BIC")
      .default(""),
    bank: optionalLine(70).default(""),
    address: optionalText(300).default(""),
    email: z.string().trim().max(254).pipe(z.literal("").or(z.email())).default(""),
  })
  .meta({ id: "PayTo" });
export type PayTo = PayToLines;

/** A means of payment a shop offers. `instructions` is what the customer is told to do, in the shop's own words. */
export interface PaymentMethod {
  id: string;
  kind: PaymentKind;
  name: string;
  instructions: string;
  payTo: PayTo;
  position: number;
  isEnabled: boolean;
  version: number;
  /** The shop's account the money goes to; only of `online`. */
  accountId: string | null;
  provider: ProviderName | null;
  /** `test`: play money, and orders that stay out of the books. */
  mode: "test" | "live" | null;
}

export const PaymentMethodInput = z.strictObject({
  kind: z.enum(paymentKinds),
  name: requiredLine(80),
  instructions: optionalText(2_000).default(""),
  payTo: PayTo.prefault({}).describe("Where the money is to go: what the kind of means needs of it"),
  position: z.int().min(0).max(1_000).default(0),
  isEnabled: z.boolean().default(true),
  accountId: z.uuid().nullable().default(null).describe("The payment account of an online means; null for all others"),
});
export type PaymentMethodInput = z.infer<typeof PaymentMethodInput>;

/** A change of a means; where the money goes stays as it is when that is left out. */
export const PaymentMethodChange = PaymentMethodInput.omit({ kind: true }).extend({ payTo: PayTo.optional() });
export type PaymentMethodChange = z.infer<typeof PaymentMethodChange>;

/** Whether customers are offered it: nobody can pay into an account that is not said. */
export const isOffered = (method: Pick<PaymentMethod, "isEnabled" | "kind" | "payTo">): boolean =>
  method.isEnabled && missingOf(method).length === 0;

const usual: readonly OfflineKind[] = ["transfer", "cheque", "cash", "cash_on_delivery"];

/**
 * Whether this means pays an order online. Play money pays no real order, and real money no trial; in a demonstration shop
 * nothing is real.
 */
export const paysOnline = (
  method: Pick<PaymentMethod, "isEnabled" | "kind" | "mode">,
  order: { isTest: boolean },
  shop: { isDemo: boolean },
): boolean =>
  method.isEnabled && method.kind === "online" && (shop.isDemo || (method.mode === "test") === order.isTest);

interface NewSeller {
  locale: string;
  name: string;
  seller: { legalName: string; line1: string; line2: string; postalCode: string; city: string; email: string };
}

/**
 * What a new shop gets, in its language, with what is known of its seller. A transfer still wants its IBAN: until the
 * merchant gives it, customers are not offered it.
 */
export function defaultPaymentMethods({ locale, name, seller }: NewSeller): PaymentMethodInput[] {
  const words = methodWords(locale).payment;
  const { legalName, line1, line2, postalCode, city, email } = seller;
  const address = line1 ? [line1, line2, [postalCode, city].join(" ").trim()].filter(Boolean).join("\n") : "";
  const payTo = PayTo.parse({ payee: (legalName || name).slice(0, 70), address });
  // Canadian banks have no IBAN: money is sent to an e-mail address there.
  const kinds = locale.endsWith("-CA") ? usual.map((kind) => (kind === "transfer" ? "interac" : kind)) : usual;
  return kinds.map((kind, position) => {
    const to = kind === "interac" ? { ...payTo, payee: "", address: "", email } : payTo;
    return { kind, ...words[kind], payTo: to, position, isEnabled: true, accountId: null };
  });
}
