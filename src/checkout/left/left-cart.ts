import type { Milli, Minor } from "../../../shared/money.ts";
import type { Sellable } from "../../catalog/stock.ts";
import type { Shop, ShopSettings } from "../../shops/shop.ts";
import type { CartLine, Contact } from "../cart.ts";
import { priceGoods } from "../quote.ts";

/** A basket somebody filled and left: he said who he is, and has ordered nothing from it. */
export interface LeftCart {
  id: string;
  lines: CartLine[];
  contact: Contact;
  locale: string;
  /** He ticked the box at the checkout. */
  agreesToReminder: boolean;
  touchedAt: Date;
}

type Reminding = Pick<ShopSettings, "leftCartMinutes" | "cartReminders" | "cartReminderHours" | "cartReminderTo">;

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Reminders leave in rounds. */
const roundMs = 10 * minuteMs;

/** A reminder that is later than this many days no longer leaves by itself: whoever switches them on does not write about old baskets. */
const lateDaysMax = 3;

/** Nobody is reminded by itself of two baskets within so many days. */
export const quietDays = 7;

/** The last moment a basket may have been touched to count as left now. */
export const leftSince = ({ leftCartMinutes }: Reminding, now: Date): Date =>
  new Date(now.getTime() - leftCartMinutes * minuteMs);

/** When a basket is reminded of by itself: at the round after its time, never in the past. */
export function remindsAt(settings: Reminding, touchedAt: Date, now: Date): Date {
  const dueAt = Math.max(touchedAt.getTime() + delayMs(settings), now.getTime());
  return new Date(Math.ceil(dueAt / roundMs) * roundMs);
}

/** Between which moments a basket was last touched that is to be reminded of now. */
export function dueBetween(settings: Reminding, now: Date): { from: Date; until: Date } {
  const until = now.getTime() - delayMs(settings);
  return { from: new Date(until - lateDaysMax * dayMs), until: new Date(until) };
}

/** Whether a reminder may still leave by itself. */
export const isAwaitingReminder = (settings: Reminding, touchedAt: Date, now: Date): boolean =>
  settings.cartReminders === "automatic" && touchedAt >= dueBetween(settings, now).from;

/** A basket is never reminded of before it counts as left. */
const delayMs = ({ leftCartMinutes, cartReminderHours }: Reminding): number =>
  Math.max(leftCartMinutes, cartReminderHours * 60) * minuteMs;

/** What is known of whoever left a basket. */
export interface Leaver {
  /** He has ordered from this shop before. */
  isCustomer: boolean;
  /** He asked not to be reminded. */
  hasRefused: boolean;
}

/** Whether the law, and the shop, let him be reminded: he asked for it, or is a customer of a shop that writes to those too. */
export function mayBeReminded(
  { agreesToReminder }: Pick<LeftCart, "agreesToReminder">,
  { isCustomer, hasRefused }: Leaver,
  settings: Reminding,
): boolean {
  if (hasRefused || settings.cartReminders === "off") return false;
  return agreesToReminder || (isCustomer && settings.cartReminderTo === "customers_too");
}

/** An item of a basket at today's price. */
export interface LeftGood {
  variantId: string;
  name: string;
  variantName: string;
  sku: string;
  quantity: Milli;
  unitPrice: Minor;
  total: Minor;
  /** Still to be bought. */
  isSold: boolean;
}

/** A basket as its owner is told of it. Amounts in minor units of the shop's currency. */
export interface CartToTell extends LeftCart {
  goods: LeftGood[];
  /** Without delivery. */
  total: number;
}

/** What lies in a basket, and what it costs today without delivery; what is no longer sold counts for nothing. */
export function goodsOf(
  shop: Shop,
  lines: readonly CartLine[],
  items: ReadonlyMap<string, Sellable>,
): { goods: LeftGood[]; total: Minor } {
  const found = lines.map((line) => ({ ...line, item: items.get(line.variantId) }));
  const sold = found.flatMap(({ item, quantity }) => (item?.isVisible ? [{ item, quantity }] : []));
  const priced = priceGoods(shop, sold, null);
  let at = 0;
  const goods = found.map(({ item, variantId, quantity }) => {
    const isSold = item?.isVisible === true;
    const total = (isSold ? priced.lines[at++]?.gross : undefined) ?? (0 as Minor);
    const { name = "", variantName = "", sku = "", price: unitPrice = 0 as Minor } = item ?? {};
    return { variantId, name, variantName, sku, quantity, unitPrice, total, isSold };
  });
  return { goods, total: priced.total };
}

export const variantIdsOf = (carts: readonly Pick<LeftCart, "lines">[]): string[] => [
  ...new Set(carts.flatMap(({ lines }) => lines.map(({ variantId }) => variantId))),
];
