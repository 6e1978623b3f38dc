/** A shop that is a catalogue, and the fee a shop adds. */
export const selling = {
  contact: "Nous contacter",
  contactText: "Ce produit vous plaît\u00a0? Écrivez-nous ou appelez-nous.",
  fee: (name: string, price: string) => `Ajouter\u00a0: ${name} (${price})`,
  feeLegend: "En option",
};
