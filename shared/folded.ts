/** "Crème Brûlée " → "creme brulee", "Cœur d’or" → "coeur d or": what search compares, on both sides, and what addresses are made of. */
export function folded(text: string): string {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const letters = plain.replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("ß", "ss").replace(/[’']/g, " ");
  return letters.replace(/\s+/g, " ").trim();
}
