/** "0 commande", "1,5 commande", "2 commandes": in French, less than two is one. */
export const count = (total: number, one: string, many: string): string =>
  `${total} ${Math.abs(total) < 2 ? one : many}`;

/** "0 orders", "1 order", "1.5 orders": in English, only one is one. */
export const countInEnglish = (total: number, one: string, many: string): string =>
  `${total} ${total === 1 ? one : many}`;
