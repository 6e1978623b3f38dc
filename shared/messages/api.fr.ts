export const fr = {
  language: "fr",
  otherLanguage: "English",
  title: (name: string) => `API de ${name}`,
  intro:
    "Tout ce que fait l’administration passe par cette API, et tout ce que fait la vitrine aussi. Elle parle JSON en UTF-8. Les montants sont des nombres entiers dans la plus petite unité de la devise (12,50\u00a0€ s’écrit 1250), les quantités des millièmes (2 pièces s’écrivent 2000).",
  document: "La même description pour vos outils, au format OpenAPI 3.1\u00a0:",
  addresses: "Adresse",
  signIn: "S’identifier",
  signInText:
    "Un programme envoie la clé d’API de la boutique dans l’en-tête Authorization. Un navigateur utilise sa session. Les opérations marquées «\u00a0ouverte\u00a0» ne demandent rien.",
  writes: "Écrire sans risque",
  writesText:
    "Ajoutez à chaque POST un en-tête Idempotency-Key de votre choix\u00a0: renvoyée avec la même clé, la demande reçoit la même réponse et rien n’est fait deux fois. Sur une commande, l’en-tête If-Match porte la version que vous avez lue\u00a0: si elle a changé entre-temps, rien n’est écrit et la réponse dit ce qui s’est passé.",
  errors: "Refus",
  errorsText:
    "Un refus est un document application/problem+json (RFC 9457). Le champ code ne change jamais\u00a0; title et hint sont écrits pour des personnes, dans la langue de l’en-tête Accept-Language.",
  operations: "Opérations",
  schemas: "Objets",
  parameters: "Paramètres",
  body: "À envoyer",
  answer: (status: string) => `Réponse ${status}`,
  optional: "facultatif",
  open: "ouverte",
  listOf: "liste de",
  none: "rien",
  anything: "libre",
  mapOf: "par nom\u00a0:",
  default: (value: string) => `par défaut ${value}`,
};
