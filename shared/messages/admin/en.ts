import type { fr } from "./fr.ts";
import { banking } from "./en/paying/banking.ts";
import { advice } from "./advice/en.ts";
import { baskets } from "./baskets/en.ts";
import { coupons } from "./coupons/en.ts";
import { bulk } from "./en/bulk.ts";
import { carriers } from "./carriers/en.ts";
import { catalog } from "./en/catalog.ts";
import { deposits } from "./deposits/en.ts";
import { edit } from "./en/edit.ts";
import { entrance } from "./en/entrance.ts";
import { files } from "./files/en.ts";
import { help } from "./help/en.ts";
import { history } from "./en/history.ts";
import { mailbox } from "./en/mailbox.ts";
import { law } from "./law/en.ts";
import { manualOrder } from "./en/manual-order.ts";
import { notifications } from "./en/notifications.ts";
import { online } from "./online/en.ts";
import { order } from "./en/order.ts";
import { orders } from "./en/orders.ts";
import { refunding } from "./refunding/en.ts";
import { selling } from "./selling/en.ts";
import { settings } from "./en/settings.ts";
import { shell } from "./en/shell.ts";
import { tracking } from "./tracking/en.ts";
import { texts } from "./en/texts.ts";
import { verbs } from "./en/verbs.ts";

export const en: typeof fr = {
  shell,
  advice,
  entrance,
  orders,
  bulk,
  order,
  online,
  carriers,
  tracking,
  verbs,
  history,
  mailbox,
  catalog,
  settings,
  texts,
  law,
  manualOrder,
  notifications,
  refunding,
  deposits,
  banking,
  baskets,
  coupons,
  edit,
  files,
  selling,
  help,
};
