import type { RefusalCatalogue } from "../refusals.ts";

type Words = Pick<
  RefusalCatalogue,
  | "withdrawal_not_found"
  | "withdrawal_closed"
  | "withdrawal_without_lines"
  | "withdrawal_exceeds"
  | "withdrawal_decided"
>;

/** What is refused about withdrawals, in each language. */
export const withdrawals: Record<"fr" | "en", Words> = {
  fr: {
    withdrawal_not_found: () => ({
      title: "Cette rétractation n’est pas dans la commande.",
      hint: "Rechargez la commande, puis recommencez.",
    }),
    withdrawal_closed: () => ({
      title: "Il n’est pas, ou plus, possible de renoncer à cette commande en ligne.",
      hint: "Ouvrez la page de la commande\u00a0: elle dit pourquoi. La boutique répond à vos questions.",
    }),
    withdrawal_without_lines: () => ({
      title: "Choisissez au moins un article.",
      hint: "Indiquez la quantité à laquelle vous renoncez.",
    }),
    withdrawal_exceeds: () => ({
      title: "La quantité dépasse celle à laquelle il est encore possible de renoncer.",
      hint: "Rechargez la page\u00a0: elle montre ce qui reste.",
    }),
    withdrawal_decided: () => ({
      title: "Cette rétractation a déjà reçu une autre suite.",
      hint: "Rechargez la commande pour la voir.",
    }),
  },
  en: {
    withdrawal_not_found: () => ({
      title: "This withdrawal is not in the order.",
      hint: "Reload the order, then try again.",
    }),
    withdrawal_closed: () => ({
      title: "This order cannot, or can no longer, be withdrawn from online.",
      hint: "Open the order's page: it says why. The shop answers your questions.",
    }),
    withdrawal_without_lines: () => ({
      title: "Choose at least one item.",
      hint: "Say from how many you withdraw.",
    }),
    withdrawal_exceeds: () => ({
      title: "The quantity is more than can still be withdrawn from.",
      hint: "Reload the page: it shows what is left.",
    }),
    withdrawal_decided: () => ({
      title: "This withdrawal was decided otherwise already.",
      hint: "Reload the order to see it.",
    }),
  },
};
