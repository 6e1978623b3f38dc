import { fileURLToPath } from "node:url";
import { sellerFoot, sellerLines, type Identity } from "./identity.ts";
import { wordsOf } from "./words.ts";

/** What every document carries, whatever it says. */
export interface Frame {
  paper: "a4" | "us-letter";
  language: string;
  region: string;
  /** On every page, and the title the file carries: "Facture FA-2026-0001". */
  name: string;
  title: string;
  number: string;
  date: { year: number; month: number; day: number };
  seller: { name: string; lines: string[] };
  footer: string[];
  words: Record<string, string>;
}

/** A document ready to print: the absolute path of its template, and what it prints. */
export interface PrintedDocument {
  template: string;
  data: object;
}

const letterCountries = new Set(["CA", "US"]);

/** `day` is the document's date, "2026-11-22". */
export function frameOf(identity: Identity, what: { title: string; number: string; day: string }): Frame {
  const { seller, country, locale } = identity;
  const words = wordsOf(locale);
  const [year = 0, month = 0, day = 0] = what.day.split("-").map(Number);
  return {
    paper: letterCountries.has(country) ? "us-letter" : "a4",
    language: locale.slice(0, 2),
    region: locale.slice(3),
    name: `${what.title} ${what.number}`,
    title: what.title,
    number: what.number,
    date: { year, month, day },
    seller: { name: seller.legalName, lines: sellerLines(identity) },
    footer: sellerFoot(identity, words),
    words: Object.fromEntries(
      Object.entries(words).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
    ),
  };
}

export const templatePath = (name: string): string => fileURLToPath(new URL(`templates/${name}.typ`, import.meta.url));
