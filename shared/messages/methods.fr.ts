/** Ways of paying and of delivering as a new shop offers them, for the merchant to reword. */
export const fr = {
  payment: {
    transfer: {
      name: "Virement bancaire",
      instructions: "Faites votre virement en indiquant la référence. Nous préparons votre colis dès réception.",
    },
    cheque: {
      name: "Chèque",
      instructions:
        "Envoyez votre chèque à l’adresse indiquée, avec le numéro de votre commande au dos. Nous préparons votre colis dès l’encaissement.",
    },
    money_order: {
      name: "Mandat-poste",
      instructions: "Envoyez votre mandat à l’adresse indiquée, avec le numéro de votre commande.",
    },
    interac: {
      name: "Virement Interac",
      instructions: "Envoyez le montant exact à cette adresse, avec le numéro de votre commande dans le message.",
    },
    terminal: {
      name: "Carte, au terminal de la boutique",
      instructions: "Vous réglez par carte au retrait de votre commande.",
    },
    other: { name: "Autre moyen", instructions: "" },
    cash: { name: "Espèces", instructions: "Vous réglez en espèces au retrait de votre commande." },
    cash_on_delivery: { name: "Paiement à la livraison", instructions: "Vous réglez à la remise de votre commande." },
  },
  /** Where the money is to go, and what to quote. */
  payTo: {
    payee: "Bénéficiaire",
    toTheOrderOf: "À l’ordre de",
    iban: "IBAN",
    bic: "BIC",
    bank: "Banque",
    address: "À envoyer à",
    email: "Adresse e-mail",
    reference: "Référence à indiquer",
  },
  /** When an order typed in names no means of payment. */
  unsaidPayment: "À convenir",
  /** Why an order was cancelled by itself. */
  unpaidFor: (days: number) => `Non payée après ${days}\u00a0jours`,
  post: {
    FR: "Colissimo à domicile",
    BE: "bpost à domicile",
    CH: "Colis PostPac",
    CA: "Colis accélérés",
    any: "Livraison à domicile",
  },
  pickup: {
    name: "Retrait en boutique",
    instructions: "Donnez votre nom ou le numéro de la commande.",
  },
  localDelivery: {
    name: "Livraison par nos soins",
    instructions: "Nous convenons ensemble du jour et de l’heure.",
  },
};

export type MethodWords = typeof fr;
