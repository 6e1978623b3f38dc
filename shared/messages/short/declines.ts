// Why a payment did not go through, in words a customer and a merchant understand. Codes as the providers write them:
// Stripe's decline codes, PayPal's issues, Datatrans' and SumUp's error codes, Alma's states.

type Why =
  | "refused"
  | "funds"
  | "expired"
  | "wrong"
  | "limit"
  | "authentication"
  | "fraud"
  | "given_up"
  | "not_eligible";

const whyOf: Readonly<Record<string, Why>> = {
  card_declined: "refused",
  generic_decline: "refused",
  do_not_honor: "refused",
  declined: "refused",
  denied: "refused",
  failed: "refused",
  soft_declined: "refused",
  instrument_declined: "refused",
  transaction_refused: "refused",
  payer_cannot_pay: "refused",
  insufficient_funds: "funds",
  expired_card: "expired",
  incorrect_cvc: "wrong",
  incorrect_number: "wrong",
  invalid_card: "wrong",
  invalid_cvv: "wrong",
  card_velocity_exceeded: "limit",
  withdrawal_count_limit_exceeded: "limit",
  transaction_limit_exceeded: "limit",
  authentication_required: "authentication",
  payment_intent_authentication_failure: "authentication",
  "3d_secure_failed": "authentication",
  fraudulent: "fraud",
  lost_card: "fraud",
  stolen_card: "fraud",
  canceled: "given_up",
  abandoned: "given_up",
  not_eligible: "not_eligible",
  scored_no: "not_eligible",
};

const words: Readonly<Record<"fr" | "en", Readonly<Record<Why, string>>>> = {
  fr: {
    refused: "la banque a refusé le paiement",
    funds: "le compte n’est pas assez approvisionné",
    expired: "la carte est expirée",
    wrong: "le numéro ou le code de la carte est incorrect",
    limit: "le plafond de la carte est atteint",
    authentication: "l’identification auprès de la banque n’a pas abouti",
    fraud: "la banque demande une autre carte",
    given_up: "le paiement n’a pas été terminé",
    not_eligible: "le paiement en plusieurs fois n’a pas été accordé",
  },
  en: {
    refused: "the bank refused the payment",
    funds: "there is not enough money on the account",
    expired: "the card has expired",
    wrong: "the card’s number or code is wrong",
    limit: "the card’s limit is reached",
    authentication: "the bank could not identify the payer",
    fraud: "the bank asks for another card",
    given_up: "the payment was not finished",
    not_eligible: "paying in instalments was not granted",
  },
};

/** The reason in the reader's language; a code nobody has explained to us is named as it is. */
export function declineText(code: string, locale: string): string {
  const language = locale.startsWith("en") ? "en" : "fr";
  const why = whyOf[code.toLowerCase()];
  if (why) return words[language][why];
  return language === "fr" ? `refusé par le prestataire (${code})` : `refused by the provider (${code})`;
}
