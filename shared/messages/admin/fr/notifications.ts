/** What reaches the team outside of Carnet: on a screen, by SMS. */
export const notifications = {
  here: "Sur cet appareil",
  hereHint:
    "Une notification arrive même quand Carnet est fermé. Elle ne montre que le numéro de la commande et le montant.",
  enable: "Activer les notifications",
  disable: "Désactiver sur cet appareil",
  disabled: "Notifications désactivées",
  enabled: "Notifications activées",
  kinds: {
    new_order: "Nouvelle commande",
    payment_received: "Paiement reçu",
    low_stock: "Stock bas",
    mentioned: "Note qui vous nomme",
    withdrawal_requested: "Rétractation demandée",
    sending_failed: "Message qui n’a pas pu être envoyé",
  },
  own: "Ce que vous faites vous-même n’est pas notifié.",
  trial: "Envoyer un essai",
  trialSent: "Essai envoyé",
  impossible: {
    never: {
      title: "Ce navigateur ne peut pas notifier.",
      text: "Ouvrez Carnet à son adresse en https, dans un navigateur récent.",
    },
    blocked: {
      title: "Ce navigateur bloque les notifications de Carnet.",
      text: "Autorisez-les dans les réglages du site, à gauche de l’adresse, puis rechargez la page.",
    },
    needs_install: {
      title: "Sur iPhone et iPad, ajoutez d’abord Carnet à l’écran d’accueil.",
      text: "Touchez Partager, puis «\u00a0Sur l’écran d’accueil\u00a0». Ouvrez ensuite Carnet par son icône et revenez ici.",
    },
  },
  others: "Vos autres appareils",
  since: (day: string) => `Depuis le ${day}`,
  forget: "Retirer",
  forgetOf: (device: string) => `Retirer\u00a0: ${device}`,
  forgotten: "Appareil retiré",
  sms: {
    title: "Par SMS, à la boutique",
    hint: "Le message donne le numéro de la commande, le montant et, s’il y a la place, un lien. Chaque SMS est facturé par votre fournisseur.",
    phones: "Numéros de téléphone",
    phonesHint: "Un par ligne, cinq au plus. Les numéros d’un autre pays commencent par +.",
    wrong: (phone: string) => `Ce numéro n’est pas complet\u00a0: ${phone}`,
    tooMany: "Cinq numéros au plus.",
    orders: "Nouvelle commande",
    payments: "Paiement reçu",
    customer: "Par SMS, au client",
    customerHint:
      "En plus de l’e-mail, si le client a donné un numéro de mobile. Un ou deux SMS à chaque fois, facturés par votre fournisseur.",
    also: "Les e-mails se choisissent dans Réglages → Messages\u00a0: l’un, l’autre ou les deux.",
  },
};
