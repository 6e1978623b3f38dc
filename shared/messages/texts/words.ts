import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** The words around the merchant's own texts: what may be named in them, and what may be wrong with them. */
export type TextWords = typeof fr;

export const textWords = (locale: string): TextWords => (locale.startsWith("en") ? en : fr);
