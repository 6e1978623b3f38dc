/** What the merchant is written when little is left of an item. */
const fr = {
  subject: (names: string, shop: string) => `Stock bas\u00a0: ${names} – ${shop}`,
  title: "Stock bas",
  text: (reference: string) =>
    `Après la commande ${reference}, il en reste peu. Ce message ne vient qu’une fois, jusqu’au prochain réassort.`,
  left: (quantity: string) => `${quantity} en stock`,
  open: "Voir le catalogue",
};

const en: typeof fr = {
  subject: (names: string, shop: string) => `Low stock: ${names} – ${shop}`,
  title: "Low stock",
  text: (reference: string) => `After order ${reference} little is left. This message comes once, until you restock.`,
  left: (quantity: string) => `${quantity} in stock`,
  open: "See the catalogue",
};

export const lowStockWords = (locale: string): typeof fr => (locale.startsWith("en") ? en : fr);
