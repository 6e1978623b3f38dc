import type { Gap } from "../quote.ts";

/** The checkout's steps, in their order. */
export const stepNames = ["contact", "delivery", "payment", "review"] as const;
export type StepName = (typeof stepNames)[number];

export const stepPath: Readonly<Record<StepName, string>> = {
  contact: "/commande",
  delivery: "/commande/livraison",
  payment: "/commande/paiement",
  review: "/commande/recapitulatif",
};

export const basketPath = "/panier";

/** Where each gap is mended. */
const mendedOn: Readonly<Record<Gap, StepName | "basket">> = {
  cart_empty: "basket",
  coupon_unusable: "basket",
  item_unavailable: "basket",
  out_of_stock: "basket",
  contact_missing: "contact",
  address_missing: "contact",
  delivery_method_missing: "delivery",
  delivery_method_unavailable: "delivery",
  payment_method_missing: "payment",
  payment_method_unavailable: "payment",
};

/** Where to go first when a step is asked for too early; undefined when nothing before it is missing. */
export function pathBefore(step: StepName, gaps: readonly Gap[]): string | undefined {
  const at = stepNames.indexOf(step);
  const earlier = gaps.map((gap) => mendedOn[gap]).find((place) => place === "basket" || stepNames.indexOf(place) < at);
  if (earlier === undefined) return undefined;
  return earlier === "basket" ? basketPath : stepPath[earlier];
}
