import type { MethodWords } from "./methods.fr.ts";

export const en: MethodWords = {
  payment: {
    transfer: {
      name: "Bank transfer",
      instructions: "Make your transfer and quote the reference. We prepare your parcel as soon as it arrives.",
    },
    cheque: {
      name: "Cheque",
      instructions:
        "Send your cheque to the address given, with your order number on the back. We prepare your parcel once it is cashed.",
    },
    money_order: {
      name: "Money order",
      instructions: "Send your money order to the address given, with your order number.",
    },
    interac: {
      name: "Interac e-Transfer",
      instructions: "Send the exact amount to this address, with your order number in the message.",
    },
    terminal: { name: "Card, at the shop’s terminal", instructions: "You pay by card when you collect your order." },
    other: { name: "Other", instructions: "" },
    cash: { name: "Cash", instructions: "You pay in cash when you collect your order." },
    cash_on_delivery: { name: "Payment on delivery", instructions: "You pay when your order is handed to you." },
  },
  payTo: {
    payee: "Beneficiary",
    toTheOrderOf: "Payable to",
    iban: "IBAN",
    bic: "BIC",
    bank: "Bank",
    address: "To be sent to",
    email: "E-mail address",
    reference: "Reference to quote",
  },
  unsaidPayment: "To be agreed",
  unpaidFor: (days) => `Not paid after ${days} days`,
  post: {
    FR: "Colissimo home delivery",
    BE: "bpost home delivery",
    CH: "PostPac parcel",
    CA: "Expedited Parcel",
    any: "Home delivery",
  },
  pickup: {
    name: "Collection in the shop",
    instructions: "Give your name or the order’s number.",
  },
  localDelivery: {
    name: "Delivery by us",
    instructions: "We agree on the day and the time with you.",
  },
};
