import type { legal as fr } from "./fr.ts";

export const legal: typeof fr = {
  title: "Legal information",
};
