import { banking } from "./fr/paying/banking.ts";
import { advice } from "./advice/fr.ts";
import { baskets } from "./baskets/fr.ts";
import { coupons } from "./coupons/fr.ts";
import { bulk } from "./fr/bulk.ts";
import { carriers } from "./carriers/fr.ts";
import { catalog } from "./fr/catalog.ts";
import { deposits } from "./deposits/fr.ts";
import { edit } from "./fr/edit.ts";
import { entrance } from "./fr/entrance.ts";
import { files } from "./files/fr.ts";
import { help } from "./help/fr.ts";
import { history } from "./fr/history.ts";
import { mailbox } from "./fr/mailbox.ts";
import { law } from "./law/fr.ts";
import { manualOrder } from "./fr/manual-order.ts";
import { notifications } from "./fr/notifications.ts";
import { online } from "./online/fr.ts";
import { order } from "./fr/order.ts";
import { orders } from "./fr/orders.ts";
import { refunding } from "./refunding/fr.ts";
import { selling } from "./selling/fr.ts";
import { settings } from "./fr/settings.ts";
import { shell } from "./fr/shell.ts";
import { tracking } from "./tracking/fr.ts";
import { texts } from "./fr/texts.ts";
import { verbs } from "./fr/verbs.ts";

/** Every sentence of the admin. French is the source. */
export const fr = {
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
  edit,
  files,
  selling,
  help,
  notifications,
  refunding,
  deposits,
  banking,
  baskets,
  coupons,
};
