import type { RefusalCode } from "../../src/refusals.ts";
import { en } from "./refusals/en.ts";
import { fr } from "./refusals/fr.ts";

/** What a refusal says: a title, and the way out. */
export interface RefusalWords {
  title: string;
  hint: string;
}

export type RefusalCatalogue = Record<RefusalCode, (details: Readonly<Record<string, unknown>>) => RefusalWords>;

/** The catalogue in the asked language; French when it is not spoken. */
export const refusalWords = (locale: string): RefusalCatalogue => (locale.startsWith("en") ? en : fr);
