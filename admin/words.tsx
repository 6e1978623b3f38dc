import { createContext, use } from "react";
import type { fr } from "../shared/messages/admin/fr.ts";

/** Every sentence of the admin. French is the source; English has the same keys and arguments. */
export type Words = typeof fr;
export type Language = "fr" | "en";

/** Each language by its own name. */
export const languageNames: Record<Language, string> = { fr: "Français", en: "English" };

export interface Speech {
  t: Words;
  language: Language;
  /** Speaks another language at once, without losing the page. */
  change: (language: Language) => Promise<void>;
}

const SpeechContext = createContext<Speech | null>(null);
export const SpeechProvider = SpeechContext.Provider;

/** The sentences in the reader's language. */
export function useWords(): Speech {
  const speech = use(SpeechContext);
  if (!speech) throw new Error("no language has been loaded");
  return speech;
}

/** Only the language that is read travels to the browser. */
export async function loadWords(language: Language): Promise<Words> {
  if (language === "en") return (await import("../shared/messages/admin/en.ts")).en;
  return (await import("../shared/messages/admin/fr.ts")).fr;
}

/** French unless the browser asks for English first. */
export const browserLanguage = (): Language => (navigator.language.startsWith("en") ? "en" : "fr");
export const languageOf = (locale: string): Language => (locale.startsWith("en") ? "en" : "fr");
