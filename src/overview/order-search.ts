import { orderNumberOf } from "../../shared/banking/references.ts";
import { wordsOf } from "../../shared/folded.ts";

const wordCountMax = 8;

/**
 * What a merchant typed, as PostgreSQL's tsquery: every word is to be found, the last one by its beginning, as it may
 * still be being typed. A number typed in groups ("06 12 34 56 78", "6A 1234 5678") is looked for as one word too.
 * Nothing but signs finds nothing. Words carry their shop's mark, as `order_words` in db/migrations makes them.
 */
export function searchOf(shopId: string, typed: string): string {
  const words = wordsOf(typed).slice(0, wordCountMax);
  const mark = shopId.slice(-6);
  const quoted = (word: string, isLast: boolean) => `'${mark}${word}'${isLast ? ":*" : ""}`;
  let count = 0;
  const groups = numberGroups(words).map((group) => {
    const isLast = (count += group.length) === words.length;
    const each = group.map((word, index) => quoted(word, isLast && index === group.length - 1)).join(" & ");
    return group.length > 1 ? `((${each}) | ${quoted(group.join(""), isLast)})` : each;
  });
  return groups.join(" & ");
}

/** The number of the order whose payment reference was typed or pasted; null for anything else. */
export const numberQuoted = (typed: string): number | null =>
  /^(?:rf|\+{3}|(?:\D*\d){27}$)/i.test(typed.trim()) ? orderNumberOf(typed) : null;

/** Neighbours that hold digits belong together; every other word stands alone. Words are letters and digits: nothing in them needs escaping. */
function numberGroups(words: readonly string[]): string[][] {
  const groups: string[][] = [];
  let isNumber = false;
  for (const word of words) {
    const wasNumber = isNumber;
    isNumber = /\p{N}/u.test(word);
    if (wasNumber && isNumber) groups.at(-1)?.push(word);
    else groups.push([word]);
  }
  return groups;
}
