import type { MethodWords } from "./methods.fr.ts";

export const en: MethodWords = {
  payment: {
    transfer: {
      name: "Bank transfer",
      instructions:
        "Make your transfer to the shop’s account and quote your order number. We prepare your parcel as soon as it arrives.",
    },
    cheque: {
      name: "Cheque",
      instructions:
        "Make your cheque payable to the shop and send it to our address, with your order number on the back.",
    },
    cash: { name: "Cash", instructions: "You pay in cash when you collect your order." },
    cash_on_delivery: { name: "Payment on delivery", instructions: "You pay when your order is handed to you." },
  },
  unsaidPayment: "To be agreed",
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
