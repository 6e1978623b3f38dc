import { formatQuantity, type Milli } from "../../money.ts";

/** What a refusal knows, as it travels in the answer. */
export type Details = Readonly<Record<string, unknown>>;

/** The detail when it is a text that is not empty; undefined otherwise. */
export function textOf(details: Details, name: string): string | undefined {
  const value = details[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The detail when it is a number; undefined otherwise. */
export function numberOf(details: Details, name: string): number | undefined {
  const value = details[name];
  return typeof value === "number" ? value : undefined;
}

/** A quantity in thousandths, written for people: 2000 → "2". Undefined when the refusal does not say. */
export function quantityOf(details: Details, name: string, locale: string): string | undefined {
  const value = numberOf(details, name);
  return value === undefined ? undefined : formatQuantity(value as Milli, locale);
}

/** What is short: names, and what is left of each in thousandths. Empty when the refusal names nothing. */
export function shortItemsOf(details: Details): { name: string; available: Milli }[] {
  const items = Array.isArray(details["items"]) ? (details["items"] as unknown[]) : [];
  return items.flatMap((item) => {
    const { name, available } = (item ?? {}) as { name?: unknown; available?: unknown };
    return typeof name === "string" && typeof available === "number" ? [{ name, available: available as Milli }] : [];
  });
}

/** Seconds to wait, as whole minutes: never less than one. */
export function minutesOf(details: Details): number {
  return Math.max(1, Math.ceil((numberOf(details, "retryAfterSeconds") ?? 60) / 60));
}
