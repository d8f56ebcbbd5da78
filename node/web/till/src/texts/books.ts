import type { Language } from "@cardweave/shared/ui/language";
import { deTexts } from "./de.ts";
import { enTexts } from "./en.ts";
import type { TillTexts } from "./till-texts.ts";

const books: Record<Language, TillTexts> = { de: deTexts, en: enTexts };

export function textsIn(language: Language): TillTexts {
  return books[language];
}
