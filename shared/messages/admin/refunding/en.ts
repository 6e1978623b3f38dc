import type { refunding as fr } from "./fr.ts";

export const refunding: typeof fr = {
  by: "Refund",
  byLines: "Items",
  byAmount: "An amount of your own",
  amountText:
    "A goodwill gesture, or money that came too much: it is spread over all that is left of the order, rate by rate.",
  lines: "Items to refund",
  everything: "All",
  quantityOf: (name) => `Quantity to refund: ${name}`,
  outOf: (quantity) => `of ${quantity}`,
  restock: "Put back in stock",
  staying: (quantity, isOne) =>
    isOne
      ? `${quantity} not sent yet: it will not leave any more.`
      : `${quantity} not sent yet: they will not leave any more.`,
  shipping: "Delivery to refund",
  shippingHint: (left) => `At most ${left}`,
  worth: (amount) => `The chosen items are worth ${amount}, discount and taxes included. You may give back less.`,
  nothing: "Choose at least one item, or the delivery.",
  quantityWrong: "Give a quantity, for example 1.",
  tooMany: (left) => `${left} left to refund.`,
  shippingTooMuch: (left) => `${left} of the delivery is left to refund.`,
  tooMuch: (worth) => `This is more than the chosen items are worth (${worth}).`,
  partCredit:
    "A credit note of this amount is issued and attached to the message: the invoice stays, with what is left of it.",
  givenBack: (quantity) => `${quantity} refunded`,
  reduced: (amount) => `${amount} given back`,
  remaining: "Still invoiced",
  creditNoteOn: (number) => `on ${number}`,
  stays: (note, invoice) =>
    `Credit note ${note} cancelled invoice ${invoice}, and stays: a credit note is not taken back. Issue a new invoice.`,
  timesOf: (quantity, name) => `${quantity} × ${name}`,
  restocked: "put back in stock",
  partCreditIssued: (number, corrects) => `Credit note ${number} issued for this refund, on invoice ${corrects}`,
  noteStays: (number) => `credit note ${number} stays`,
  creditRefund: {
    label: "Issue the refund’s credit note",
    title: "Issue the refund’s credit note",
    text: (amount) =>
      `${amount} has been given back since the invoice. The credit note names the items and the tax of each rate; the invoice stays, with what is left of it.`,
    submit: "Issue the credit note",
    done: "Credit note issued",
  },
  rule: "Credit note of a refund",
  ruleHint: "Where the order has an invoice, a refund corrects it by a credit note of that part.",
  rules: { refund: "Issued by itself, attached to the message of the refund", hand: "Issued by hand" },
};
