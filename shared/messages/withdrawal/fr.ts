import { groundWords } from "./grounds.ts";

/** Words of the pages where a customer withdraws. */
export const withdrawal = {
  link: "Renoncer au contrat ici",
  linkText: "Vous pouvez renoncer à tout ou partie de cette commande, sans donner de raison.",
  until: (day: string) => `Jusqu’au ${day} à minuit.`,
  notArrived: "Le délai court encore\u00a0: il se compte à partir de la réception du dernier colis.",
  closed: {
    not_offered: "Cette boutique ne propose pas la rétractation en ligne. Contactez-la.",
    over: "Le délai pour renoncer à cette commande est écoulé.",
    overOn: (day: string) => `Le délai pour renoncer à cette commande s’est terminé le ${day} à minuit.`,
    cancelled: "Cette commande est annulée\u00a0: il n’y a plus de contrat auquel renoncer.",
    excepted: "Les articles de cette commande n’ouvrent pas de droit de rétractation.",
    declared: "Vous avez déjà renoncé à tous les articles de cette commande.",
  },
  done: {
    title: "Vos rétractations",
    requested: (at: string) => `Déclaration du ${at}\u00a0: reçue par la boutique.`,
    closed: (at: string) => `Déclaration du ${at}\u00a0: traitée par la boutique.`,
    refused: (at: string) => `Déclaration du ${at}\u00a0: refusée par la boutique.`,
    see: "Voir l’accusé de réception",
    seeOf: (at: string) => `Voir l’accusé de réception de la déclaration du ${at}`,
  },
  statement: {
    title: (reference: string) => `Renoncer au contrat, commande ${reference}`,
    intro:
      "Indiquez de quoi vous changez d’avis. Aucune raison n’est demandée, et rien n’est enregistré avant l’étape suivante.",
    name: "Votre nom",
    email: "Adresse e-mail pour l’accusé de réception",
    lines: "Articles auxquels vous renoncez",
    quantityOf: (name: string) => `Quantité à laquelle vous renoncez\u00a0: ${name}`,
    none: "0 (je le garde)",
    all: (count: string) => `${count} (tout)`,
    excepted: (ground: string) => `Sans droit de rétractation\u00a0: ${ground}`,
    next: "Vérifier ma déclaration",
  },
  confirm: {
    title: "Vérifiez votre déclaration",
    text: (reference: string) => `Je renonce au contrat de la commande ${reference} pour les articles suivants.`,
    order: "Commande",
    name: "Nom",
    email: "Accusé de réception envoyé à",
    button: "Confirmer la rétractation",
    sending: "Envoi en cours…",
    change: "Modifier",
  },
  acknowledged: {
    title: "Votre rétractation est enregistrée",
    at: "Date et heure",
    sent: (email: string) => `Un accusé de réception part à ${email}. Il répète tout ce qui suit\u00a0: gardez-le.`,
    next: "Et maintenant\u00a0?",
    back: "Renvoyez ou rapportez les biens reçus au plus tard quatorze jours après votre déclaration.",
    refund:
      "Vous êtes remboursé dans les quatorze jours\u00a0; la boutique peut attendre d’avoir récupéré les biens ou la preuve de leur envoi.",
    print: "Imprimer",
    toOrder: "Voir ma commande",
  },
  guest: {
    title: "Renoncer au contrat",
    intro:
      "Vous avez commandé ici et changez d’avis\u00a0? Indiquez votre commande\u00a0: nous vous envoyons le lien de la déclaration.",
    name: "Votre nom",
    reference: "Numéro de commande",
    referenceHint: "Il figure dans le message de confirmation.",
    email: "Adresse e-mail de la commande",
    send: "Recevoir le lien",
    sentTitle: "Regardez votre messagerie",
    sentText:
      "Si une commande de cette boutique porte ce numéro et cette adresse, un message vient de partir avec le lien de la déclaration. Rien ne vient\u00a0? Vérifiez le numéro et l’adresse, ou écrivez à la boutique\u00a0: une rétractation par e-mail ou par courrier vaut aussi.",
    again: "Recommencer",
  },
  errors: {
    name: "Indiquez votre nom",
    email: "Indiquez une adresse e-mail complète, par exemple camille@exemple.fr",
    reference: "Indiquez le numéro de la commande",
    lines: "Choisissez au moins un article",
  },
  grounds: groundWords("fr"),
};
