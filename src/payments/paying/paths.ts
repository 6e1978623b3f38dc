/** The page where an order's customer pays, whatever he owes by then: "/s/lumen/p/AZqk…". `base`: "/s/lumen", or "" on the shop's own host. */
export const payPath = (base: string, token: string): string => `${base}/p/${token}`;

/** To the provider's page by the means the order names, or another. */
export const goPath = (base: string, token: string, methodId?: string): string =>
  `${payPath(base, token)}/aller${methodId ? `?moyen=${methodId}` : ""}`;

/** Where a provider sends the customer back. */
export const backPath = (base: string, token: string, attemptId: string): string =>
  `${payPath(base, token)}/retour/${attemptId}`;
