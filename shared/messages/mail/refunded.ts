/** What the message of a refund says beside its amount: what it was for, and its credit note. */
const fr = {
  items: "Remboursé",
  creditNote: "Avoir",
  of: (number: string, corrects: string) => `${number}, sur la facture ${corrects}`,
  attached: "L’avoir est joint à ce message, en PDF.",
  partPreview: (number: string, corrects: string) => `L’avoir ${number} corrige la facture ${corrects}.`,
  partText: (number: string, corrects: string) =>
    `L’avoir ${number}, qui corrige la facture ${corrects}, est joint à ce message, en PDF.`,
};

const en: typeof fr = {
  items: "Refunded",
  creditNote: "Credit note",
  of: (number, corrects) => `${number}, on invoice ${corrects}`,
  attached: "The credit note is attached to this message as a PDF.",
  partPreview: (number, corrects) => `Credit note ${number} corrects invoice ${corrects}.`,
  partText: (number, corrects) =>
    `Credit note ${number}, which corrects invoice ${corrects}, is attached to this message as a PDF.`,
};

export const refundedWords = (locale: string): typeof fr => (locale.startsWith("en") ? en : fr);
