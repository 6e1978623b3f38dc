import { minutesOf, numberOf, quantityOf, textOf } from "./details.ts";
import { after, atMost, hintOfLife, quoted, shortages } from "./fr-phrases.ts";
import { files } from "./files.ts";
import { messages } from "./messages.ts";
import { carriers } from "./carriers.ts";
import { providers } from "./providers.ts";
import { statements } from "./statements.ts";
import { coupons } from "./coupons.ts";
import { leftCarts } from "./left-carts.ts";
import { withdrawals } from "../withdrawal/refusals.ts";
import { secondThoughts } from "./second-thoughts.ts";
import type { RefusalCatalogue } from "../refusals.ts";

/** French is the source: every other language says the same. */
export const fr: RefusalCatalogue = {
  ...messages.fr,
  ...files.fr,
  ...providers.fr,
  ...carriers.fr,
  ...statements.fr,
  ...coupons.fr,
  ...leftCarts.fr,
  ...withdrawals.fr,
  ...secondThoughts.fr,
  invalid_request: (details) => ({
    title: "Certaines informations sont absentes ou incorrectes.",
    hint: textOf(details, "reason")
      ? `Corrigez ce point puis recommencez : ${textOf(details, "reason")}.`
      : "Corrigez les champs signalés puis recommencez.",
  }),
  malformed_request: () => ({
    title: "La demande est illisible.",
    hint: "Vérifiez sa forme : un document JSON complet, avec son type de contenu.",
  }),
  not_found: () => ({
    title: "Cette page ou cet élément n’existe pas.",
    hint: "Vérifiez l’adresse, ou revenez à l’accueil.",
  }),
  too_large: (details) => ({
    title: "L’envoi est trop volumineux.",
    hint: `Réduisez-le${atMost(details)} puis recommencez.`,
  }),
  too_many_attempts: (details) => ({
    title: "Il y a eu trop d’essais en peu de temps.",
    hint:
      minutesOf(details) === 1
        ? "Patientez une minute, puis réessayez."
        : `Patientez ${minutesOf(details)} minutes, puis réessayez.`,
  }),
  too_many_listeners: () => ({
    title: "Trop de pages suivent cette boutique en même temps.",
    hint: "Fermez celles qui ne servent plus\u00a0; les listes restent à jour quand on les recharge.",
  }),
  unavailable: () => ({
    title: "Le service est momentanément indisponible.",
    hint: "Réessayez dans quelques secondes : rien n’a été enregistré deux fois.",
  }),
  internal_error: () => ({
    title: "Une erreur inattendue s’est produite.",
    hint: "Réessayez. Si cela continue, signalez l’heure de l’incident à la personne qui s’occupe du serveur.",
  }),
  not_signed_in: () => ({ title: "Vous n’êtes pas connecté.", hint: "Connectez-vous, puis recommencez." }),
  wrong_credentials: () => ({
    title: "L’adresse e-mail ou le mot de passe est incorrect.",
    hint: "Vérifiez votre saisie, en particulier les majuscules.",
  }),
  not_allowed: () => ({
    title: "Votre compte n’a pas accès à cette boutique ou à cette action.",
    hint: "Demandez l’accès à la personne qui possède la boutique.",
  }),
  foreign_origin: () => ({
    title: "La demande ne vient pas d’une page de Carnet.",
    hint: "Ouvrez Carnet dans votre navigateur et recommencez depuis ses pages ; un programme utilise une clé d’API.",
  }),
  set_up_link_used: () => ({
    title: "L’installation est déjà terminée.",
    hint: "Connectez-vous avec le compte créé lors de l’installation.",
  }),
  slug_taken: (details) => ({
    title: `L’adresse ${quoted(textOf(details, "hostName") ?? textOf(details, "slug"))}est déjà prise.`,
    hint: "Choisissez un autre nom ou une autre adresse.",
  }),
  email_taken: () => ({
    title: "Un compte existe déjà avec cette adresse e-mail.",
    hint: "Connectez-vous avec ce compte, ou choisissez une autre adresse.",
  }),
  sku_taken: (details) => ({
    title: `La référence ${quoted(textOf(details, "sku"))}est déjà celle d’un autre article.`,
    hint: "Donnez à chaque article sa propre référence.",
  }),
  weak_password: (details) => ({
    title: "Ce mot de passe est trop facile à deviner.",
    hint: `Choisissez au moins ${numberOf(details, "lengthMin") ?? 10} caractères, sans votre nom, votre adresse ni une suite connue. Une courte phrase convient bien.`,
  }),
  idempotency_key_reused: () => ({
    title: "Cette clé d’idempotence a déjà servi à une autre demande.",
    hint: "Prenez une nouvelle clé pour chaque nouvelle demande.",
  }),
  changed_meanwhile: (details) => ({
    title: textOf(details, "reference")
      ? `La commande ${textOf(details, "reference")} a changé pendant que vous la consultiez.`
      : "Quelqu’un a modifié cet élément pendant que vous le consultiez.",
    hint: "Relisez ce qui a changé, puis recommencez. Rien n’a été enregistré.",
  }),
  verb_not_allowed_now: (details) => ({
    title: `Cette action n’est pas possible dans l’état actuel de la commande${after(textOf(details, "reference"))}.`,
    hint: hintOfLife(textOf(details, "life")),
  }),
  order_not_found: () => ({
    title: "Cette commande n’existe pas.",
    hint: "Cherchez-la par son numéro ou par le nom du client.",
  }),
  product_not_found: () => ({
    title: "Ce produit n’existe pas ou n’est plus proposé.",
    hint: "Revenez à la liste des produits.",
  }),
  category_in_use: (details) => ({
    title: "Cette catégorie contient encore des produits.",
    hint: `Déplacez d’abord ${(numberOf(details, "count") ?? 2) > 1 ? "ses produits" : "son produit"}, ou masquez la catégorie.`,
  }),
  cart_not_found: () => ({
    title: "Ce panier n’existe pas ou a expiré.",
    hint: "Composez un nouveau panier.",
  }),
  cart_empty: () => ({
    title: "Le panier est vide.",
    hint: "Ajoutez au moins un article avant de commander.",
  }),
  cart_already_placed: () => ({
    title: "Ce panier est déjà devenu une commande.",
    hint: "Retrouvez-la avec le lien reçu par e-mail, ou composez un nouveau panier.",
  }),
  out_of_stock: (details) => ({
    title: shortages(details),
    hint: "Diminuez la quantité ou retirez l’article du panier, puis recommencez.",
  }),
  item_unavailable: (details) => ({
    title: textOf(details, "name")
      ? `L’article « ${textOf(details, "name")} » n’est plus proposé.`
      : "Un article n’est plus proposé.",
    hint: "Retirez-le du panier pour continuer.",
  }),
  contact_missing: () => ({
    title: "Il manque votre nom ou votre adresse e-mail.",
    hint: "Complétez vos coordonnées.",
  }),
  address_missing: () => ({
    title: "Il manque une adresse.",
    hint: "Complétez l’adresse de livraison ou de facturation.",
  }),
  delivery_method_missing: () => ({
    title: "Aucun mode de livraison n’est choisi.",
    hint: "Choisissez comment recevoir la commande.",
  }),
  delivery_method_unavailable: () => ({
    title: "Ce mode de livraison n’est plus proposé.",
    hint: "Choisissez-en un autre dans la liste.",
  }),
  payment_method_missing: () => ({
    title: "Aucun moyen de paiement n’est choisi.",
    hint: "Choisissez comment payer la commande.",
  }),
  payment_method_unavailable: () => ({
    title: "Ce moyen de paiement n’est plus proposé.",
    hint: "Choisissez-en un autre dans la liste.",
  }),
  amount_not_positive: () => ({
    title: "Le montant doit être supérieur à zéro.",
    hint: "Saisissez le montant reçu, par exemple 12,50.",
  }),
  currency_mismatch: (details) => ({
    title: "La devise n’est pas celle de la commande.",
    hint: textOf(details, "expected")
      ? `Donnez le montant en ${textOf(details, "expected")}.`
      : "Donnez le montant dans la devise de la commande.",
  }),
  movement_not_found: () => ({
    title: "Ce paiement n’existe pas dans cette commande.",
    hint: "Rechargez la commande pour voir ses paiements.",
  }),
  already_reversed: () => ({
    title: "Ce paiement a déjà été annulé.",
    hint: "Rechargez la commande : il n’y a plus rien à annuler.",
  }),
  nothing_to_ship: () => ({
    title: "Il ne reste rien à expédier dans cette commande.",
    hint: "Vérifiez les colis déjà partis.",
  }),
  quantity_exceeds_remaining: (details) => ({
    title: "La quantité dépasse ce qui reste.",
    hint: quantityOf(details, "remaining", "fr")
      ? `Saisissez au plus ${quantityOf(details, "remaining", "fr")}.`
      : "Diminuez la quantité.",
  }),
  shipment_not_found: () => ({
    title: "Ce colis n’existe pas dans cette commande.",
    hint: "Rechargez la commande pour voir ses colis.",
  }),
  order_is_in_the_books: (details) => ({
    title: `La commande${after(textOf(details, "reference"))} a un paiement ou une facture : elle ne peut pas être supprimée.`,
    hint: "Annulez-la ou archivez-la : elle quitte la liste et reste dans vos comptes.",
  }),
  invoice_not_found: () => ({
    title: "Cette facture n’existe pas.",
    hint: "Cherchez-la dans la liste des factures.",
  }),
  already_invoiced: (details) => ({
    title: `Cette commande a déjà sa facture${after(textOf(details, "number"))}.`,
    hint: "Ouvrez la facture existante, ou renvoyez-la au client.",
  }),
  nothing_to_invoice: () => ({
    title: "Il n’y a rien à facturer dans cette commande.",
    hint: "Vérifiez que la commande n’est pas annulée et qu’elle contient des articles.",
  }),
  line_not_found: () => ({
    title: "La commande n’a pas, ou plus, cette ligne.",
    hint: "Rechargez la commande\u00a0: quelqu’un l’a peut-être modifiée.",
  }),
  line_already_left: (details) => ({
    title: `${quoted(textOf(details, "name")) || "Cet article "}est déjà parti (${quantityOf(details, "shipped", "fr") ?? "une partie"}).`,
    hint: "Gardez au moins la quantité expédiée. Ce qui revient se règle par un retour.",
  }),
  prefix_used_twice: () => ({
    title: "Les factures et les avoirs ont le même préfixe.",
    hint: "Donnez-leur deux préfixes différents\u00a0: deux documents ne portent jamais le même numéro.",
  }),
  nothing_to_credit: () => ({
    title: "Aucune facture de cette commande n’est à annuler par un avoir.",
    hint: "Une facture ne s’annule qu’une fois.",
  }),
  page_cursor_invalid: () => ({
    title: "Cette page de la liste n’est plus valable.",
    hint: "Revenez à la première page.",
  }),
  set_up_link_wrong: () => ({
    title: "Ce lien d’installation n’est pas valable.",
    hint: "Utilisez le lien affiché au démarrage du programme ; il change à chaque démarrage.",
  }),
  current_password_wrong: () => ({
    title: "Le mot de passe actuel est incorrect.",
    hint: "Saisissez le mot de passe avec lequel vous vous êtes connecté.",
  }),
  api_key_not_found: () => ({
    title: "Cette clé d’API n’existe pas ou a déjà été révoquée.",
    hint: "Rechargez la liste des clés.",
  }),
  category_not_found: () => ({
    title: "Cette catégorie n’existe pas.",
    hint: "Revenez à la liste des catégories.",
  }),
  tax_class_unknown: (details) => ({
    title: `La boutique n’a pas de taux de taxe ${quoted(textOf(details, "taxClass"))}`.trimEnd() + ".",
    hint: "Choisissez l’un des taux des réglages de la boutique.",
  }),
  tax_class_kept: () => ({
    title: "Un taux de taxe ne se supprime pas : des produits peuvent l’utiliser.",
    hint: "Renommez-le ou changez son pourcentage ; les commandes déjà passées gardent le leur.",
  }),
  stock_below_reserved: (details) => ({
    title: "Le stock ne peut pas être inférieur à ce qui est déjà réservé.",
    hint: quantityOf(details, "reserved", "fr")
      ? `Saisissez au moins ${quantityOf(details, "reserved", "fr")}.`
      : "Augmentez le stock saisi.",
  }),
  delivery_method_not_found: () => ({
    title: "Ce mode de livraison n’existe pas.",
    hint: "Rechargez la liste des modes de livraison.",
  }),
  payment_method_not_found: () => ({
    title: "Ce moyen de paiement n’existe pas.",
    hint: "Rechargez la liste des moyens de paiement.",
  }),
  status_not_found: () => ({
    title: "Ce statut n’existe pas, ou n’est plus proposé.",
    hint: "Rechargez la page et choisissez-en un autre.",
  }),
  status_base_kept: () => ({
    title: "Ce que représente un statut ne change plus.",
    hint: "Des commandes le portent. Créez un autre statut et désactivez celui-ci.",
  }),
  status_not_by_hand: () => ({
    title: "La commande ne peut pas prendre ce statut maintenant.",
    hint: "Il se règle par ce qui arrive\u00a0: un paiement, un remboursement, un colis. Passez par ces actions.",
  }),
  price_changed: () => ({
    title: "Le montant a changé depuis l’affichage.",
    hint: "Vérifiez-le avant de commander.",
  }),
  customer_missing: () => ({
    title: "Il manque le client.",
    hint: "Écrivez au moins son nom, son adresse e-mail ou son téléphone.",
  }),
};
