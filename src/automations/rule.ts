import type { Heard } from "../notifications/message.ts";
import type { Order } from "../orders/order.ts";
import type { ShopSettings } from "../shops/shop.ts";
import type { Status, StatusAxis } from "../statuses/status.ts";
import { statusAxes } from "../statuses/status.ts";
import { stepsTo, type Step } from "./status-choice.ts";

/** What may give a status by itself; the names are those of the settings, and what the history calls the rule by. */
export type Occasion = keyof ShopSettings["automaticStatuses"] | "means" | "digital" | "labelMade";

/** A status a rule gives: a value of an axis, or one of the merchant's own words. */
export interface Goal {
  axis: StatusAxis;
  value: string | null;
  statusId: string | null;
}

/** Reads "fulfilment:processing" or "other:" and an id; undefined for none. */
export function goalOf(given: string | undefined): Goal | undefined {
  const [name, what = ""] = (given ?? "").split(":");
  const axis = statusAxes.find((one) => one === name);
  if (!axis) return undefined;
  return what.includes("-") ? { axis, value: null, statusId: what } : { axis, value: what, statusId: null };
}

/** A rule that a happening sets off, with the name of what it depends on. */
export interface Rule {
  occasion: Occasion;
  goal: Goal;
  name: string;
}

/** The rules a happening sets off, in the order they are followed. */
export function rulesFor(happened: Heard, order: Order, settings: ShopSettings): Rule[] {
  return occasionsOf(happened, order).flatMap((occasion) => {
    const goal = goalOf(occasion === "labelMade" ? statusWithLabel(happened) : givenOn(occasion, order, settings));
    return goal ? [{ occasion, goal, name: occasion === "means" ? order.paymentMethod.name : "" }] : [];
  });
}

function occasionsOf({ kind, data }: Heard, order: Order): Occasion[] {
  const paid: Occasion[] = ["paid", "digital"];
  if (kind === "payment.received") return data.isPaid ? paid : [];
  if (kind === "order.accepted") return paid;
  if (kind === "payment.refunded") return data.isWhole ? ["refunded"] : [];
  if (kind === "order.label_printed") return ["labelPrinted"];
  if (kind === "label.made" || kind === "shipment.handed_over") return ["labelMade"];
  if (kind !== "order.placed") return [];
  const born: Occasion[] = data.origin === "desk" ? ["means", "typedIn"] : ["means"];
  return order.total === 0 && order.paymentStatus === "paid" ? [...born, ...paid] : born;
}

/** What the account at the carrier gives an order whose label it made. */
function statusWithLabel({ kind, data }: Heard): string | undefined {
  if (kind === "label.made") return data.status;
  return kind === "shipment.handed_over" ? data.label?.status : undefined;
}

function givenOn(occasion: Exclude<Occasion, "labelMade">, order: Order, settings: ShopSettings): string | undefined {
  if (occasion === "means") return settings.statusesOfMeans[order.paymentMethod.id];
  if (occasion !== "digital") return settings.automaticStatuses[occasion];
  const bought = order.lines.filter((line) => line.kind !== "fee");
  const isDigital = bought.length > 0 && bought.every((line) => line.kind === "digital");
  // Files are in the customer's hands as soon as he may have them: that is no choice of the shop's.
  const isGiven = bought.every((line) => line.fileId !== null);
  return isDigital && (settings.deliversDigital || isGiven) ? "fulfilment:delivered" : "";
}

/** What a rule may do: it only ever moves an order on. Money, and what was done by hand, are never its business. */
const forward: ReadonlySet<Step> = new Set<Step>(["prepare", "ready", "send_out", "ship", "deliver", "withhold"]);

/** Whether a rule gives this status now. An order that is further already keeps where it is. */
export function isGivenNow(order: Order, { axis, value }: Goal, status: Status | undefined): boolean {
  if (order.life !== "open") return false;
  if (axis === "other") return status !== undefined;
  const steps = stepsTo(order, axis, status ? status.base : value);
  if (steps === null) return false;
  return steps.length > 0 ? steps.every((step) => forward.has(step)) : status !== undefined;
}
