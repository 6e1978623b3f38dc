const lineEnds = /\r\n?|[\u0085\u2028\u2029]/g;
// Control characters, the marks that turn the writing direction of what follows, and what PDF/A refuses: private
// characters and non-characters.
const unprintable =
  /[\p{Cc}\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\p{Co}\p{Noncharacter_Code_Point}]/gu;
const longRun = /[^\s\u00a0\u200b]{31,}/gu;
const pieceLength = 20;
const segmenter = new Intl.Segmenter("fr", { granularity: "grapheme" });

/** The same value with every text in it changed; objects and lists are followed, numbers stay. */
export function withTexts<Value>(value: Value, change: (text: string) => string): Value {
  if (typeof value === "string") return change(value) as Value;
  if (Array.isArray(value)) return value.map((one: unknown) => withTexts(one, change)) as Value;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withTexts<unknown>(one, change)])) as Value;
}

/** Text from anywhere, made fit to print: line ends are "\n", characters without a shape are left out, and a run too long
 *  for a column may be cut every 20 characters. */
export function printable(text: string): string {
  const lines = text.toWellFormed().replaceAll(lineEnds, "\n").replaceAll("\t", " ");
  const shown = lines.replaceAll(unprintable, (character) => (character === "\n" ? character : ""));
  return shown.replaceAll(longRun, (run) => pieces(run).join("\u200b"));
}

/** The text with an empty box for each character, as people count them, that contains one of these code points. */
export function boxed(text: string, unknown: ReadonlySet<string>): string {
  if (![...text].some((point) => unknown.has(point))) return text;
  const isUnknown = (character: string) => [...character].some((point) => unknown.has(point));
  return charactersOf(text)
    .map((character) => (isUnknown(character) ? "□" : character))
    .join("");
}

/** An accent is never cut from its letter, nor a family of emoji in two. */
function pieces(run: string): string[] {
  const characters = charactersOf(run);
  const count = Math.ceil(characters.length / pieceLength);
  return Array.from({ length: count }, (_, at) => characters.slice(at * pieceLength, (at + 1) * pieceLength).join(""));
}

const charactersOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);
