/** What an SMS of 160 letters may be written with (GSM 03.38); those of the second set count twice. */
const letters = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const doubleLetters = new Set("^{}\\[~]|€");
const smsLengthMax = 160;

/** The text in those letters: accents they lack are left out, typographic marks become plain ones. */
export function plainLetters(text: string): string {
  const plain = text
    .replaceAll(/[\u00a0\u202f]/g, " ")
    .replaceAll("’", "'")
    .replaceAll(/[–—−]/g, "-");
  return [...plain]
    .map((letter) => (isLetter(letter) ? letter : letter.normalize("NFD").replaceAll(/\p{M}/gu, "")))
    .map((letter) => ([...letter].every(isLetter) ? letter : "?"))
    .join("");
}

const isLetter = (letter: string): boolean => letters.has(letter) || doubleLetters.has(letter);

/** How many of the 160 places a text in those letters takes. */
export const smsLength = (text: string): number =>
  [...text].reduce((length, letter) => length + (doubleLetters.has(letter) ? 2 : 1), 0);

/** Two that a phone shows as one: each gives up seven letters to say so. */
export const twoSmsLengthMax = 306;

/** What is said, then the address when there is room for the whole of it. Never longer than one SMS, if nothing else is said. */
export function shortText(said: string, url: string, lengthMax = smsLengthMax): string {
  const whole = plainLetters(said);
  const withUrl = `${whole} ${plainLetters(url)}`;
  if (smsLength(withUrl) <= lengthMax) return withUrl;
  const kept = [...whole];
  while (smsLength(kept.join("")) > smsLengthMax) kept.pop();
  return kept.join("");
}
