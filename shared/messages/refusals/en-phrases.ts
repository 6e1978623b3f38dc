import { formatQuantity } from "../../money.ts";
import { numberOf, shortItemsOf, type Details } from "./details.ts";

// Pieces of English sentences that depend on what a refusal knows.

export const after = (text: string | undefined): string => (text ? ` ${text}` : "");
export const quoted = (text: string | undefined): string => (text ? `“${text}” ` : "");

export function atMost(details: Details): string {
  const bytes = numberOf(details, "bytesMax");
  if (bytes === undefined) return "";
  return bytes >= 1_000_000
    ? ` (${Math.floor(bytes / 1_048_576)} MB at most)`
    : ` (${Math.floor(bytes / 1024)} kB at most)`;
}

export function shortages(details: Details): string {
  const items = shortItemsOf(details).map(({ name, available }) =>
    available > 0 ? `“${name}” (${formatQuantity(available, "en")} left)` : `“${name}” (sold out)`,
  );
  return items.length > 0 ? `There is not enough stock: ${items.join(", ")}.` : "There is not enough stock.";
}

export function hintOfLife(life: string | undefined): string {
  if (life === "archived") return "The order is archived: restore it first.";
  if (life === "deleted") return "The order is in the trash: restore it first.";
  if (life === "cancelled") return "The order is cancelled: only payments, notes and archiving are left.";
  return "Reload the order to see what can be done.";
}
