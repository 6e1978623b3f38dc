/** A shop's monogram, one or two letters: "Savons du Fleuve" → "SF", "Lumen" → "L". What is neither letter nor figure does not count. */
export function initials(name: string): string {
  const firstLetters = name.normalize("NFC").match(/(?<![\p{L}\p{M}\p{N}’'])[\p{L}\p{N}]/gu) ?? [];
  return [firstLetters[0], firstLetters.length > 1 ? firstLetters.at(-1) : ""].join("").toLocaleUpperCase();
}
