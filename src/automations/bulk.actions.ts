import type { Tx } from "../lib/db.ts";
import { notNow, type OrderState } from "../orders/order.ts";
import { archiveOrder, cancelOrder, lockOrder, restoreOrder, type Asked } from "../orders/orders.actions.ts";
import type { Bulk } from "./bulk.ts";
import { chooseStatus, type Choice } from "./status-choice.actions.ts";
import { stepsTo, type Step } from "./status-choice.ts";

type AskedIn = Asked & { timeZone: string };

/** Does to one order what is asked of several, as if it had been asked of it alone. */
export async function bulkOne(tx: Tx, asked: AskedIn, what: Bulk): Promise<OrderState> {
  switch (what.verb) {
    case "choose_status":
      return chooseStatus(tx, asked, { ...what, trackingNumber: "" });
    case "record_payment":
      return onward(tx, asked, { verb: "record_payment", to: { axis: "payment", value: "paid", tell: what.tell } });
    case "ship":
      return onward(tx, asked, { verb: "ship", to: { axis: "fulfilment", value: "shipped", tell: what.tell } });
    case "cancel":
      return cancelOrder(tx, asked, { reason: "", tell: what.tell });
    case "archive":
      return archiveOrder(tx, asked);
    case "restore":
      return restoreOrder(tx, asked);
  }
}

const onwardSteps: ReadonlySet<Step> = new Set(["record_payment", "accept_free", "ship"]);

interface Onward {
  verb: "record_payment" | "ship";
  to: Omit<Choice, "trackingNumber">;
}

/** An order that is there already is left as it is; none is taken back to get there: nobody looks at each of two hundred. */
async function onward(tx: Tx, asked: AskedIn, { verb, to }: Onward): Promise<OrderState> {
  const order = await lockOrder(tx, asked);
  const steps = stepsTo(order, to.axis, to.value ?? null);
  if (!steps?.every((step) => onwardSteps.has(step))) throw notNow(order, verb);
  return chooseStatus(tx, asked, { ...to, trackingNumber: "" });
}
