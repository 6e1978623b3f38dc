import type { About, Reader } from "./about.ts";
import { clean, cleanLine, type Letter } from "./paper/letter.ts";
import { letterPage } from "./paper/page.ts";
import { plainLetter } from "./paper/plain.ts";
import { sellerLines } from "./rights.ts";

/** A letter ready to leave: one line of subject, and the same content as text and as a page. */
export interface Written {
  subject: string;
  text: string;
  html: string;
}

/** To a customer: signed by the seller, as the law wants him named. */
export const toCustomer = (about: About, letter: Letter): Written =>
  write(about, letter, sellerLines(about, about.words.foot.why(about.order.reference)));

/** To somebody who has ordered nothing; `why` tells him why he is written to. */
export const toLeaver = (reader: Reader, letter: Letter, why: string): Written =>
  write(reader, letter, sellerLines(reader, why));

/** To the shop's own people. */
export const toMerchant = (about: About, letter: Letter): Written =>
  write(about, letter, [about.words.foot.whyMerchant(about.shop.name)]);

const subjectLengthMax = 200;

function write({ shop, place }: Reader, letter: Letter, footer: readonly string[]): Written {
  const head = { locale: place.locale, shopName: shop.name, footer };
  const subject = shortened(cleanLine(letter.subject));
  return { subject, text: clean(plainLetter(letter, head)), html: letterPage(letter, head) };
}

/** Names may be long; a character made of two halves is never cut in two. */
const shortened = (subject: string): string =>
  subject.length <= subjectLengthMax
    ? subject
    : `${subject.slice(0, subjectLengthMax - 1).replace(/[\ud800-\udbff]$/, "")}…`;
