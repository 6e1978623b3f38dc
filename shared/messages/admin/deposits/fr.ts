/** A part of the total asked for first. */
export const deposits = {
  asked: "Acompte demandé",
  balance: "Solde, ensuite",
  drop: "Ne plus demander d’acompte",
  dropped: "Acompte retiré",
  verb: {
    label: "Demander un acompte",
    title: "Demander un acompte",
    text: "Le client paie d’abord cette partie, par le lien de paiement ou par son moyen habituel, puis le solde par le même lien.",
    amount: "Acompte",
    unit: "En",
    percent: "% du total",
    hint: (amount: string, balance: string) => `${amount} d’abord, ${balance} ensuite`,
    wrong: "Indiquez une partie de ce qui reste dû, ni rien ni tout.",
    submit: (amount: string) => `Demander ${amount}`,
    submitEmpty: "Demander l’acompte",
    done: "Acompte demandé",
  },
  history: {
    asked: (amount: string) => `Acompte de ${amount} demandé au client`,
    dropped: "Acompte plus demandé",
  },
};
