import type { banking as french } from "../../fr/paying/banking.ts";

export const banking: typeof french = {
  reminders: {
    title: "Reminders",
    hint: "For transfers, cheques and whatever else the customer sends himself. An e-mail reminds him of the amount and of where to pay it.",
    days: "Remind after",
    daysHint: "In days after the order, four times at most, such as “3, 10”. Empty: no reminder.",
    daysWrong: "Write numbers of days from 1 to 90, with commas between them, four at most.",
    cancel: "Cancel the unpaid order after",
    cancelHint:
      "Nothing is cancelled while this is empty. Otherwise, every night, an order of which nothing is paid and nothing has left is cancelled, its stock is free again and its customer is told; those that are this old already, too.",
    cancelWrong: "Write a number of days from 1 to 365, or nothing.",
    unit: "days",
  },
  statement: {
    title: "Bank statement",
    link: "Read a bank statement",
    choose: "Choose a file",
    another: "Choose another file",
    file: "The statement’s file",
    emptyTitle: "Transfers find their orders",
    emptyText:
      "Download a statement from your bank (camt.053 as XML, or CSV) and choose it here. Carnet proposes an order for each transfer; nothing is recorded without your word, and nothing is recorded twice.",
    columns: "Columns of the file",
    noColumn: "None",
    roles: {
      date: "Day",
      amount: "Amount received",
      name: "Name of the payer",
      text: "What he wrote",
      reference: "What else he wrote",
    },
    arrived: "Money received",
    counts: (open, recorded) => `${open} to record, ${recorded} already recorded`,
    nothing: "No money arrives in this file.",
    nameless: "Unknown payer",
    reasons: {
      reference: "Its reference is known.",
      order_number: "It names the order, and the amount is right.",
      amount_and_name: "The name and the amount fit.",
      amount: "Only this order awaits this amount: check the name.",
    },
    order: "Order",
    orderMissing: "Say the order’s number, or several with commas between them.",
    unknown: "No order to pay has this number.",
    less: (amount) => `${amount} will be left to pay`,
    tooMuch: (amount) => `${amount} too much`,
    record: "Record",
    recorded: "Recorded",
    more: "Show more lines",
  },
};
