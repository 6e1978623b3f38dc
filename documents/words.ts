import { en, enTaxWords } from "./words.en.ts";
import { fr, frTaxWords, type Words } from "./words.fr.ts";

export type { Words } from "./words.fr.ts";

/** "HT", "TTC" and "Net à payer", or what the country says instead. */
export interface TaxWords {
  net: string;
  gross: string;
  due: string;
}

/** The words of a document in its locale; French of France when the language is not spoken. */
export function wordsOf(locale: string): Words & { taxWords: TaxWords } {
  const country = locale.slice(3);
  if (locale.startsWith("en")) return { ...en, taxWords: country === "CA" ? enTaxWords.CA : enTaxWords.GB };
  const byCountry: Readonly<Record<string, TaxWords>> = frTaxWords;
  return { ...fr, taxWords: byCountry[country] ?? frTaxWords.FR };
}
