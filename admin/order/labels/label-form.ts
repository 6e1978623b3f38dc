import type { CarrierName } from "../../../src/shipping/accounts/account.ts";
import type { AccountSeen } from "../../../src/shipping/accounts/accounts.actions.ts";
import type { OrderPage } from "../../../src/overview/order-page.ts";
import { partsTyped, type TypedParts } from "../verbs/parts.ts";

export interface ChosenPoint {
  id: string;
  country: string;
  name: string;
  address: string;
}

/** What is typed to have a label made; the weight follows the parcel's content until it is typed itself. */
export interface LabelTyped {
  account: AccountSeen;
  product: string;
  parts: TypedParts;
  weight: string | undefined;
  point: ChosenPoint;
}

type Order = Pick<OrderPage, "lines" | "deliveryAddress">;

/** The order as if what has a label ready had left: the rest may be labelled. */
export function beyondLabels({ lines, labels, deliveryAddress }: Pick<OrderPage, "labels"> & Order): Order {
  const ready = labels
    .filter(({ state, mode }) => state === "ready" && mode === "live")
    .flatMap((label) => label.lines);
  const labelled = (id: string) =>
    ready.filter(({ lineId }) => lineId === id).reduce((all, { quantity }) => all + quantity, 0);
  return { deliveryAddress, lines: lines.map((line) => ({ ...line, shipped: line.shipped + labelled(line.id) })) };
}

export const startOf = (account: AccountSeen, { deliveryAddress }: Order): Omit<LabelTyped, "parts" | "weight"> => ({
  account,
  product: account.habits.product || (knownProducts[account.carrier]?.[0] ?? ""),
  point: { id: "", country: deliveryAddress?.country ?? "FR", name: "", address: "" },
});

/** The offers whose names are known; elsewhere the carrier's code is typed. */
export const knownProducts: Partial<Record<CarrierName, readonly ("24R" | "24L" | "HOM" | "DOM" | "DOS" | "HD")[]>> = {
  mondial_relay: ["24R", "24L", "HOM"],
  colissimo: ["DOM", "DOS", "HD"],
};
const toPoint: ReadonlySet<string> = new Set(["24R", "24L", "HD"]);

/** Whether the offer brings the parcel to a point; at Boxtal the offer does not say. */
export function pointNeed({ account, product }: Pick<LabelTyped, "account" | "product">) {
  if (toPoint.has(product)) return "required";
  return account.carrier === "boxtal" ? "optional" : "none";
}

/** In whole grams: what was typed, or what the content weighs; empty when nothing says it. */
export function weightOf({ lines }: Order, { parts, weight }: Pick<LabelTyped, "parts" | "weight">): string {
  if (weight !== undefined) return weight;
  const content = partsTyped(lines, parts);
  if ("fault" in content) return "";
  const grams = content.parts.reduce((all, { lineId, quantity }) => {
    const line = lines.find(({ id }) => id === lineId);
    return all + ((line?.weightGrams ?? 0) * quantity) / 1_000;
  }, 0);
  return grams > 0 ? String(Math.ceil(grams)) : "";
}

export interface LabelFaults {
  parts?: Extract<ReturnType<typeof partsTyped>, { fault: string }>;
  weight?: true;
  product?: true;
  point?: true;
}

/** What is sent, or all that is wrong with what was typed. */
export function labelTyped(order: Order, typed: LabelTyped): { body: object } | { faults: LabelFaults } {
  const { account, product, point } = typed;
  const need = pointNeed(typed);
  const content = partsTyped(order.lines, typed.parts);
  const grams = weightOf(order, typed);
  const id = point.id.trim();
  const faults: LabelFaults = {
    ...("fault" in content && { parts: content }),
    ...(!/^[1-9]\d{0,5}$/.test(grams.trim()) && { weight: true }),
    ...(!product.trim() && { product: true }),
    ...(need === "required" && !id && { point: true }),
  };
  if ("fault" in content || Object.keys(faults).length > 0) return { faults };
  const pickupPoint = need !== "none" && id ? { ...point, id } : null;
  const { parts: lines } = content;
  return {
    body: { accountId: account.id, lines, weightGrams: Number(grams), product: product.trim(), pickupPoint },
  };
}
