/** Words of the page where an order is paid online. */
export const pay = {
  pageTitle: (reference: string) => `Paiement de la commande ${reference}`,
  title: (reference: string) => `Payer la commande ${reference}`,
  by: (amount: string, method: string) => `Payer ${amount}, ${method}`,
  online: "Payer en ligne",
  even: (count: number, amount: string) => `${count} × ${amount}`,
  times: (count: number) => `En ${count} fois`,
  fees: (amount: string) => `dont ${amount} de frais`,
  free: "sans frais",
  colon: "\u00a0: ",
  balance: "Solde, à régler ensuite",
  deposit: (amount: string) => `C’est l’acompte\u00a0: le solde de ${amount} se règle ensuite, par ce même lien.`,
  depositPaid: (amount: string) => `Acompte reçu\u00a0: ${amount}. Il reste le solde.`,
  safe: "Le paiement se fait sur la page sécurisée du prestataire\u00a0; la boutique ne voit pas vos données bancaires.",
  paid: "Cette commande est réglée, vous n’avez rien à payer. Merci\u00a0!",
  cancelled: "Cette commande est annulée\u00a0: il n’y a rien à payer.",
  pending:
    "Votre paiement est en cours chez le prestataire. Nous vous écrivons dès qu’il est confirmé\u00a0; ne payez pas une seconde fois.",
  noWay: "La boutique ne propose pas de paiement en ligne pour le moment. Contactez-la pour convenir d’un autre moyen.",
  failed: (why: string) =>
    `Le paiement n’est pas passé\u00a0: ${why}. Rien n’a été débité\u00a0; vous pouvez essayer de nouveau.`,
  abandoned:
    "Vous êtes revenu sans payer. Votre commande est gardée\u00a0: vous pouvez la régler maintenant ou plus tard par ce même lien.",
  unreachable:
    "Le prestataire de paiement ne répond pas. Rien n’a été débité\u00a0; réessayez dans un instant, ou choisissez un autre moyen.",
  leaving: (method: string) => `Vous êtes conduit vers ${method}…`,
  leavingText: "Si rien ne se passe, suivez ce lien.",
  goOn: "Continuer vers le paiement",
  toOrder: "Voir ma commande",
  test: {
    title: "Paiement d’essai",
    notice: "Démonstration\u00a0: aucun argent n’est échangé.",
    order: "Commande",
    over: "Ce paiement est terminé.",
    moves: {
      pay: "Accepter le paiement",
      refuse: "Refuser la carte",
      delay: "Faire attendre le paiement",
      abandon: "Abandonner",
      later: "Partir, puis payer en retard",
    },
  },
};
