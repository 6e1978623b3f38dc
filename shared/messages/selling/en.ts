import type { selling as fr } from "./fr.ts";

export const selling: typeof fr = {
  contact: "Contact us",
  contactText: "Do you like this product? Write to us or call us.",
  fee: (name, price) => `Add: ${name} (${price})`,
  feeLegend: "Optional",
};
