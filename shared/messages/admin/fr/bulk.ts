import { count } from "../count.ts";

const found = (total: number) => count(total, "commande", "commandes");

/** What is done to several orders chosen in the list. */
export const bulk = {
  label: "Commandes sélectionnées",
  choose: (reference: string) => `Sélectionner la commande ${reference}`,
  choosePage: "Sélectionner toutes les commandes de la page",
  chooseList: (max: number) => `Sélectionner toute la liste (${max} commandes au plus)`,
  chosen: (total: number) => count(total, "commande sélectionnée", "commandes sélectionnées"),
  clear: "Effacer la sélection",
  more: "Autres actions",
  slips: "Imprimer les bons de livraison",
  export: (format: string) => `Exporter en ${format}`,
  title: (verb: string, total: number) => `${verb}\u00a0: ${found(total)}`,
  verbs: {
    paid: {
      label: "Marquer comme payées",
      text: "Ce qui reste dû est enregistré comme reçu aujourd’hui, par le moyen de paiement de chaque commande.",
      submit: "Marquer comme payées",
    },
    shipped: {
      label: "Marquer comme expédiées",
      text: "Tout ce qui reste à expédier part en un colis par commande, sans numéro de suivi.",
      submit: "Marquer comme expédiées",
    },
    status: {
      label: "Changer le statut",
      text: "Ce qui rend ce statut vrai est fait pour chaque commande.",
      submit: "Changer le statut",
    },
    archive: {
      label: "Archiver",
      text: "Les commandes quittent les listes\u00a0; la recherche les retrouve.",
      submit: "Archiver",
    },
    restore: {
      label: "Restaurer",
      text: "Les commandes retrouvent leur place dans les listes.",
      submit: "Restaurer",
    },
    cancel: {
      label: "Annuler les commandes",
      text: "Ce qui n’est pas parti retourne en stock. L’argent déjà reçu n’est pas rendu.",
      submit: "Annuler les commandes",
    },
  },
  tell: "Prévenir les clients par e-mail",
  told: "Chaque client reçoit un seul message par commande.",
  untold: "Aucun message ne part.",
  someOf: (some: number, all: number) => `${some} sur ${all}`,
  done: (total: number) => count(total, "commande modifiée", "commandes modifiées"),
  partly: (done: number, all: number) => `C’est fait pour ${done} sur ${found(all)}`,
  refused: (total: number): string =>
    total < 2
      ? "Celle-ci n’a pas changé et reste sélectionnée."
      : "Celles-ci n’ont pas changé et restent sélectionnées.",
};
