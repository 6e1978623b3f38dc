/** "Crème Brûlée " → "creme brulee", "Cœur d’or" → "coeur d or": what search compares, on both sides, and what addresses are made of. */
export function folded(text: string): string {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const letters = plain.replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("ß", "ss").replace(/[’']/g, " ");
  return letters.replace(/\s+/g, " ").trim();
}

/** "Chloé D’Aubigné-Roy, CH-1042" → ["chloe", "d", "aubigne", "roy", "ch", "1042"]: what orders are found by. */
export function wordsOf(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
