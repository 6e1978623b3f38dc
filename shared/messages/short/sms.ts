/** What is told by SMS, to the merchant and to the customer: the number and the amount, and no name. */
const fr = {
  new_order: (reference: string, amount: string) => `Nouvelle commande ${reference}, ${amount}`,
  payment_received: (reference: string, amount: string) => `Paiement reçu, commande ${reference}, ${amount}`,
  order_confirmation: (reference: string, amount: string) => `votre commande ${reference} est confirmée, ${amount}.`,
  ready_for_pickup: (reference: string) => `votre commande ${reference} est prête, vous pouvez venir la chercher.`,
  out_for_delivery: (reference: string) => `votre commande ${reference} est en cours de livraison.`,
  shipped: (reference: string) => `votre commande ${reference} est partie.`,
};

const en: typeof fr = {
  new_order: (reference, amount) => `New order ${reference}, ${amount}`,
  payment_received: (reference, amount) => `Payment received, order ${reference}, ${amount}`,
  order_confirmation: (reference, amount) => `your order ${reference} is confirmed, ${amount}.`,
  ready_for_pickup: (reference) => `your order ${reference} is ready, you can come and collect it.`,
  out_for_delivery: (reference) => `your order ${reference} is out for delivery.`,
  shipped: (reference) => `your order ${reference} has left.`,
};

export const smsWords = (locale: string): typeof fr => (locale.startsWith("en") ? en : fr);
