/** The customer's files, and what he agrees to before he buys them. */
export const files = {
  title: "Vos fichiers",
  download: "Télécharger",
  downloadOne: (name: string) => `Télécharger ${name}`,
  left: (count: number, until: string) =>
    `${count} ${count < 2 ? "téléchargement restant" : "téléchargements restants"}, jusqu’au ${until}`,
  soon: "Vos fichiers arrivent\u00a0: rechargez cette page dans un instant.",
  usedUp: "Tous les téléchargements ont été utilisés. Contactez la boutique pour en obtenir d’autres.",
  expired: (date: string) =>
    `Le délai de téléchargement a pris fin le ${date}. Contactez la boutique pour le renouveler.`,
  withheld: {
    unpaid: "Vos fichiers vous attendent\u00a0: ils s’ouvrent dès que le paiement est reçu.",
    cancelled: "La commande est annulée\u00a0: ses fichiers ne se téléchargent plus.",
    refunded: "La commande est remboursée\u00a0: ses fichiers ne se téléchargent plus.",
  },
  back: "Revenir à ma commande",
};

export const consent = {
  title: "Contenu numérique",
  text: "Je demande que le contenu numérique me soit fourni dès le paiement, et je reconnais perdre alors mon droit de rétractation.",
  missing: "Cochez cet accord pour commander un contenu numérique",
};
