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
  statement: {
    title: "Relevé bancaire",
    link: "Lire un relevé bancaire",
    choose: "Choisir un fichier",
    another: "Choisir un autre fichier",
    file: "Fichier du relevé",
    emptyTitle: "Vos virements retrouvent leurs commandes",
    emptyText:
      "Téléchargez un relevé depuis votre banque (camt.053 en XML, ou CSV) et choisissez-le ici. Carnet propose une commande pour chaque virement\u00a0; rien n’est enregistré sans votre accord, et rien n’est enregistré deux fois.",
    columns: "Colonnes du fichier",
    noColumn: "Aucune",
    roles: {
      date: "Date",
      amount: "Montant reçu",
      name: "Nom du payeur",
      text: "Communication",
      reference: "Autre communication",
    },
    arrived: "Argent reçu",
    counts: (open: number, recorded: number) => `${open} à enregistrer, ${recorded} déjà enregistrées`,
    nothing: "Ce fichier ne contient aucune rentrée d’argent.",
    nameless: "Payeur inconnu",
    reasons: {
      reference: "Sa référence est reconnue.",
      order_number: "Il cite le numéro de la commande, et le montant est le bon.",
      amount_and_name: "Le nom et le montant correspondent.",
      amount: "Seule cette commande attend ce montant\u00a0: vérifiez le nom.",
    },
    order: "Commande",
    orderMissing: "Indiquez le numéro de la commande, ou de plusieurs séparés par des virgules.",
    unknown: "Aucune commande à payer ne porte ce numéro.",
    less: (amount: string) => `il restera ${amount} à payer`,
    tooMuch: (amount: string) => `${amount} de trop`,
    record: "Enregistrer",
    recorded: "Enregistré",
    more: "Afficher plus de lignes",
  },
};
