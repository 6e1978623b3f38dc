/** What is written about a withdrawal, to the customer and to the merchant. */
const fr = {
  link: "Renoncer au contrat ici",
  linkTitle: "Rétractation en ligne",
  linkHint: "Vous pouvez renoncer à tout ou partie de cette commande, sans donner de raison, pendant tout le délai.",
  facts: {
    order: "Commande",
    name: "Nom",
    at: "Reçue le",
    to: "Accusé de réception envoyé à",
    refundBy: "Remboursement à faire au plus tard le",
  },
  acknowledged: {
    subject: (reference: string, shop: string) => `Votre rétractation est enregistrée, commande ${reference} – ${shop}`,
    title: "Accusé de réception de votre rétractation",
    text: (reference: string, at: string) =>
      `Nous avons reçu le ${at} votre déclaration par laquelle vous renoncez au contrat de la commande ${reference}, pour les articles ci-dessous. Gardez ce message\u00a0: il en prouve le contenu, la date et l’heure.`,
    goods: "Articles auxquels vous renoncez",
    next: "Et maintenant\u00a0?",
    nextText: (contact: string) =>
      `Renvoyez ou rapportez les biens reçus au plus tard quatorze jours après votre déclaration. Vous êtes remboursé, frais de livraison standard compris, dans les quatorze jours qui la suivent\u00a0; la boutique peut attendre d’avoir récupéré les biens ou la preuve de leur envoi. Une question\u00a0? ${contact}`,
  },
  refused: {
    subject: (reference: string, shop: string) =>
      `Votre rétractation n’est pas acceptée, commande ${reference} – ${shop}`,
    title: "Votre rétractation n’est pas acceptée",
    text: (reference: string) =>
      `La boutique ne peut pas donner suite à votre rétractation sur la commande ${reference}, pour la raison suivante.`,
    reason: "Raison donnée par la boutique",
    goods: "Articles de votre déclaration",
  },
  sentLink: {
    subject: (reference: string, shop: string) =>
      `Votre lien pour renoncer au contrat, commande ${reference} – ${shop}`,
    title: "Votre lien pour renoncer au contrat",
    text: (reference: string) =>
      `Vous avez demandé à renoncer au contrat de la commande ${reference}. Ouvrez la déclaration par le lien ci-dessous\u00a0; rien n’est enregistré tant que vous ne l’avez pas confirmée. Si vous n’avez rien demandé, ignorez ce message.`,
  },
  requested: {
    subject: (reference: string, shop: string) => `Rétractation demandée, commande ${reference} – ${shop}`,
    title: "Rétractation demandée",
    text: (name: string, reference: string) =>
      `${name} renonce à tout ou partie de la commande ${reference}. Rien n’est annulé ni remboursé tout seul\u00a0: la suite vous revient.`,
    goods: "Articles déclarés",
    open: "Traiter la rétractation",
  },
};
export type WithdrawalMailWords = typeof fr;

const en: WithdrawalMailWords = {
  link: "Withdraw from the contract here",
  linkTitle: "Withdraw online",
  linkHint: "You may withdraw from all or part of this order, without giving a reason, during the whole period.",
  facts: {
    order: "Order",
    name: "Name",
    at: "Received on",
    to: "Acknowledgement sent to",
    refundBy: "To be refunded by",
  },
  acknowledged: {
    subject: (reference, shop) => `Your withdrawal is recorded, order ${reference} – ${shop}`,
    title: "Acknowledgement of your withdrawal",
    text: (reference, at) =>
      `On ${at} we received your statement by which you withdraw from the contract of order ${reference}, for the items below. Keep this message: it proves its content, date and time.`,
    goods: "Items you withdraw from",
    next: "What happens next?",
    nextText: (contact) =>
      `Send or bring back the goods you received within fourteen days of your statement. You are refunded, standard delivery included, within fourteen days of it; the shop may wait until it has the goods back, or proof that they were sent. A question? ${contact}`,
  },
  refused: {
    subject: (reference, shop) => `Your withdrawal is not accepted, order ${reference} – ${shop}`,
    title: "Your withdrawal is not accepted",
    text: (reference) => `The shop cannot act on your withdrawal from order ${reference}, for the following reason.`,
    reason: "The shop’s reason",
    goods: "Items of your statement",
  },
  sentLink: {
    subject: (reference, shop) => `Your link to withdraw from the contract, order ${reference} – ${shop}`,
    title: "Your link to withdraw from the contract",
    text: (reference) =>
      `You asked to withdraw from the contract of order ${reference}. Open the statement by the link below; nothing is recorded until you confirm it. If you asked for nothing, ignore this message.`,
  },
  requested: {
    subject: (reference, shop) => `Withdrawal requested, order ${reference} – ${shop}`,
    title: "Withdrawal requested",
    text: (name, reference) =>
      `${name} withdraws from all or part of order ${reference}. Nothing is cancelled or refunded by itself: what follows is up to you.`,
    goods: "Items declared",
    open: "Handle the withdrawal",
  },
};

export const withdrawalMailWords = (locale: string): WithdrawalMailWords => (locale.startsWith("en") ? en : fr);
