import type { RefusalCatalogue } from "../refusals.ts";
import { textOf } from "./details.ts";

type Words = Pick<RefusalCatalogue, "statement_unreadable" | "bank_entry_recorded">;

/** What is refused around bank statements, in each language. */
export const statements: Record<"fr" | "en", Words> = {
  fr: {
    statement_unreadable: (details) => ({
      title: "Ce fichier n’a pas pu être lu comme un relevé bancaire.",
      hint: french[textOf(details, "reason") ?? ""] ?? french["not_a_statement"] ?? "",
    }),
    bank_entry_recorded: () => ({
      title: "Cette ligne du relevé est déjà enregistrée.",
      hint: "Rien n’a été enregistré une deuxième fois. Relisez le fichier pour voir ce qui reste.",
    }),
  },
  en: {
    statement_unreadable: (details) => ({
      title: "This file could not be read as a bank statement.",
      hint: english[textOf(details, "reason") ?? ""] ?? english["not_a_statement"] ?? "",
    }),
    bank_entry_recorded: () => ({
      title: "This line of the statement is already recorded.",
      hint: "Nothing was recorded a second time. Read the file again to see what is left.",
    }),
  },
};

const french: Readonly<Record<string, string>> = {
  archive: "C’est une archive ou un PDF\u00a0: décompressez-le, et choisissez le fichier XML (camt.053) ou CSV.",
  encoding: "Ses lettres ne sont pas celles qu’il annonce. Téléchargez-le de nouveau depuis votre banque.",
  forbidden_xml:
    "Il contient des définitions qu’aucun relevé n’utilise. Téléchargez-le de nouveau depuis votre banque.",
  broken_xml: "Ce XML est abîmé ou incomplet. Téléchargez-le de nouveau depuis votre banque.",
  too_long: "Il a trop de lignes. Téléchargez une période plus courte.",
  not_a_statement: "Choisissez un relevé camt.053 (XML), ou un CSV dont la première ligne nomme les colonnes.",
};

const english: Readonly<Record<string, string>> = {
  archive: "It is an archive or a PDF: unpack it, and choose the XML (camt.053) or CSV file.",
  encoding: "Its letters are not the ones it announces. Download it from your bank again.",
  forbidden_xml: "It holds definitions that no statement uses. Download it from your bank again.",
  broken_xml: "This XML is damaged or incomplete. Download it from your bank again.",
  too_long: "It has too many lines. Download a shorter period.",
  not_a_statement: "Choose a camt.053 statement (XML), or a CSV whose first line names the columns.",
};
