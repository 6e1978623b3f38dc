/** What the merchant is told by SMS: the number and the amount, and no name. */
const fr = {
  new_order: (reference: string, amount: string) => `Nouvelle commande ${reference}, ${amount}`,
  payment_received: (reference: string, amount: string) => `Paiement reçu, commande ${reference}, ${amount}`,
};

const en: typeof fr = {
  new_order: (reference, amount) => `New order ${reference}, ${amount}`,
  payment_received: (reference, amount) => `Payment received, order ${reference}, ${amount}`,
};

export const smsWords = (locale: string): typeof fr => (locale.startsWith("en") ? en : fr);
