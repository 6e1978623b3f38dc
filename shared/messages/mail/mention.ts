/** What a colleague is written whom a note names. */
const fr = {
  subject: (reference: string, shop: string) => `Une note pour vous, commande ${reference} – ${shop}`,
  title: "Une note pour vous",
  text: (reference: string) => `Un collègue vous nomme dans une note de la commande ${reference}.`,
  note: "Note d’équipe",
};

const en: typeof fr = {
  subject: (reference, shop) => `A note for you, order ${reference} – ${shop}`,
  title: "A note for you",
  text: (reference) => `A colleague names you in a note on order ${reference}.`,
  note: "Team note",
};

export const mentionWords = (locale: string): typeof fr => (locale.startsWith("en") ? en : fr);
