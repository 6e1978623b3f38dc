import { fr, type ShopWords } from "./shop.fr.ts";

/** Quebec's own words: « courriel », examples of the country. Its double marks but the colon take no space before. */
export const frCA: ShopWords = {
  ...fr,
  taxesOnTop: "Prix avant taxes",
  contact: {
    ...fr.contact,
    email: "Adresse courriel",
    line2Hint: "Appartement, bureau, case postale",
    company: "Entreprise",
  },
  errors: {
    ...fr.errors,
    email: "Indiquez une adresse courriel complète, par exemple camille@exemple.ca",
    phone: "Indiquez un numéro de téléphone, par exemple 418\u00a0555-0123, ou laissez vide",
    postalCode: "Indiquez un code postal de ce pays, par exemple G1V\u00a02N3",
  },
  summary: { ...fr.summary, total: "Total" },
  problem: {
    ...fr.problem,
    trackingText: "Ouvrez le lien complet reçu par courriel, ou contactez la boutique.",
  },
};
