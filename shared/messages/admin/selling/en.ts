import type { selling as fr } from "./fr.ts";

export const selling: typeof fr = {
  title: "Selling online",
  mode: "Your storefront",
  modes: {
    orders: "Takes orders",
    prices: "Catalogue without orders, prices shown",
    nothing: "Catalogue without orders nor prices",
  },
  modeHint:
    "A catalogue has neither basket nor payment: each product says how to reach you. You type in yourself the orders you get otherwise.",
  noContact: "Your customers have no way to reach you",
  noContactText: "Give the seller’s e-mail or phone above: the catalogue shows them.",
  fee: "Fee added to orders",
  feeHint: "Insurance, packaging, a contribution. On orders placed in the storefront.",
  hasFee: "Add a fee",
  name: "Name, as your customers read it",
  namePlaceholder: "Shipping insurance",
  kind: "Amount",
  kinds: { amount: "Fixed", percent: "Percentage of the items" },
  amount: "Amount of the fee",
  percent: "Percentage",
  taxClass: "Tax",
  isOffered: "The customer chooses",
  isOfferedHint: "Offered by a box only he ticks. Otherwise the fee is part of every order and of its price.",
};
