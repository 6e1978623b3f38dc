import type { Context } from "../context.ts";
import type { Happenings } from "../happenings.ts";
import type { Task, Tasks } from "../lib/queue.ts";
import { watchAbsence, type Absence } from "./channels/absence.ts";
import { sendingJobs } from "./channels/sending.jobs.ts";
import { notifyDevices } from "./devices/devices.actions.ts";
import { deviceJobs } from "./devices/devices.jobs.ts";
import type { Heard } from "./message.ts";
import { tellOf } from "./messages.actions.ts";
import { tellOfCarts } from "./left-carts/cart-reminders.actions.ts";
import { giveFilesOf, issueWhatFollows } from "./what-follows.actions.ts";
import { watchStock } from "./low-stock.actions.ts";
import { textCustomer, textMerchant } from "./sms/sms.actions.ts";

/** `notify` turns a happening into messages; others make them leave, each by its channel. */
export function notificationJobs(context: Context): Tasks {
  const absence = watchAbsence();
  return {
    notify: notify(context, absence),
    tellOfLeftCarts: tellOfLeftCarts(context, absence),
    ...sendingJobs(context, absence),
    ...deviceJobs(context),
  };
}

function tellOfLeftCarts(context: Context, absence: Absence): Task {
  const { db, config, shops } = context;
  return async ({ shopId, happeningId, data }) => {
    const shop = await shops.byId(shopId);
    if (!shop) throw new Error("baskets without their shop are nobody's");
    const happening = { id: happeningId, ...(data as Happenings["cart.reminded"]) };
    const told = { shop, happening, now: context.now(), notBefore: absence.waitsUntil() };
    await db.transaction((tx) => tellOfCarts(tx, config, told));
  };
}

function notify(context: Context, absence: Absence): Task {
  const { db, config, shops } = context;
  return async ({ shopId, happeningId, orderId, kind, data }) => {
    const shop = await shops.byId(shopId);
    if (!shop || orderId === null) throw new Error("a happening without its shop or its order tells nobody");
    const told = { shop, happening: { ...({ kind, data } as Heard), id: happeningId, orderId }, now: context.now() };
    await db.transaction((tx) => giveFilesOf(tx, told));
    await db.transaction((tx) => issueWhatFollows(tx, told));
    await db.transaction((tx) => tellOf(tx, config, { ...told, notBefore: absence.waitsUntil() }));
    await db.transaction((tx) => watchStock(tx, told));
    await db.transaction((tx) => notifyDevices(tx, told));
    await db.transaction((tx) => textMerchant(tx, config, told));
    await db.transaction((tx) => textCustomer(tx, config, told));
  };
}
