import { groundWords } from "./grounds.ts";
import type { withdrawal as fr } from "./fr.ts";

export const withdrawal: typeof fr = {
  link: "Withdraw from the contract here",
  linkText: "You may withdraw from all or part of this order, without giving a reason.",
  until: (day) => `Until ${day} at midnight.`,
  notArrived: "The period still runs: it counts from the day the last parcel is received.",
  closed: {
    not_offered: "This shop offers no online withdrawal. Please contact it.",
    over: "The period to withdraw from this order is over.",
    overOn: (day) => `The period to withdraw from this order ended on ${day} at midnight.`,
    cancelled: "This order is cancelled: there is no contract left to withdraw from.",
    excepted: "The items of this order give no right of withdrawal.",
    declared: "You have already withdrawn from all items of this order.",
  },
  done: {
    title: "Your withdrawals",
    requested: (at) => `Statement of ${at}: received by the shop.`,
    closed: (at) => `Statement of ${at}: handled by the shop.`,
    refused: (at) => `Statement of ${at}: refused by the shop.`,
    see: "See the acknowledgement",
    seeOf: (at) => `See the acknowledgement of the statement of ${at}`,
  },
  statement: {
    title: (reference) => `Withdraw from the contract, order ${reference}`,
    intro:
      "Say what you have changed your mind about. No reason is asked, and nothing is recorded before the next step.",
    name: "Your name",
    email: "E-mail address for the acknowledgement",
    lines: "Items you withdraw from",
    quantityOf: (name) => `Quantity you withdraw from: ${name}`,
    none: "0 (I keep it)",
    all: (count) => `${count} (all)`,
    excepted: (ground) => `No right of withdrawal: ${ground}`,
    next: "Check my statement",
  },
  confirm: {
    title: "Check your statement",
    text: (reference) => `I withdraw from the contract of order ${reference} for the following items.`,
    order: "Order",
    name: "Name",
    email: "Acknowledgement sent to",
    button: "Confirm withdrawal",
    sending: "Sending…",
    change: "Change",
  },
  acknowledged: {
    title: "Your withdrawal is recorded",
    at: "Date and time",
    sent: (email) => `An acknowledgement is on its way to ${email}. It repeats all of this: keep it.`,
    next: "What happens next?",
    back: "Send or bring back the goods you received within fourteen days of your statement.",
    refund:
      "You are refunded within fourteen days; the shop may wait until it has the goods back, or proof that they were sent.",
    print: "Print",
    toOrder: "See my order",
  },
  guest: {
    title: "Withdraw from the contract",
    intro: "You ordered here and changed your mind? Name your order: we send you the link to the statement.",
    name: "Your name",
    reference: "Order number",
    referenceHint: "It is in the confirmation message.",
    email: "E-mail address of the order",
    send: "Send me the link",
    sentTitle: "Look in your mailbox",
    sentText:
      "If an order of this shop has this number and this address, a message has just left with the link to the statement. Nothing arrives? Check the number and the address, or write to the shop: a withdrawal by e-mail or by post counts as well.",
    again: "Start again",
  },
  errors: {
    name: "Give your name",
    email: "Give a complete e-mail address, for instance camille@example.com",
    reference: "Give the order's number",
    lines: "Choose at least one item",
  },
  grounds: groundWords("en"),
};
