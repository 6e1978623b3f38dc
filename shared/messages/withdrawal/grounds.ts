import type { WithdrawalGround } from "../../withdrawal/grounds.ts";

/** Why nobody may withdraw from an item, in the words both a customer and a merchant read. */
const fr: Record<WithdrawalGround, string> = {
  made_to_measure: "fait sur mesure ou personnalisé",
  perishable: "se détériore ou se périme vite",
  sealed_hygiene: "ne se renvoie pas une fois descellé, pour l’hygiène ou la santé",
  mixed: "se mélange à d’autres biens après la livraison",
  sealed_media: "enregistrement ou logiciel descellé",
  press: "journal, périodique ou magazine",
  price_fluctuation: "prix qui suit un marché financier",
  deferred_alcohol: "boisson alcoolisée livrée après trente jours, à la valeur du marché",
  dated_service: "prestation à une date déterminée",
  digital: "contenu numérique fourni aussitôt avec votre accord",
  service_done: "service entièrement exécuté avec votre accord",
};

const en: typeof fr = {
  made_to_measure: "made to measure or personalised",
  perishable: "spoils or expires quickly",
  sealed_hygiene: "cannot be returned once unsealed, for hygiene or health",
  mixed: "mixes with other goods after delivery",
  sealed_media: "unsealed recording or software",
  press: "newspaper, periodical or magazine",
  price_fluctuation: "price that follows a financial market",
  deferred_alcohol: "alcohol delivered after thirty days, at market value",
  dated_service: "service on a given date",
  digital: "digital content given at once with your consent",
  service_done: "service fully performed with your consent",
};

export const groundWords = (locale: string): typeof fr => (locale.startsWith("en") ? en : fr);
