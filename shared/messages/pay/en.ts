import type { pay as french } from "./fr.ts";

export const pay: typeof french = {
  pageTitle: (reference) => `Payment of order ${reference}`,
  title: (reference) => `Pay for order ${reference}`,
  by: (amount, method) => `Pay ${amount}, ${method}`,
  online: "Pay online",
  even: (count, amount) => `${count} × ${amount}`,
  times: (count) => `In ${count} payments`,
  fees: (amount) => `${amount} of fees included`,
  free: "free of charge",
  colon: ": ",
  balance: "Balance, to be paid later",
  deposit: (amount) => `This is the deposit: the balance of ${amount} is paid later, by this same link.`,
  depositPaid: (amount) => `Deposit received: ${amount}. The balance is left.`,
  safe: "You pay on the provider’s secure page; the shop does not see your bank details.",
  paid: "This order is paid, there is nothing left to pay. Thank you!",
  cancelled: "This order is cancelled: there is nothing to pay.",
  pending:
    "The provider is working on your payment. We will write to you as soon as it is confirmed; please do not pay twice.",
  noWay: "The shop takes no online payment at the moment. Contact it to agree on another means.",
  failed: (why) => `The payment did not go through: ${why}. Nothing was charged; you can try again.`,
  abandoned: "You came back without paying. Your order is kept: you can pay now, or later by this same link.",
  unreachable:
    "The payment provider does not answer. Nothing was charged; try again in a moment, or choose another means.",
  leaving: (method) => `Taking you to ${method}…`,
  leavingText: "If nothing happens, follow this link.",
  goOn: "Go on to the payment",
  toOrder: "See my order",
  test: {
    title: "Play payment",
    notice: "Demonstration: no money changes hands.",
    order: "Order",
    over: "This payment is over.",
    moves: {
      pay: "Accept the payment",
      refuse: "Refuse the card",
      delay: "Keep the payment waiting",
      abandon: "Give up",
      later: "Leave, then pay late",
    },
  },
};
