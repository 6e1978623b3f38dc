import type { RefusalCatalogue } from "../refusals.ts";
import { textOf } from "./details.ts";

type Words = Pick<
  RefusalCatalogue,
  "carrier_account_not_found" | "carrier_keys_missing" | "carrier_not_checkable" | "carrier_refused"
>;

/** What is refused around the shop's accounts at carriers, in each language. */
export const carriers: Record<"fr" | "en", Words> = {
  fr: {
    carrier_account_not_found: () => ({
      title: "Ce compte de transporteur n’existe pas.",
      hint: "Revenez aux réglages de la livraison.",
    }),
    carrier_keys_missing: () => ({
      title: "Il manque des clés à ce compte.",
      hint: "Recopiez-les depuis votre compte chez le transporteur.",
    }),
    carrier_not_checkable: () => ({
      title: "Ce transporteur ne permet pas de vérifier un compte sans rien créer.",
      hint: "Le premier bordereau, en mode test, dira si les clés sont bonnes.",
    }),
    carrier_refused: (details) =>
      details["kind"] === "refused"
        ? {
            title: "Le transporteur a refusé.",
            hint: `Sa réponse\u00a0: «\u00a0${textOf(details, "reason") ?? "?"}\u00a0». Vérifiez le compte, puis réessayez.`,
          }
        : {
            title: "Le transporteur ne répond pas.",
            hint: `Réessayez dans un instant (${textOf(details, "reason") ?? "?"}).`,
          },
  },
  en: {
    carrier_account_not_found: () => ({
      title: "This carrier account does not exist.",
      hint: "Go back to the delivery settings.",
    }),
    carrier_keys_missing: () => ({
      title: "This account lacks keys.",
      hint: "Copy them from your account at the carrier.",
    }),
    carrier_not_checkable: () => ({
      title: "This carrier has no way to check an account without making anything.",
      hint: "The first label, in test mode, will tell whether the keys are right.",
    }),
    carrier_refused: (details) =>
      details["kind"] === "refused"
        ? {
            title: "The carrier refused.",
            hint: `Its answer: “${textOf(details, "reason") ?? "?"}”. Check the account, then try again.`,
          }
        : {
            title: "The carrier does not answer.",
            hint: `Try again in a moment (${textOf(details, "reason") ?? "?"}).`,
          },
  },
};
