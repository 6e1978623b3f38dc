/** Money given back by line, and the credit notes that follow. */
export const refunding = {
  by: "Rembourser",
  byLines: "Des articles",
  byAmount: "Un montant libre",
  amountText:
    "Geste commercial ou trop-perçu\u00a0: le montant se répartit sur tout ce qui reste de la commande, taux par taux.",
  lines: "Articles à rembourser",
  everything: "Tout",
  quantityOf: (name: string) => `Quantité à rembourser\u00a0: ${name}`,
  outOf: (quantity: string) => `sur ${quantity}`,
  restock: "Remettre en stock",
  staying: (quantity: string, isOne: boolean) =>
    isOne
      ? `${quantity} pas encore expédié\u00a0: il ne partira plus.`
      : `${quantity} pas encore expédiés\u00a0: ils ne partiront plus.`,
  shipping: "Livraison à rembourser",
  shippingHint: (left: string) => `Au plus ${left}`,
  worth: (amount: string) =>
    `Les articles choisis valent ${amount}, remise et taxes comprises. Vous pouvez rendre moins.`,
  nothing: "Choisissez au moins un article, ou la livraison.",
  quantityWrong: "Indiquez une quantité, par exemple 1.",
  tooMany: (left: string) => `Il en reste ${left} à rembourser.`,
  shippingTooMuch: (left: string) => `Il reste ${left} de livraison à rembourser.`,
  tooMuch: (worth: string) => `C’est plus que ce que valent les articles choisis (${worth}).`,
  partCredit: "Un avoir de ce montant est émis et joint au message\u00a0: la facture reste, avec ce qui en reste.",
  givenBack: (quantity: string, isOne: boolean) => (isOne ? `${quantity} remboursé` : `${quantity} remboursés`),
  reduced: (amount: string) => `${amount} rendus`,
  remaining: "Reste facturé",
  creditNoteOn: (number: string) => `sur ${number}`,
  stays: (note: string, invoice: string) =>
    `L’avoir ${note} a annulé la facture ${invoice}, et le reste\u00a0: un avoir ne se retire pas. Émettez une nouvelle facture.`,
  timesOf: (quantity: string, name: string) => `${quantity} × ${name}`,
  restocked: "remis en stock",
  partCreditIssued: (number: string, corrects: string) =>
    `Avoir ${number} émis pour ce remboursement, sur la facture ${corrects}`,
  noteStays: (number: string) => `l’avoir ${number} reste`,
  creditRefund: {
    label: "Émettre l’avoir du remboursement",
    title: "Émettre l’avoir du remboursement",
    text: (amount: string) =>
      `${amount} ont été rendus depuis la facture. L’avoir dit les articles et la taxe de chaque taux\u00a0; la facture reste, avec ce qui en reste.`,
    submit: "Émettre l’avoir",
    done: "Avoir émis",
  },
  rule: "Avoir d’un remboursement",
  ruleHint: "Quand la commande a une facture, un remboursement la corrige par un avoir partiel.",
  rules: { refund: "Émis par lui-même, joint au message du remboursement", hand: "Émis à la main" },
};
