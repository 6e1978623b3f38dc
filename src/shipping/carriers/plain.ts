import { CarrierFailure } from "./carrier.ts";

const letters: Readonly<Record<string, string>> = {
  œ: "oe",
  Œ: "OE",
  æ: "ae",
  Æ: "AE",
  ß: "ss",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  "’": "'",
  "–": "-",
};

/** "L’Haÿ-les-Roses 🌹" → "L'Hay-les-Roses": what every sorting machine reads. What has no Latin letter is left out. */
export function plain(text: string): string {
  const split = text.normalize("NFKD").replace(/\p{M}/gu, "");
  const latin = split.replace(/[œŒæÆßøØłŁ’–]/g, (letter) => letters[letter] ?? "");
  return latin
    .replace(/[^\x20-\x7e]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** As `plain`, for what a label cannot do without: throws when nothing of it can be read. */
export function required(text: string, what: "name" | "street" | "city"): string {
  const read = plain(text);
  if (!/[A-Za-z0-9]/.test(read)) throw new CarrierFailure("unfit", `address_unreadable:${what}`);
  return read;
}

/** A text on `count` lines of `width` characters, cut between words. Throws when it does not fit: half an address is none. */
export function onLines(text: string, { width, count }: { width: number; count: number }): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ").filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length > count || lines.some((line) => line.length > width))
    throw new CarrierFailure("unfit", "address_too_long");
  return lines;
}
