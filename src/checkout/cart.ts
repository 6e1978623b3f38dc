import { z } from "zod";
import { postalCodePattern, type Address } from "../../shared/addresses.ts";
import { milli, type Milli } from "../../shared/money.ts";
import { optionalLine, optionalText, requiredLine } from "../lib/lines.ts";
import type { CouponInCart } from "./coupons/coupon.ts";
import { Campaign } from "./provenance/campaign.ts";

/** A basket is kept this long after its last change. */
export const cartDaysKept = 30;
export const lineCountMax = 100;
export const pieceCountMax = 9_999;

export interface CartLine {
  variantId: string;
  quantity: Milli;
}

/** What the customer is told once a basket has become an order; never changes afterwards. */
export interface Placed {
  id: string;
  number: number;
  reference: string;
  total: number;
  currency: string;
}

export interface Cart {
  id: string;
  lines: CartLine[];
  contact: Contact | null;
  deliveryAddress: Address | null;
  /** Null: the same as the delivery address. */
  billingAddress: Address | null;
  deliveryMethodId: string | null;
  paymentMethodId: string | null;
  customerMessage: string;
  /** He ticked the fee he is free to take. */
  takesFee: boolean;
  locale: string;
  /** He wants to be reminded of it if he leaves it. */
  agreesToReminder: boolean;
  /** How he came to the shop, where a link said so. */
  campaign: Campaign | null;
  remindedAt: Date | null;
  /** When he followed the reminder's link. */
  cameBackAt: Date | null;
  /** The code he typed for a discount. */
  couponCode: string | null;
  /** What the shop knows of it today; undefined when there is none, or where nothing is priced. */
  coupon?: CouponInCart | undefined;
  placed: Placed | null;
  createdAt: Date;
  expiresAt: Date;
}

/** What may be written to a basket; what is undefined stays as it is. */
export type CartFields = Partial<
  Pick<
    Cart,
    | "lines"
    | "contact"
    | "deliveryAddress"
    | "billingAddress"
    | "deliveryMethodId"
    | "paymentMethodId"
    | "customerMessage"
    | "takesFee"
    | "locale"
    | "agreesToReminder"
    | "campaign"
  >
>;

/** Written any way people write numbers; five digits or more. */
const phoneLike = /^$|^(?=(?:.*\d){5})[\d\s+().\-/]+(?:\s?(?:x|ext|poste)\.?\s?\d+)?$/i;

export const Contact = z.strictObject({
  name: requiredLine(120),
  email: z.string().trim().max(254).pipe(z.email()),
  phone: optionalLine(40).regex(phoneLike).default(""),
  company: optionalLine(120).optional(),
});
export type Contact = z.infer<typeof Contact>;

export const AddressInput = z
  .strictObject({
    name: requiredLine(120),
    company: optionalLine(120).optional(),
    line1: requiredLine(200),
    line2: optionalLine(200).optional(),
    postalCode: optionalLine(20),
    city: requiredLine(120),
    region: optionalLine(80).optional(),
    country: z.string().regex(/^[A-Z]{2}$/),
    phone: optionalLine(40).regex(phoneLike).optional(),
  })
  .refine(({ postalCode, country }) => postalCodePattern(country).test(postalCode), {
    path: ["postalCode"],
    message: "not a postal code of this country",
  });

export const LineInput = z.strictObject({
  variantId: z.uuid(),
  quantity: z.int().min(0).max(pieceCountMax).describe("Whole pieces; 0 takes the line out"),
});
export type LineInput = z.infer<typeof LineInput>;

/** Everything a customer may say of a basket. Prices and totals are not among it: a body that names one is refused. */
export const CartChange = z.strictObject({
  lines: z.array(LineInput).max(lineCountMax).optional().describe("Replaces all lines"),
  contact: Contact.optional(),
  deliveryAddress: AddressInput.optional(),
  billingAddress: AddressInput.nullable().optional().describe("null: the same as the delivery address"),
  deliveryMethodId: z.uuid().optional(),
  paymentMethodId: z.uuid().optional(),
  customerMessage: optionalText(2_000).optional(),
  takesFee: z.boolean().optional().describe("Whether the fee that is offered is taken"),
  agreesToReminder: z
    .boolean()
    .optional()
    .describe("Whether the customer asked to be reminded of the basket if he leaves it: never taken for granted"),
  campaign: Campaign.optional(),
});
export type CartChange = z.infer<typeof CartChange>;

export const pieces = (count: number): Milli => milli(count * 1_000);
/** Whole pieces of a quantity in thousandths. */
export const pieceCount = (quantity: Milli): number => Math.trunc(quantity / 1_000);

/** The lines asked for, one a variant, in the order first named. Undefined when a variant adds up to too many. */
export function linesOf(inputs: readonly LineInput[]): CartLine[] | undefined {
  const counts = new Map<string, number>();
  for (const { variantId, quantity } of inputs) counts.set(variantId, (counts.get(variantId) ?? 0) + quantity);
  if ([...counts.values()].some((count) => count > pieceCountMax)) return undefined;
  return [...counts]
    .filter(([, count]) => count > 0)
    .map(([variantId, count]) => ({ variantId, quantity: pieces(count) }));
}

/** The lines with one of them set to a quantity, in its place; at the end when it is new; out when the quantity is 0. */
export function withLine(lines: readonly CartLine[], line: CartLine): CartLine[] {
  const isKnown = lines.some((one) => one.variantId === line.variantId);
  const all = isKnown ? lines.map((one) => (one.variantId === line.variantId ? line : one)) : [...lines, line];
  return all.filter((one) => one.quantity > 0);
}

/** How many pieces lie in the basket. */
export function pieceTotal(lines: readonly CartLine[]): number {
  return lines.reduce((all, line) => all + pieceCount(line.quantity), 0);
}
