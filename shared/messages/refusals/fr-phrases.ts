import { formatQuantity } from "../../money.ts";
import { numberOf, shortItemsOf, type Details } from "./details.ts";

// Pieces of French sentences that depend on what a refusal knows.

export const after = (text: string | undefined): string => (text ? ` ${text}` : "");
export const quoted = (text: string | undefined): string => (text ? `« ${text} » ` : "");

export function atMost(details: Details): string {
  const bytes = numberOf(details, "bytesMax");
  if (bytes === undefined) return "";
  return bytes >= 1_000_000 ? ` à ${Math.floor(bytes / 1_048_576)} Mo` : ` à ${Math.floor(bytes / 1024)} Ko`;
}

export function shortages(details: Details): string {
  const items = shortItemsOf(details).map(({ name, available }) =>
    available > 0 ? `« ${name} » (il en reste ${formatQuantity(available, "fr")})` : `« ${name} » (épuisé)`,
  );
  return items.length > 0 ? `Le stock ne suffit pas : ${items.join(", ")}.` : "Le stock ne suffit pas.";
}

export function hintOfLife(life: string | undefined): string {
  if (life === "archived") return "La commande est archivée : restaurez-la d’abord.";
  if (life === "deleted") return "La commande est dans la corbeille : restaurez-la d’abord.";
  if (life === "cancelled")
    return "La commande est annulée : seuls les paiements, les notes et l’archivage restent possibles.";
  return "Rechargez la commande pour voir les actions possibles.";
}
