/** Where a parcel is, in a few words. */
const fr = {
  unknown: "Sans nouvelles",
  announced: "Annoncé au transporteur",
  picked_up: "Pris en charge",
  in_transit: "En cours d’acheminement",
  exception: "Problème signalé",
  out_for_delivery: "En cours de livraison",
  ready_for_pickup: "Disponible au point de retrait",
  returning: "En retour vers l’expéditeur",
  delivered: "Livré",
  cancelled: "Envoi annulé",
  returned: "Rendu à l’expéditeur",
};

const en: Readonly<Record<keyof typeof fr, string>> = {
  unknown: "No news",
  announced: "Announced to the carrier",
  picked_up: "Picked up",
  in_transit: "On its way",
  exception: "Problem reported",
  out_for_delivery: "Out for delivery",
  ready_for_pickup: "Ready at the pickup point",
  returning: "On its way back to the sender",
  delivered: "Delivered",
  cancelled: "Shipment cancelled",
  returned: "Given back to the sender",
};

/** A state in the reader's language; one this program does not know is named as it is. */
export function parcelStateWord(state: string, locale: string): string {
  const known: Readonly<Record<string, string>> = locale.startsWith("en") ? en : fr;
  return known[state] ?? state;
}
