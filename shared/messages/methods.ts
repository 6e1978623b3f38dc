import { en } from "./methods.en.ts";
import { fr, type MethodWords } from "./methods.fr.ts";

/** The names of a new shop's methods in its language; French when it is not spoken. */
export const methodWords = (locale: string): MethodWords => (locale.startsWith("en") ? en : fr);
