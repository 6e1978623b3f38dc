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
};
