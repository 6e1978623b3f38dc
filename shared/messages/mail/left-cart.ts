/** What whoever left a basket is written, once. */
const fr = {
  subject: (shop: string) => `Votre panier vous attend – ${shop}`,
  title: "Votre panier vous attend",
  text: (shop: string) =>
    `Vous aviez choisi ces articles chez ${shop}, sans terminer votre commande. Ils sont toujours dans votre panier\u00a0: reprenez où vous en étiez, sur cet appareil ou un autre.`,
  goods: "Dans votre panier",
  total: "Total des articles",
  resume: "Reprendre mon panier",
  today: "Rien n’est réservé",
  todayText:
    "Les prix et les stocks seront ceux du moment où vous reviendrez. La livraison s’ajoute selon votre choix. Vous ne vous engagez à rien avant d’avoir commandé.",
  once: "Un seul rappel par panier",
  stop: "Ne plus en recevoir",
  why: (shop: string) =>
    `Vous recevez cet e-mail, le seul pour ce panier, parce que vous l’avez demandé en indiquant vos coordonnées ou avez déjà commandé chez ${shop}.`,
};

const en: typeof fr = {
  subject: (shop: string) => `Your basket is waiting – ${shop}`,
  title: "Your basket is waiting",
  text: (shop: string) =>
    `You chose these items at ${shop} and did not finish your order. They are still in your basket: go on where you stopped, on this device or another.`,
  goods: "In your basket",
  total: "Total of the items",
  resume: "Back to my basket",
  today: "Nothing is reserved",
  todayText:
    "Prices and stock will be those of the moment you come back. Delivery is added as you choose it. Nothing binds you before you order.",
  once: "One reminder for each basket",
  stop: "No more of them",
  why: (shop: string) =>
    `You receive this e-mail, the only one about this basket, because you asked for it when you gave your details, or have ordered from ${shop} before.`,
};

export const leftCart = { fr, en };
