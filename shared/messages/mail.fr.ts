import * as download from "./mail/download.ts";
import * as rights from "./mail/rights.ts";
const days = (count: number) => `${count} ${count < 2 ? "jour ouvré" : "jours ouvrés"}`;

export const fr = {
  hello: (name: string) => (name ? `Bonjour ${name},` : "Bonjour,"),
  order: (reference: string) => `Commande ${reference}`,
  orderOf: (reference: string, date: string) => `Commande ${reference} du ${date}`,
  follow: "Suivre ma commande",
  seeOrder: "Voir ma commande",
  goods: {
    inOrder: "Votre commande",
    subtotal: "Sous-total",
    discount: "Remise",
    delivery: (name: string) => (name ? `Livraison (${name})` : "Livraison"),
    free: "Offerte",
    before: "Total hors taxes",
    tax: (name: string, rate: string) => `${name} ${rate}`,
    taxInside: (name: string, rate: string) => `dont ${name} ${rate}`,
    total: "Total",
    totalWithTax: "Total TTC",
    paid: "Déjà réglé",
    due: "Reste à régler",
    sku: (sku: string) => `Réf. ${sku}`,
  },
  delivery: {
    title: { shipping: "Livraison", pickup: "Retrait", local_delivery: "Livraison locale" },
    between: (first: string, last: string) => `Entre le ${first} et le ${last}`,
    on: (day: string) => `Le ${day}`,
    readyFrom: (day: string) => `À partir du ${day}`,
    daysAfterPayment: (least: number, most: number) =>
      `${least === most ? days(most) : `${least} à ${days(most)}`} après réception de votre paiement`,
    onceReceived: "Dès réception de votre paiement",
    billing: "Facturation",
    same: "Même adresse que la livraison",
  },
  pay: {
    online: (amount: string) => `Payer ${amount} en ligne`,
    title: (method: string) => `Votre paiement\u00a0: ${method}`,
    amount: "Montant à régler",
  },
  message: "Votre message",
  contact: {
    title: "Une question, une réclamation",
    text: (ways: string) => `Répondez simplement à ce message${ways ? `, ou joignez-nous\u00a0: ${ways}` : ""}.`,
  },
  foot: {
    why: (reference: string) => `Vous recevez ce message au sujet de votre commande ${reference}.`,
    whyMerchant: (shop: string) => `Message envoyé par votre boutique ${shop}.`,
    taxId: (id: string) => `N° de taxe\u00a0: ${id}`,
    capital: (amount: string) => `au capital de ${amount}`,
  },
  confirmation: {
    subject: (reference: string, shop: string) => `Commande ${reference} confirmée – ${shop}`,
    preview: (total: string, method: string) => `${total}, ${method}. Voici le récapitulatif de votre commande.`,
    title: "Merci, votre commande est confirmée",
    paid: "Nous avons bien reçu votre commande et votre paiement. Nous nous en occupons dès maintenant.",
    first: "Nous avons bien enregistré votre commande. Elle sera traitée dès réception de votre paiement.",
    later: "Nous avons bien enregistré votre commande. Vous la réglerez lors de sa remise.",
    free: "Nous avons bien enregistré votre commande. Vous n’avez rien à régler.",
  },
  edited: {
    subject: (reference: string, shop: string) => `Votre commande ${reference} a été modifiée – ${shop}`,
    title: "Votre commande a été modifiée",
    text: (reference: string) =>
      `Nous avons modifié votre commande ${reference}. La voici telle qu’elle est maintenant.`,
    newTotal: (total: string, before: string) => `Son nouveau total est de ${total}, au lieu de ${before}.`,
    sameTotal: (total: string) => `Son total reste de ${total}.`,
    due: (amount: string) => `Il reste ${amount} à régler.`,
    back: (amount: string) => `Nous vous devons ${amount} et revenons vers vous pour le remboursement.`,
    paper: {
      invoice: (number: string) => `la nouvelle facture ${number}`,
      credit_note: (number: string) => `l’avoir ${number} qui annule la précédente`,
    },
    attached: (papers: readonly string[]) => `Vous trouverez ci-joint ${papers.join(" et ")}.`,
  },
  payment: {
    subject: (reference: string, shop: string) => `Paiement reçu pour la commande ${reference} – ${shop}`,
    preview: (amount: string) => `Nous avons reçu ${amount}.`,
    title: "Votre paiement est bien arrivé",
    whole: (amount: string, reference: string) =>
      `Nous avons reçu ${amount}. Votre commande ${reference} est entièrement réglée, merci.`,
    part: (amount: string, reference: string, due: string) =>
      `Nous avons reçu ${amount} pour votre commande ${reference}. Il reste ${due} à régler.`,
  },
  request: {
    subject: (due: string, order: string, shop: string) => `À régler\u00a0: ${due} pour la commande ${order} – ${shop}`,
    title: (due: string) => `Il reste ${due} à régler`,
    text: (due: string, reference: string) =>
      `Votre commande ${reference} attend son règlement\u00a0: il reste ${due} à régler. Si votre paiement est déjà parti, ne tenez pas compte de ce message.`,
  },
  reminder: {
    subject: (due: string, order: string, shop: string) => `Rappel\u00a0: ${due} pour la commande ${order} – ${shop}`,
    title: "Votre commande vous attend",
    text: (due: string, reference: string) =>
      `Nous n’avons pas encore reçu le paiement de votre commande ${reference}\u00a0: il reste ${due} à régler. S’il est déjà parti, ne tenez pas compte de ce message\u00a0; si vous avez changé d’avis, dites-le-nous.`,
  },
  invoice: {
    subjectPaid: (number: string, shop: string) => `Paiement reçu, voici votre facture ${number} – ${shop}`,
    subject: (number: string, shop: string) => `Votre facture ${number} – ${shop}`,
    preview: (total: string) => `${total}. La facture est jointe à ce message.`,
    titlePaid: "Paiement reçu, voici votre facture",
    title: "Voici votre facture",
    paid: (number: string, reference: string) =>
      `Votre commande ${reference} est entièrement réglée, merci. La facture ${number} est jointe à ce message, en PDF.`,
    text: (number: string, reference: string) =>
      `La facture ${number} de votre commande ${reference} est jointe à ce message, en PDF.`,
    number: "Facture",
    of: "Commande",
    total: "Montant",
    due: "Reste à régler",
    subjectShipped: (reference: string, number: string, shop: string) =>
      `Votre commande ${reference} est en route, facture ${number} – ${shop}`,
  },
  creditNote: {
    subject: (number: string, shop: string) => `Votre avoir ${number} – ${shop}`,
    subjectCancelled: (reference: string, number: string, shop: string) =>
      `Votre commande ${reference} est annulée, avoir ${number} – ${shop}`,
    preview: (number: string, corrects: string) => `L’avoir ${number} annule la facture ${corrects}.`,
    title: "Voici votre avoir",
    text: (number: string, corrects: string) =>
      `L’avoir ${number}, qui annule la facture ${corrects}, est joint à ce message, en PDF.`,
    number: "Avoir",
  },
  shipped: {
    subject: {
      whole: (reference: string, shop: string) => `Votre commande ${reference} est en route – ${shop}`,
      part: (reference: string, shop: string) => `Une partie de votre commande ${reference} est en route – ${shop}`,
      more: (reference: string, shop: string) => `Un autre colis de votre commande ${reference} est en route – ${shop}`,
    },
    preview: (carrier: string, number: string) => [carrier, number].filter(Boolean).join(", n° "),
    title: "Votre colis est en route",
    text: {
      whole: (reference: string) => `Votre commande ${reference} vient de partir.`,
      part: (reference: string) =>
        `Un colis de votre commande ${reference} vient de partir. Le reste suivra, nous vous préviendrons.`,
      more: (reference: string) => `Un autre colis de votre commande ${reference} vient de partir.`,
    },
    track: "Suivre mon colis",
    carrier: "Transporteur",
    number: "Numéro de suivi",
    inParcel: "Dans ce colis",
    address: "Adresse de livraison",
  },
  handedOver: {
    subject: {
      whole: (reference: string, shop: string) => `Votre commande ${reference} vous a été remise – ${shop}`,
      part: (reference: string, shop: string) =>
        `Une partie de votre commande ${reference} vous a été remise – ${shop}`,
      more: (reference: string, shop: string) => `La suite de votre commande ${reference} vous a été remise – ${shop}`,
    },
    title: "Votre commande vous a été remise",
    text: {
      whole: (reference: string) => `Votre commande ${reference} vous a été remise. Nous espérons qu’elle vous plaira.`,
      part: (reference: string) =>
        `Une partie de votre commande ${reference} vous a été remise. Il reste des articles à vous remettre.`,
      more: (reference: string) => `La suite de votre commande ${reference} vous a été remise.`,
    },
  },
  delivered: {
    subject: (reference: string, shop: string) => `Votre commande ${reference} est livrée – ${shop}`,
    parcel: {
      title: "Votre colis est arrivé",
      problem: "S’il manque un article, si quelque chose est abîmé ou si vous n’avez rien reçu, répondez à ce message.",
    },
    byHand: {
      title: "Votre commande est livrée",
      problem: "Si quelque chose manque ou si vous n’avez rien reçu, répondez à ce message.",
    },
    text: (reference: string) =>
      `Votre commande ${reference} est indiquée comme livrée. Nous espérons qu’elle vous plaira.`,
  },
  ready: {
    subject: (reference: string, shop: string) => `Votre commande ${reference} vous attend – ${shop}`,
    title: "Votre commande est prête",
    text: (reference: string) => `Votre commande ${reference} est prête, vous pouvez venir la retirer.`,
    where: "Où la retirer",
    due: "À régler au retrait",
    owed: "Reste à régler",
  },
  sentOut: {
    subject: (reference: string, shop: string) => `Votre commande ${reference} arrive – ${shop}`,
    title: "Votre commande arrive",
    text: (reference: string) => `Nous sommes en route pour vous livrer votre commande ${reference}.`,
    due: "À régler à la livraison",
  },
  withheld: {
    subject: (reference: string, shop: string) => `Votre commande ${reference} ne sera pas livrée – ${shop}`,
    title: "Votre commande ne sera pas livrée",
    text: (reference: string) =>
      `Votre commande ${reference} ne sera pas livrée. Pour toute question, répondez à ce message.`,
  },
  returned: {
    subject: (reference: string, shop: string) => `Votre retour de la commande ${reference} est arrivé – ${shop}`,
    title: "Votre retour est bien arrivé",
    text: (reference: string) => `Les articles de votre commande ${reference} nous sont bien revenus.`,
  },
  failed: {
    subject: (reference: string, shop: string) => `Votre paiement n’est pas passé, commande ${reference} – ${shop}`,
    title: "Votre paiement n’est pas passé",
    text: (reference: string, why: string) =>
      `Le paiement de votre commande ${reference} n’a pas abouti\u00a0: ${why}. Rien n’a été débité. Votre commande est gardée\u00a0; vous pouvez essayer de nouveau, ou choisir un autre moyen.`,
  },
  moneyDidNotCome: {
    subject: (reference: string, shop: string) => `Paiement refusé, commande ${reference} – ${shop}`,
    title: "Un paiement en ligne n’est pas passé",
    text: (reference: string, customer: string) =>
      `Le paiement de la commande ${reference} de ${customer} n’a pas abouti. Le client a reçu un lien pour essayer de nouveau.`,
    method: "Moyen de paiement",
    why: "Motif",
  },
  refunded: {
    subject: (reference: string, shop: string) => `Remboursement de la commande ${reference} – ${shop}`,
    title: "Nous vous avons remboursé",
    text: (amount: string, reference: string) =>
      `Nous avons enregistré un remboursement de ${amount} pour votre commande ${reference}. Selon le moyen utilisé, il peut mettre quelques jours à vous parvenir.`,
  },
  prepared: {
    subject: (reference: string, shop: string) => `Votre commande ${reference} est en préparation – ${shop}`,
    title: "Nous préparons votre commande",
    text: (reference: string) =>
      `La préparation de votre commande ${reference} a commencé. Vous recevrez un message dès qu’elle sera prête.`,
  },
  statusChanged: {
    subject: (reference: string, label: string, shop: string) =>
      `Votre commande ${reference}\u00a0: ${label} – ${shop}`,
    text: (reference: string, label: string) => `Votre commande ${reference} est maintenant «\u00a0${label}\u00a0».`,
  },
  cancelled: {
    subject: (reference: string, shop: string) => `Votre commande ${reference} est annulée – ${shop}`,
    title: "Votre commande est annulée",
    text: (reference: string) => `Votre commande ${reference} est annulée. Elle ne sera ni préparée ni livrée.`,
    nothingPaid: "Vous n’avez rien à régler. Si un paiement est déjà parti, répondez à ce message.",
    paid: (amount: string) => `Vous aviez réglé ${amount}. Nous revenons vers vous pour le remboursement.`,
  },
  newOrder: {
    subject: (reference: string, total: string, status: string, shop: string) =>
      `Nouvelle commande ${reference} (${total}, ${status}) – ${shop}`,
    title: (reference: string, total: string) => `Nouvelle commande ${reference}, ${total}`,
    text: (customer: string, date: string) => `${customer} a commandé le ${date}.`,
    order: "Commande",
    customer: "Client",
    email: "E-mail",
    phone: "Téléphone",
    payment: "Paiement",
    delivery: "Livraison",
    message: "Message du client",
    open: "Ouvrir la commande",
  },
  moneyCame: {
    subject: (amount: string, reference: string, shop: string) =>
      `Paiement de ${amount} reçu, commande ${reference} – ${shop}`,
    title: (amount: string) => `${amount} reçus`,
    text: (amount: string, reference: string, customer: string) =>
      `Un paiement de ${amount} est enregistré pour la commande ${reference} de ${customer}.`,
    status: "Paiement",
    total: "Total de la commande",
    due: "Reste à recevoir",
    over: "Reçu en trop",
  },
  sendingFailed: {
    subject: (to: string, reference: string, shop: string) =>
      `Un message n’a pas pu être envoyé à ${to}, commande ${reference} – ${shop}`,
    title: "Un message n’a pas pu être envoyé",
    text: (to: string, reference: string) =>
      `Un message de la commande ${reference} n’est pas arrivé à ${to}, et Carnet n’essaie plus. Vérifiez l’adresse\u00a0: depuis la commande, le message peut être renvoyé à une autre.`,
    to: "Adresse",
    message: "Message",
    why: "Réponse du serveur",
  },
  paymentStatus: {
    awaiting: "en attente de paiement",
    failed: "paiement échoué",
    pending: "paiement en cours",
    authorised: "paiement autorisé",
    partially_paid: "payée en partie",
    paid: "payée",
    overpaid: "payée, trop-perçu",
    partially_refunded: "remboursée en partie",
    refunded: "remboursée",
    voided: "annulée sans paiement",
  },
  download: download.fr,
  rights: rights.fr,
};
