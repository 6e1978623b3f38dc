/** Money that comes without a provider: reminders of it, and what the bank's statement says of it. */
export const banking = {
  reminders: {
    title: "Relances",
    hint: "Pour les virements, chèques et autres paiements que le client envoie lui-même. Un e-mail lui rappelle le montant et où le payer.",
    days: "Relancer après",
    daysHint:
      "En jours après la commande, quatre fois au plus, par exemple «\u00a03, 10\u00a0». Vide\u00a0: aucune relance.",
    daysWrong: "Écrivez des nombres de jours entre 1 et 90, séparés par des virgules, quatre au plus.",
    cancel: "Annuler la commande impayée après",
    cancelHint:
      "Rien n’est annulé si ce champ est vide. Sinon, chaque nuit, une commande dont rien n’est payé ni parti est annulée, son stock libéré et son client prévenu\u00a0; celles qui ont déjà cet âge aussi.",
    cancelWrong: "Écrivez un nombre de jours entre 1 et 365, ou rien.",
    unit: "jours",
  },
};
