import type { RefusalCatalogue } from "../refusals.ts";

type Words = Pick<
  RefusalCatalogue,
  | "refunded_already"
  | "refund_exceeds_held"
  | "amount_not_a_part"
  | "undo_not_possible"
  | "undo_later_first"
  | "happening_not_found"
>;

/** What is refused when something is taken back or given back, in each language. */
export const secondThoughts: Record<"fr" | "en", Words> = {
  fr: {
    refunded_already: () => ({
      title: "Cet argent a été rendu au client depuis.",
      hint: "Annulez d’abord le remboursement, puis le paiement.",
    }),
    refund_exceeds_held: () => ({
      title: "Ce montant dépasse ce que la boutique a reçu et pas encore rendu.",
      hint: "Enregistrez un montant plus petit.",
    }),
    amount_not_a_part: () => ({
      title: "Indiquez une partie du montant, ni rien ni tout.",
      hint: "Un montant plus petit que le total de la commande.",
    }),
    undo_not_possible: () => ({
      title: "Cela ne s’annule pas.",
      hint: "Une facture émise reste émise, et un message parti reste parti\u00a0: corrigez par une nouvelle action.",
    }),
    undo_later_first: () => ({
      title: "Autre chose en dépend depuis.",
      hint: "Annulez d’abord ce qui a suivi\u00a0: l’historique de la commande le montre.",
    }),
    happening_not_found: () => ({
      title: "Cette ligne n’est pas dans l’historique de la commande.",
      hint: "Rechargez la page, puis recommencez.",
    }),
  },
  en: {
    refunded_already: () => ({
      title: "This money was given back to the customer since.",
      hint: "Undo the refund first, then the payment.",
    }),
    refund_exceeds_held: () => ({
      title: "This is more than the shop received and has not given back yet.",
      hint: "Record a smaller amount.",
    }),
    amount_not_a_part: () => ({
      title: "Give a part of the amount: more than nothing, less than all.",
      hint: "An amount smaller than the order's total.",
    }),
    undo_not_possible: () => ({
      title: "This cannot be undone.",
      hint: "An issued invoice stays issued, and a message that left has left: correct it by a new action.",
    }),
    undo_later_first: () => ({
      title: "Something else depends on it since.",
      hint: "Undo what followed first: the order's history shows it.",
    }),
    happening_not_found: () => ({
      title: "This line is not in the order's history.",
      hint: "Load the page again, then try once more.",
    }),
  },
};
