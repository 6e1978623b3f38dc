import { en } from "./shop.en.ts";
import { frCA } from "./shop.fr-CA.ts";
import { fr, type ShopWords } from "./shop.fr.ts";

/** What the storefront says, in the language of a locale: "en-GB" → English, "fr-CA" → Quebec's French, else French. */
export function shopWords(locale: string): ShopWords {
  if (locale.startsWith("en")) return en;
  return locale === "fr-CA" ? frCA : fr;
}
