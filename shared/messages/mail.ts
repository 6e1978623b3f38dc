import { coupon as couponEn } from "./coupons/en.ts";
import { coupon as couponFr } from "./coupons/fr.ts";
import { en as letters } from "./mail.en.ts";
import { fr as lettres } from "./mail.fr.ts";
import { leftCart } from "./mail/left-cart.ts";

const fr = { ...lettres, leftCart: leftCart.fr, coupon: couponFr };

/** Every sentence of the messages that leave by e-mail. */
export type MailWords = typeof fr;

const en: MailWords = { ...letters, leftCart: leftCart.en, coupon: couponEn };

/** The sentences in the reader's language; French when it is not spoken. */
export const mailWords = (locale: string): MailWords => (locale.startsWith("en") ? en : fr);
