/** What a notification on a phone's closed screen says: the number, and no name. */
const fr = {
  new_order: (reference: string) => `Nouvelle commande ${reference}`,
  payment_received: (reference: string) => `Paiement reçu, commande ${reference}`,
  low_stock: (reference: string) => `Stock bas après la commande ${reference}`,
  mentioned: (reference: string) => `Une note pour vous, commande ${reference}`,
  withdrawal_requested: (reference: string) => `Rétractation demandée, commande ${reference}`,
  sending_failed: (reference: string) => `Message non envoyé, commande ${reference}`,
  trial: { title: "Essai réussi", body: "Les notifications arrivent sur cet appareil." },
};

const en: typeof fr = {
  new_order: (reference) => `New order ${reference}`,
  payment_received: (reference) => `Payment received, order ${reference}`,
  low_stock: (reference) => `Low stock after order ${reference}`,
  mentioned: (reference) => `A note for you, order ${reference}`,
  withdrawal_requested: (reference) => `Withdrawal requested, order ${reference}`,
  sending_failed: (reference) => `Message not sent, order ${reference}`,
  trial: { title: "It works", body: "Notifications arrive on this device." },
};

export const noticeWords = (locale: string): typeof fr => (locale.startsWith("en") ? en : fr);
