/** What helps a merchant choose. */
export const advice = {
  delivery: {
    title: "Bien choisir ses modes de livraison",
    points: {
      home: "Un envoi suivi à domicile convient à presque tout\u00a0: c’est ce que la plupart des clients attendent.",
      point:
        "Un point relais coûte souvent moins et évite les absences. Proposez-le à côté, sous un nom qui le dit, avec les jours de votre transporteur.",
      letter:
        "Une lettre suivie suffit à ce qui est plat et léger. Un prix plus bas garde les petites commandes, qu’un colis ferait fuir.",
      pickup: "Le retrait sur place ne coûte rien à personne. Proposez-le dès que vous recevez, même sur rendez-vous.",
      local: "La livraison par vos soins convient à ce qui est fragile, frais ou lourd, et à vos voisins.",
      days: "Annoncez le délai que vous tenez vos jours les plus chargés\u00a0: une date promise et dépassée se pardonne moins qu’un jour de plus.",
    },
  },
};
