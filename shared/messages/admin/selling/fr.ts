/** Whether the shop takes orders, and what it adds to them. */
export const selling = {
  title: "Vente en ligne",
  mode: "Votre vitrine",
  modes: {
    orders: "Prend des commandes",
    prices: "Catalogue sans commande, prix affichés",
    nothing: "Catalogue sans commande ni prix",
  },
  modeHint:
    "Un catalogue n’a ni panier ni paiement\u00a0: chaque produit porte vos coordonnées. Vous saisissez vous-même les commandes reçues autrement.",
  noContact: "Vos clients n’ont aucun moyen de vous joindre",
  noContactText: "Indiquez plus haut l’e-mail ou le téléphone du vendeur\u00a0: le catalogue les affiche.",
  fee: "Frais ajoutés aux commandes",
  feeHint: "Une assurance, un emballage, une contribution. Sur les commandes passées dans la vitrine.",
  hasFee: "Ajouter des frais",
  name: "Nom, tel que vos clients le lisent",
  namePlaceholder: "Assurance transport",
  kind: "Montant",
  kinds: { amount: "Fixe", percent: "En pourcentage des articles" },
  amount: "Montant des frais",
  percent: "Pourcentage",
  taxClass: "Taxe",
  isOffered: "Le client choisit",
  isOfferedHint:
    "Proposés par une case que lui seul coche. Décoché, les frais font partie de chaque commande et de son prix.",
};
