import type { deposits as fr } from "./fr.ts";

export const deposits: typeof fr = {
  asked: "Deposit asked for",
  balance: "Balance, later",
  drop: "Ask for no deposit",
  dropped: "Deposit removed",
  verb: {
    label: "Ask for a deposit",
    title: "Ask for a deposit",
    text: "The customer pays this part first, by the payment link or by the means chosen, then the balance by the same link.",
    amount: "Deposit",
    unit: "In",
    percent: "% of the total",
    hint: (amount, balance) => `${amount} first, ${balance} later`,
    wrong: "Give a part of what is due: more than nothing, less than all.",
    submit: (amount) => `Ask for ${amount}`,
    submitEmpty: "Ask for the deposit",
    done: "Deposit asked for",
  },
  history: {
    asked: (amount) => `Customer asked for a deposit of ${amount}`,
    dropped: "Deposit no longer asked for",
  },
};
