import { en } from "./api.en.ts";
import { fr } from "./api.fr.ts";

/** The words around the API's description. What the operations do is said in English, as in the description itself. */
export type ApiWords = typeof fr;

export const apiWords = (locale: string): ApiWords => (locale.startsWith("en") ? en : fr);
