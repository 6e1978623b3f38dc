/** What carriers say of parcels, and the statuses that follow. */
export const tracking = {
  earlier: (count: number) => `Étapes précédentes (${count})`,
  check: "Actualiser le suivi",
  checked: "Suivi actualisé",
  asked: (when: string) => `Demandé au transporteur le ${when}`,
  waiting: "Le transporteur n’a encore rien dit de ce colis.",
  trouble: {
    key: "Le transporteur a refusé la clé du compte\u00a0: vérifiez-la dans Réglages → Livraison.",
    quota: "Le quota de demandes du compte est atteint\u00a0: le suivi reprendra tout seul.",
    other: "Le transporteur n’a pas répondu\u00a0: une autre demande partira dans l’heure.",
  },
  problem: (parcel: string, carrier: string) => `${parcel}\u00a0: ${carrier || "le transporteur"} signale un problème`,
  problemText: "Suivez-le chez le transporteur et prévenez le client si la livraison tarde.",
  returning: (parcel: string) => `${parcel}\u00a0: il revient chez vous`,
  returningText: "Écrivez au client, puis marquez la commande comme retournée une fois le colis ouvert.",
  rules: "Statuts donnés par le transporteur",
  rulesHint:
    "Quand un compte de transporteur est relié, ce qu’il dit d’un colis peut donner un statut à la commande. Le client en est prévenu comme si vous le choisissiez vous-même, et l’historique nomme le transporteur. Une commande annulée, archivée ou déjà livrée n’est pas touchée.",
  rulesOwn:
    "«\u00a0En livraison\u00a0» ou «\u00a0au point de retrait\u00a0» demandent un statut à vous, sur la base de «\u00a0Expédiée\u00a0»\u00a0: créez-le dans la liste des statuts.",
  on: {
    inTransit: "Colis pris en charge ou en route",
    outForDelivery: "Colis en cours de livraison",
    readyForPickup: "Colis disponible au point de retrait",
    delivered: "Colis livré",
    returned: "Colis rendu à l’expéditeur",
    problem: "Problème signalé",
  },
  told: (state: string) => `Le transporteur indique\u00a0: «\u00a0${state}\u00a0»`,
};
