import { countInEnglish } from "../count.ts";
import type { bulk as french } from "../fr/bulk.ts";

const found = (total: number) => countInEnglish(total, "order", "orders");

export const bulk: typeof french = {
  label: "Selected orders",
  choose: (reference: string) => `Select order ${reference}`,
  choosePage: "Select all orders of the page",
  chooseList: (max: number) => `Select the whole list (at most ${max} orders)`,
  chosen: (total: number) => countInEnglish(total, "order selected", "orders selected"),
  clear: "Clear the selection",
  more: "More actions",
  slips: "Print the packing slips",
  export: (format: string) => `Export as ${format}`,
  title: (verb: string, total: number) => `${verb}: ${found(total)}`,
  verbs: {
    paid: {
      label: "Mark as paid",
      text: "What is still due is recorded as received today, by the means of payment of each order.",
      submit: "Mark as paid",
    },
    shipped: {
      label: "Mark as shipped",
      text: "All that is left to ship leaves in one parcel an order, without a tracking number.",
      submit: "Mark as shipped",
    },
    status: {
      label: "Change the status",
      text: "What makes this status true is done to each order.",
      submit: "Change the status",
    },
    archive: {
      label: "Archive",
      text: "The orders leave the lists; a search still finds them.",
      submit: "Archive",
    },
    restore: {
      label: "Restore",
      text: "The orders take their place in the lists again.",
      submit: "Restore",
    },
    cancel: {
      label: "Cancel the orders",
      text: "What has not left goes back in stock. Money already received is not given back.",
      submit: "Cancel the orders",
    },
  },
  tell: "Tell the customers by e-mail",
  told: "Each customer gets one message an order.",
  untold: "No message leaves.",
  someOf: (some: number, all: number) => `${some} of ${all}`,
  done: (total: number) => countInEnglish(total, "order changed", "orders changed"),
  partly: (done: number, all: number) => `Done for ${done} of ${found(all)}`,
  refused: (total: number) =>
    total === 1 ? "This one has not changed and stays selected." : "These have not changed and stay selected.",
};
