import { isPaidInHand } from "../../shared/banking/means.ts";
import type { Action, OrderPage } from "../../src/overview/order-page.ts";

export type Verb = Action["verb"];

type Facts = Pick<OrderPage, "life" | "due" | "paymentMethod" | "paymentStatus" | "fulfilmentStatus"> & {
  actions: readonly Action[];
};

/** Fetched, or brought by the shop itself: no carrier has a parcel to follow. */
export const isHandedOver = ({ deliveryMethod }: Pick<OrderPage, "deliveryMethod">): boolean =>
  deliveryMethod !== null && deliveryMethod.kind !== "shipping";

const givenUp = new Set(["will_not_deliver", "returned"]);

/** Nobody is asked to pay for what does not reach him, nor again for what was given back to him. */
export const isGivenUp = ({
  paymentStatus,
  fulfilmentStatus,
}: Pick<OrderPage, "paymentStatus" | "fulfilmentStatus">): boolean =>
  paymentStatus === "refunded" || givenUp.has(fulfilmentStatus);

/**
 * The one thing to do next, shown as the only filled button: the money first, unless it comes with the goods; then the
 * parcel, its arrival, the end, the archive. What is fetched is made ready first, what the shop brings leaves first; what
 * is refunded and still here will not be delivered. Null when nothing is left to do.
 */
export function nextStep({ actions, due, paymentMethod, life, paymentStatus, fulfilmentStatus }: Facts): Verb | null {
  const may = (verb: Verb) => actions.some((action) => action.verb === verb);
  const isOwed = due > 0 && may("record_payment") && life === "open" && !isGivenUp({ paymentStatus, fulfilmentStatus });
  if (may("accept_free")) return "accept_free";
  if (isOwed && !isPaidInHand(paymentMethod.kind)) return "record_payment";
  if (paymentStatus === "refunded" && may("withhold")) return "withhold";
  if (may("ready")) return "ready";
  if (may("send_out")) return "send_out";
  if (may("ship")) return "ship";
  if (isOwed) return "record_payment";
  // Nobody has to follow what needs no parcel: only what was begun is to be ended.
  if (may("deliver") && fulfilmentStatus !== "not_required") return "deliver";
  const rest = ["complete", "archive", "restore"] as const;
  return rest.find(may) ?? null;
}
