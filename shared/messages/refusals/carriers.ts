import type { RefusalCatalogue } from "../refusals.ts";
import { textOf } from "./details.ts";
import { after } from "./fr-phrases.ts";

type Words = Pick<
  RefusalCatalogue,
  | "carrier_account_not_found"
  | "carrier_account_in_use"
  | "carrier_keys_missing"
  | "carrier_not_checkable"
  | "carrier_refused"
  | "label_not_found"
  | "label_under_way"
  | "label_not_awaited"
  | "pickup_point_missing"
  | "sender_incomplete"
>;

/** What is refused around the shop's accounts at carriers, in each language. */
export const carriers: Record<"fr" | "en", Words> = {
  fr: {
    carrier_account_not_found: () => ({
      title: "Ce compte de transporteur n’existe pas.",
      hint: "Revenez aux réglages de la livraison.",
    }),
    carrier_account_in_use: () => ({
      title: "Un bordereau est en cours avec ce compte.",
      hint: "Attendez qu’il soit là, ou abandonnez-le depuis sa commande.",
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
    label_not_found: () => ({
      title: "Ce bordereau n’existe pas.",
      hint: "Ouvrez la commande pour voir ses bordereaux.",
    }),
    label_under_way: (details) => ({
      title: `Un bordereau est déjà en cours pour la commande${after(textOf(details, "reference"))}.`,
      hint: "Attendez sa réponse, ou réglez-le d’abord depuis la commande : un second serait facturé.",
    }),
    label_not_awaited: () => ({
      title: "Ce bordereau n’attend plus rien.",
      hint: "Rechargez la commande pour voir où il en est.",
    }),
    pickup_point_missing: () => ({
      title: "Cette offre livre dans un point de retrait, et aucun n’est choisi.",
      hint: "Choisissez le point, ou une offre à domicile.",
    }),
    sender_incomplete: () => ({
      title: "L’adresse de votre boutique est incomplète : le transporteur la demande.",
      hint: "Complétez la rue, le code postal et la ville dans Réglages → Boutique.",
    }),
  },
  en: {
    carrier_account_not_found: () => ({
      title: "This carrier account does not exist.",
      hint: "Go back to the delivery settings.",
    }),
    carrier_account_in_use: () => ({
      title: "A label is under way with this account.",
      hint: "Wait until it is there, or give it up from its order.",
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
    label_not_found: () => ({
      title: "This label does not exist.",
      hint: "Open the order to see its labels.",
    }),
    label_under_way: (details) => ({
      title: `A label is already under way for order ${textOf(details, "reference") ?? ""}`.trim().concat("."),
      hint: "Wait for its answer, or settle it first from the order: a second one would be billed.",
    }),
    label_not_awaited: () => ({
      title: "This label waits for nothing any more.",
      hint: "Reload the order to see where it stands.",
    }),
    pickup_point_missing: () => ({
      title: "This offer delivers to a pickup point, and none is chosen.",
      hint: "Choose the point, or an offer that delivers to the door.",
    }),
    sender_incomplete: () => ({
      title: "Your shop’s address is incomplete: the carrier asks for it.",
      hint: "Complete street, postal code and city in Settings → Shop.",
    }),
  },
};
