import { en } from "./mail.en.ts";
import { fr } from "./mail.fr.ts";

/** Every sentence of the messages that leave by e-mail. */
export type MailWords = typeof fr;

/** The sentences in the reader's language; French when it is not spoken. */
export const mailWords = (locale: string): MailWords => (locale.startsWith("en") ? en : fr);
