import type { notifications as fr } from "../fr/notifications.ts";

export const notifications: typeof fr = {
  here: "On this device",
  hereHint:
    "A notification arrives even when Carnet is closed. It shows the order’s number and the amount, nothing else.",
  enable: "Turn notifications on",
  disable: "Turn off on this device",
  disabled: "Notifications are off",
  enabled: "Notifications are on",
  kinds: {
    new_order: "New order",
    payment_received: "Payment received",
    low_stock: "Low stock",
    mentioned: "Note that names you",
    withdrawal_requested: "Withdrawal requested",
    sending_failed: "Message that could not be sent",
  },
  own: "What you do yourself is not notified.",
  trial: "Send a trial",
  trialSent: "Trial sent",
  impossible: {
    never: {
      title: "This browser cannot notify.",
      text: "Open Carnet at its https address, in a recent browser.",
    },
    blocked: {
      title: "This browser blocks Carnet’s notifications.",
      text: "Allow them in the site’s settings, left of the address, then reload the page.",
    },
    needs_install: {
      title: "On iPhone and iPad, first add Carnet to the home screen.",
      text: "Tap Share, then “Add to Home Screen”. Open Carnet by its icon and come back here.",
    },
  },
  others: "Your other devices",
  since: (day) => `Since ${day}`,
  forget: "Remove",
  forgetOf: (device) => `Remove: ${device}`,
  forgotten: "Device removed",
  sms: {
    title: "By SMS, to the shop",
    hint: "It gives the order’s number, the amount and, if there is room, a link. Your provider charges for each SMS.",
    phones: "Phone numbers",
    phonesHint: "One a line, five at most. Numbers of another country begin with +.",
    wrong: (phone) => `This number is not complete: ${phone}`,
    tooMany: "Five numbers at most.",
    orders: "New orders",
    payments: "Payments received",
    customer: "By SMS, to the customer",
    customerHint:
      "Beside the e-mail, if the customer gave a mobile number. One or two SMS each time, charged by your provider.",
    also: "E-mails are chosen in Settings → Messages: one, the other or both.",
  },
};
