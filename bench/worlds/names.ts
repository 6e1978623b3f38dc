const words = (text: string) => text.trim().split(/\s*,\s*/);

/** Names as France bears them, for a shop that looks like one. */
export const firstNames =
  words(`Camille, Léa, Emma, Chloé, Manon, Inès, Sarah, Jade, Louise, Alice, Zoé, Anaïs, Élodie, Aurélie,
  Céline, Sophie, Nathalie, Isabelle, Françoise, Monique, Lucas, Hugo, Louis, Gabriel, Jules, Adam, Raphaël, Nathan, Théo, Karim,
  Mehdi, Antoine, Clément, Maxime, Julien, Nicolas, Sébastien, Frédéric, Philippe, Bernard, Mathéo, Noël, Loïc, Benoît, Fatima`);

export const lastNames =
  words(`Martin, Bernard, Dubois, Thomas, Robert, Richard, Petit, Durand, Leroy, Moreau, Simon, Laurent,
  Lefèvre, Michel, Garcia, David, Bertrand, Roux, Vincent, Fournier, Morel, Girard, André, Lefebvre, Mercier, Dupont, Lambert,
  Bonnet, François, Martinez, Legrand, Garnier, Faure, Rousseau, Blanc, Guérin, Muller, Henry, Roussel, Nicolas, Perrin, Morin,
  Mathieu, Clément, Gauthier, Dumont, Lopez, Fontaine, Chevalier, Robin, Masson, Sanchez, Gérard, Nguyen, Boyer, Denis, Lemaire,
  Duval, Joly, Gautier, Roger, Roche, Roy, Noël, Meyer, Lucas, Meunier, Benali, Diallo, Traoré, Le Gall, d’Estaing, de La Tour`);

export const towns =
  words(`75011 Paris, 13006 Marseille, 69001 Lyon, 31000 Toulouse, 06000 Nice, 44000 Nantes, 34000 Montpellier,
  67000 Strasbourg, 33000 Bordeaux, 59000 Lille, 35000 Rennes, 51100 Reims, 42000 Saint-Étienne, 83000 Toulon, 38000 Grenoble,
  21000 Dijon, 49000 Angers, 30000 Nîmes, 63000 Clermont-Ferrand, 72000 Le Mans, 29200 Brest, 37000 Tours, 87000 Limoges,
  80000 Amiens, 66000 Perpignan, 57000 Metz, 25000 Besançon, 45000 Orléans, 76000 Rouen, 68100 Mulhouse, 14000 Caen, 54000 Nancy,
  97400 Saint-Denis, 95100 Argenteuil, 86000 Poitiers, 17000 La Rochelle, 64000 Pau, 06400 Cannes, 20000 Ajaccio, 56000 Vannes`);

export const streets = words(`rue de la République, rue Victor-Hugo, avenue Jean-Jaurès, place du Marché, rue des Lilas,
  boulevard Gambetta, chemin des Écoliers, rue du Moulin, impasse des Tilleuls, quai de la Loire, rue Saint-Michel`);

export const goods =
  words(`Bougie parfumée Figuier, Savon à l’huile d’olive, Tablier en lin lavé, Bol en grès bleu, Carnet relié,
  Miel de lavande, Tasse émaillée, Écharpe en laine, Panier en osier, Planche à découper, Sel de Guérande, Coussin brodé,
  Affiche « Port de Brest », Thé vert à la menthe, Couteau d’office, Plaid en coton, Lampe de chevet, Confiture d’abricots`);
