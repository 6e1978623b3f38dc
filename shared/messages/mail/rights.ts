/** Guarantee and withdrawal, as the countries Carnet knows have them. */
export const fr = {
  title: "Vos garanties et vos droits",
  eu: (
    seller: string,
    email: string,
    days: number,
  ) => `Les biens neufs sont couverts par la garantie légale de conformité pendant deux ans à compter de leur livraison, sans frais pour vous. Les autres garanties prévues par la loi, comme celle des vices cachés, restent acquises.
Si vous achetez en tant que consommateur, vous pouvez changer d’avis sans vous justifier pendant ${days === 14 ? "quatorze" : days} jours, comptés à partir du lendemain de la réception du dernier bien ou, pour un service, de la commande. Écrivez-le à ${email || seller} en citant votre numéro de commande. Vous êtes remboursé, frais de livraison standard compris, dans les quatorze jours. Ce droit ne couvre notamment pas les biens faits sur mesure, les denrées périssables, les biens descellés pour lesquels l’hygiène s’y oppose et les contenus numériques déjà fournis à votre demande.
Modèle de rétractation\u00a0: «\u00a0À l’attention de ${seller}. Je vous notifie ma rétractation du contrat portant sur [les biens], commandés le [date], reçus le [date]. Nom, adresse, date, et signature si vous écrivez sur papier.\u00a0»`,
  ch: (
    _seller: string,
    _email: string,
  ) => `Les défauts de la chose vendue sont garantis pendant deux ans à compter de la livraison (art. 210 du Code des obligations), sauf accord plus favorable. Signalez-les dès que vous les constatez.
Le droit suisse n’accorde pas de délai de rétractation pour un achat en ligne\u00a0: les conditions de la boutique s’appliquent.`,
  ca: (
    _seller: string,
    _email: string,
  ) => `Un bien doit pouvoir servir à son usage normal pendant une durée raisonnable, compte tenu de son prix (Loi sur la protection du consommateur, art. 37 et 38).
Ce message est la copie de votre contrat à distance. Vous pouvez l’annuler dans les sept jours de sa réception s’il y manque une mention exigée par la loi, et tant que rien n’est livré si la livraison n’a pas lieu dans les trente jours de la date convenue. Le remboursement a lieu dans les quinze jours de l’annulation.`,
};

export const en: typeof fr = {
  title: "Your guarantees and rights",
  eu: (
    seller,
    email,
    days,
  ) => `New goods are covered by the legal guarantee of conformity for two years from their delivery, free of charge. Other guarantees given by law remain yours.
If you buy as a consumer, you may change your mind without giving a reason within ${days === 14 ? "fourteen" : days} days, counted from the day after you receive the last item or, for a service, after the order. Write to ${email || seller} quoting your order number. You are refunded, standard delivery included, within fourteen days. This right does not cover, among others, goods made to measure, perishable food, unsealed goods that hygiene forbids to take back, and digital content already supplied at your request.
Withdrawal form: “To ${seller}. I hereby give notice that I withdraw from my contract for [the goods], ordered on [date], received on [date]. Name, address, date, and signature if this form is on paper.”`,
  ch: () => `Defects of the goods are covered for two years from delivery (art. 210 of the Swiss Code of Obligations) unless agreed otherwise in your favour. Report them as soon as you notice them.
Swiss law gives no right of withdrawal for online purchases: the shop’s conditions apply.`,
  ca: () => `Goods must be fit for normal use for a reasonable time, considering their price (Québec Consumer Protection Act, s. 37 and 38).
This message is the copy of your distance contract. You may cancel it within seven days of receiving it if it lacks a mention required by law, and, while nothing is delivered, if delivery does not take place within thirty days of the agreed date. The refund takes place within fifteen days of the cancellation.`,
};
