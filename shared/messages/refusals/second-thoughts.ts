import type { RefusalCatalogue } from "../refusals.ts";
import { quantityOf, textOf } from "./details.ts";
import { quoted as enQuoted } from "./en-phrases.ts";
import { quoted as frQuoted } from "./fr-phrases.ts";

type Words = Pick<
  RefusalCatalogue,
  | "order_without_lines"
  | "refunded_already"
  | "refund_exceeds_held"
  | "amount_not_a_part"
  | "line_given_back"
  | "line_refunded_already"
  | "shipping_refunded_already"
  | "refund_exceeds_lines"
  | "undo_not_possible"
  | "undo_later_first"
  | "happening_not_found"
>;

/** What is refused when something is taken back or given back, in each language. */
export const secondThoughts: Record<"fr" | "en", Words> = {
  fr: {
    order_without_lines: () => ({
      title: "Une commande garde au moins un article.",
      hint: "Pour tout retirer, annulez la commande.",
    }),
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
    line_given_back: (details) => ({
      title: `${frQuoted(textOf(details, "name")) || "Cet article "}a été remboursé, en tout ou partie.`,
      hint: "Annulez d’abord le remboursement.",
    }),
    line_refunded_already: (details) => ({
      title: `${frQuoted(textOf(details, "name")) || "Cet article "}a déjà été remboursé\u00a0: il en reste ${quantityOf(details, "left", "fr") ?? "moins"} à rendre.`,
      hint: "Rechargez la commande\u00a0: quelqu’un a pu rembourser entre-temps.",
    }),
    shipping_refunded_already: () => ({
      title: "La livraison a déjà été remboursée, en tout ou partie.",
      hint: "Rechargez la commande pour voir ce qu’il en reste à rendre.",
    }),
    refund_exceeds_lines: () => ({
      title: "Ce montant dépasse ce que valent les articles choisis.",
      hint: "Choisissez d’autres articles, ou remboursez un montant libre.",
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
    order_without_lines: () => ({
      title: "An order keeps one item at least.",
      hint: "To take everything out, cancel the order.",
    }),
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
    line_given_back: (details) => ({
      title: `${enQuoted(textOf(details, "name")) || "This item "}was refunded, whole or in part.`,
      hint: "Undo the refund first.",
    }),
    line_refunded_already: (details) => ({
      title: `${enQuoted(textOf(details, "name")) || "This item "}was refunded already: ${quantityOf(details, "left", "en") ?? "less"} is left to give back.`,
      hint: "Load the order again: somebody may have refunded meanwhile.",
    }),
    shipping_refunded_already: () => ({
      title: "The delivery was refunded already, whole or in part.",
      hint: "Load the order again to see what is left of it to give back.",
    }),
    refund_exceeds_lines: () => ({
      title: "This is more than the chosen items are worth.",
      hint: "Choose other items, or refund an amount of your own.",
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
