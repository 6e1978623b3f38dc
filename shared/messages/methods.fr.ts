/** Ways of paying and of delivering as a new shop offers them, for the merchant to reword. */
export const fr = {
  payment: {
    transfer: {
      name: "Virement bancaire",
      instructions:
        "Faites votre virement sur le compte de la boutique en indiquant le numéro de votre commande. Nous préparons votre colis dès réception.",
    },
    cheque: {
      name: "Chèque",
      instructions:
        "Établissez votre chèque à l’ordre de la boutique et envoyez-le à notre adresse, avec le numéro de votre commande au dos.",
    },
    cash: { name: "Espèces", instructions: "Vous réglez en espèces au retrait de votre commande." },
    cash_on_delivery: { name: "Paiement à la livraison", instructions: "Vous réglez à la remise de votre commande." },
  },
  /** When an order typed in names no means of payment. */
  unsaidPayment: "À convenir",
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
