import { declineText } from "../short/declines.ts";
import type { RefusalCatalogue } from "../refusals.ts";
import { textOf } from "./details.ts";
import { after } from "./fr-phrases.ts";

type Words = Pick<
  RefusalCatalogue,
  | "payment_account_not_found"
  | "payment_account_in_use"
  | "keys_missing"
  | "test_provider_refused"
  | "provider_refused"
  | "payment_attempt_not_found"
  | "nothing_due"
  | "nothing_held"
  | "hook_forged"
>;

/** What is refused around money that providers take, in each language. */
export const providers: Record<"fr" | "en", Words> = {
  fr: {
    payment_account_not_found: () => ({
      title: "Ce compte de paiement n’existe pas.",
      hint: "Revenez aux réglages des paiements.",
    }),
    payment_account_in_use: () => ({
      title: "Ce compte a servi à des paiements, ou un moyen de paiement le nomme.",
      hint: "Désactivez le moyen de paiement\u00a0: le compte reste, pour les remboursements.",
    }),
    keys_missing: () => ({
      title: "Il manque des clés à ce compte.",
      hint: "Recopiez-les depuis votre compte chez le prestataire.",
    }),
    test_provider_refused: () => ({
      title: "Le paiement d’essai n’existe que dans une boutique de démonstration.",
      hint: "Reliez votre compte chez un prestataire, en mode test pour commencer.",
    }),
    provider_refused: (details) =>
      details["kind"] === "unreachable"
        ? {
            title: "Le prestataire de paiement ne répond pas.",
            hint: `Réessayez dans un instant (${textOf(details, "reason") ?? "?"}).`,
          }
        : {
            title: "Le prestataire de paiement a refusé.",
            hint: `Sa réponse\u00a0: ${declineText(textOf(details, "reason") ?? "?", "fr")}. Vérifiez le compte, puis réessayez.`,
          },
    payment_attempt_not_found: () => ({
      title: "Ce paiement n’existe pas.",
      hint: "Ouvrez la commande pour voir ses paiements.",
    }),
    nothing_due: (details) => ({
      title: `La commande${after(textOf(details, "reference"))} n’a plus rien à régler.`,
      hint: "Rien n’a été débité.",
    }),
    nothing_held: () => ({
      title: "Aucun montant n’est réservé pour cette commande.",
      hint: "Vérifiez ses paiements auprès du prestataire.",
    }),
    hook_forged: () => ({
      title: "Cet appel ne vient pas du prestataire de paiement.",
      hint: "Vérifiez la clé de signature du compte dans les réglages.",
    }),
  },
  en: {
    payment_account_not_found: () => ({
      title: "This payment account does not exist.",
      hint: "Go back to the payment settings.",
    }),
    payment_account_in_use: () => ({
      title: "Payments went through this account, or a means of payment names it.",
      hint: "Disable the means of payment: the account stays, for refunds.",
    }),
    keys_missing: () => ({ title: "This account lacks keys.", hint: "Copy them from your account at the provider." }),
    test_provider_refused: () => ({
      title: "Play payments exist in a demonstration shop only.",
      hint: "Join your account at a provider, in test mode to begin with.",
    }),
    provider_refused: (details) =>
      details["kind"] === "unreachable"
        ? {
            title: "The payment provider does not answer.",
            hint: `Try again in a moment (${textOf(details, "reason") ?? "?"}).`,
          }
        : {
            title: "The payment provider refused.",
            hint: `Its answer: ${declineText(textOf(details, "reason") ?? "?", "en")}. Check the account, then try again.`,
          },
    payment_attempt_not_found: () => ({
      title: "This payment does not exist.",
      hint: "Open the order to see its payments.",
    }),
    nothing_due: (details) => ({
      title: `Nothing is left to pay for order ${textOf(details, "reference") ?? ""}`.trim().concat("."),
      hint: "Nothing was charged.",
    }),
    nothing_held: () => ({
      title: "No money is held for this order.",
      hint: "Check its payments at the provider.",
    }),
    hook_forged: () => ({
      title: "This call does not come from the payment provider.",
      hint: "Check the account’s signing key in the settings.",
    }),
  },
};
