import type { law as fr } from "./fr.ts";

export const law: typeof fr = {
  part: "Legal duties",
  withdrawal: {
    title: "Withdrawal",
    asked: "Withdrawal requested",
    flag: "Withdrawal",
    filter: "Withdrawal requested",
    states: { requested: "To handle", closed: "Handled", refused: "Refused" },
    by: (name, at) => `${name}, on ${at}`,
    acknowledged: (email) => `Acknowledgement sent to ${email}.`,
    refundBy: (day) => `To be refunded by ${day}.`,
    late: (day) => `The refund was due on ${day}.`,
    mayWait: "You may wait until you have the goods back, or proof that they were sent.",
    nothingByItself: "Nothing is cancelled or refunded by itself.",
    note: "Note",
    reason: "Reason given to the customer",
    close: "Mark as handled",
    refuse: "Refuse",
    closing: {
      title: "Withdrawal handled",
      text: "To do once the goods are back and the money returned. The customer is not told by this.",
      note: "Note for the team",
      submit: "Mark as handled",
      done: "Withdrawal handled",
    },
    refusal: {
      title: "Refuse the withdrawal",
      text: "The customer receives the reason you give. Refuse only where the law allows it: the shop answers for an unjustified refusal.",
      reason: "Reason, sent to the customer",
      tell: "Tell the customer by e-mail",
      submit: "Refuse",
      done: "Withdrawal refused",
      missing: "Give the reason",
    },
  },
  product: {
    label: "Right of withdrawal",
    yes: "The customer may withdraw",
    hint: "Exclude it only on a ground given by the law (in France, art. L. 221-28 of the consumer code).",
  },
  settings: {
    withdrawal: "Online withdrawal",
    offers: "Offer online withdrawal",
    offersHint:
      "A link “Withdraw from the contract here” on the page of each order, in the confirmation message and at the foot of the shop.",
    mustOffer:
      "The law has required it since 19 June 2026 of every shop of the European Union that sells to consumers. Switch it off only if you sell to professionals alone.",
    maySell:
      "The law of your country does not require it. Switch it on if you sell to consumers in the European Union.",
    days: "Period, in days",
    daysHint: "Counted from the day after the last parcel was received; at least fourteen days.",
    wrongDays: "Give a number of days, from 14 to 365",
    tell: "When a customer withdraws",
  },
};
