/** What the customer is written once his files wait for him. */
export const fr = {
  subject: (reference: string, shop: string) => `Vos fichiers de la commande ${reference} sont prêts – ${shop}`,
  title: "Vos fichiers sont prêts",
  text: (reference: string) =>
    `Votre commande ${reference} est réglée. Vos fichiers vous attendent sur la page de votre commande.`,
  invoice: (number: string) => `La facture ${number} est jointe à ce message.`,
  open: "Télécharger mes fichiers",
  files: "Vos fichiers",
  until: (date: string) => `jusqu’au ${date}`,
  times: (count: number) => (count < 2 ? "1 téléchargement" : `${count} téléchargements`),
  consent: "Contenu numérique",
  consented: (date: string) => `Votre accord du ${date}\u00a0:`,
};

export const en: typeof fr = {
  subject: (reference, shop) => `Your files of order ${reference} are ready – ${shop}`,
  title: "Your files are ready",
  text: (reference) => `Your order ${reference} is paid. Your files wait for you on your order’s page.`,
  invoice: (number) => `Invoice ${number} is attached to this message.`,
  open: "Download my files",
  files: "Your files",
  until: (date) => `until ${date}`,
  times: (count) => (count === 1 ? "1 download" : `${count} downloads`),
  consent: "Digital content",
  consented: (date) => `Your consent of ${date}:`,
};
