/** People with names, for tests and demonstrations: Sophie sells, Karim buys, Inès keeps the books. */
export const karim = {
  contact: { name: "Karim Benali", email: "karim.benali@exemple.fr", phone: "06 12 34 56 78" },
  address: {
    name: "Karim Benali",
    line1: "12 rue des Tables-Claudiennes",
    postalCode: "69001",
    city: "Lyon",
    country: "FR",
  },
};

export const camille = {
  contact: { name: "Camille Lefèvre", email: "camille.lefevre@exemple.fr", phone: "" },
  address: {
    name: "Camille Lefèvre",
    line1: "3 place du Marché",
    line2: "2e étage",
    postalCode: "29200",
    city: "Brest",
    country: "FR",
  },
};

export const francois = {
  contact: { name: "François Tremblay", email: "francois.tremblay@exemple.ca", phone: "418 555-0142" },
  address: {
    name: "François Tremblay",
    line1: "45, rue Saint-Laurent",
    postalCode: "G1V 2N3",
    city: "Lévis",
    region: "QC",
    country: "CA",
  },
};

export type Person = typeof karim;
