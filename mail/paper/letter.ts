/** A letter says its content once; `render` writes it twice, as HTML and as text, so that the two never disagree. */
export interface Letter {
  subject: string;
  /** What a mailbox shows after the subject. */
  preview: string;
  title: string;
  blocks: readonly Block[];
  /** The same news for mail programs, in the words of schema.org: an order or a parcel shown with its way to follow it. */
  data?: object;
}

export type Block =
  | { kind: "paragraph"; text: string }
  | { kind: "button"; label: string; url: string }
  /** A second way, less loud than the button above it. */
  | { kind: "link"; label: string; url: string }
  /** Set apart: loud for what the reader must not miss, quiet for what he said himself. Line breaks are kept. */
  | { kind: "panel"; tone: "loud" | "quiet"; title: string; text: string; facts?: readonly Fact[] }
  | { kind: "facts"; facts: readonly Fact[] }
  | { kind: "goods"; title: string; goods: readonly Good[]; totals?: readonly Total[] }
  /** Side by side on a wide screen, one under the other on a phone. */
  | { kind: "columns"; columns: readonly { title: string; lines: readonly string[] }[] }
  /** Small print. Line breaks are kept. */
  | { kind: "notice"; title: string; text: string };

export interface Fact {
  label: string;
  value: string;
  /** Where the value leads: a carrier's page, a mailbox. */
  url?: string;
}

export interface Good {
  name: string;
  /** Variant, SKU; empty when there is nothing to add. */
  detail: string;
  /** "2 × 28,90 €", or a quantity alone where prices do not matter. */
  quantity: string;
  amount?: string;
}

export interface Total {
  label: string;
  amount: string;
  /** "grand" is the figure the reader looks for; "aside" explains another. */
  weight?: "grand" | "plain" | "aside";
}

/** Who writes: the shop's name on top, who it is in law at the foot. */
export interface Letterhead {
  /** "fr-FR": the language the letter is written in. */
  locale: string;
  shopName: string;
  footer: readonly string[];
}

// Controls have no place in a letter; embeddings and overrides of the writing direction (U+202A–U+202E, U+2066–U+2069)
// could make a name rewrite the words around it. Arabic and Hebrew need neither: their letters know their direction.
const unwanted = /[^\P{Cc}\n\t]|[\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u;
const allUnwanted = new RegExp(unwanted, "gu");

/** Text from outside, fit for a letter: line breaks are "\n", controls are gone. */
export function clean(text: string): string {
  // Nearly all texts are clean, and a letter has hundreds.
  if (!unwanted.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(allUnwanted, "");
}

/** Text fit for one line of a letter or for a header: no line break can start another header. */
export function cleanLine(text: string): string {
  return clean(text)
    .replace(/\s*[\n\t]\s*/g, " ")
    .trim();
}
