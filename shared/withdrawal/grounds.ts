/** Why the law gives no right of withdrawal for some goods (art. L. 221-28 of the French consumer code, art. 16 of Directive 2011/83). */
export const withdrawalGrounds = [
  "made_to_measure",
  "perishable",
  "sealed_hygiene",
  "mixed",
  "sealed_media",
  "press",
  "price_fluctuation",
  "deferred_alcohol",
  "dated_service",
  "digital",
  "service_done",
] as const;
export type WithdrawalGround = (typeof withdrawalGrounds)[number];
