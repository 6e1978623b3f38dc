import type * as fr from "./fr.ts";

export const files: typeof fr.files = {
  title: "Your files",
  download: "Download",
  downloadOne: (name) => `Download ${name}`,
  left: (count, until) => `${count} ${count === 1 ? "download" : "downloads"} left, until ${until}`,
  soon: "Your files are on their way: load this page again in a moment.",
  usedUp: "All downloads have been used. Ask the shop for more.",
  expired: (date) => `The time to download ended on ${date}. Ask the shop to renew it.`,
  withheld: {
    unpaid: "Your files wait for you: they open as soon as the payment is received.",
    cancelled: "The order is cancelled: its files can no longer be downloaded.",
    refunded: "The order is refunded: its files can no longer be downloaded.",
  },
  back: "Back to my order",
};

export const consent: typeof fr.consent = {
  title: "Digital content",
  text: "I ask for the digital content to be supplied as soon as I have paid, and I acknowledge that I then lose my right of withdrawal.",
  missing: "Tick this consent to order digital content",
};
