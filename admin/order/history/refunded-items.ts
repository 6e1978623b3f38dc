import { formatQuantity, type Milli } from "../../../shared/money.ts";
import type { Happenings } from "../../../src/happenings.ts";
import type { Desk } from "../../desk.tsx";
import type { Words } from "../../words.tsx";

/** The pieces a refund was for, and whether they went back in stock. */
export const itemsOf = (
  { items = [] }: Pick<Happenings["payment.refunded"], "items">,
  words: Words["refunding"],
  { place }: Desk,
): string[] =>
  items.map(({ name, quantity, restock }) => {
    const said = words.timesOf(formatQuantity(quantity as Milli, place.locale), name);
    return restock ? `${said} (${words.restocked})` : said;
  });
