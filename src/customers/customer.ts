/** E-mail addresses differ by their letters' case only for machines: the key is lower case, without surrounding spaces. */
export const emailKey = (email: string): string | null => email.trim().toLowerCase() || null;

/** "Crème Brûlée " → "creme brulee": what search compares, on both sides. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’']/g, " ").toLowerCase().replace(/\s+/g, " ").trim();
}
