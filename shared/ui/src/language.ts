export type Language = "de" | "en";

export const languages: readonly Language[] = ["de", "en"];

/** English with the continent's clock and day order. */
const locales: Record<Language, string> = { de: "de-DE", en: "en-GB" };

export function localeOf(language: Language): string {
  return locales[language];
}

/** The language a person chose before, else the first of the browser's that we speak. */
export function pickLanguage(remembered: string | null, preferred: readonly string[]): Language {
  const wishes = remembered === null ? preferred : [remembered, ...preferred];
  for (const wish of wishes) {
    const spoken = languages.find((language) => wish.toLowerCase().startsWith(language));
    if (spoken !== undefined) return spoken;
  }
  return "en";
}

/** Chooses the plural form; both languages have two. */
export function countWord(
  language: Language,
  count: number,
  words: { readonly one: string; readonly other: string },
): string {
  return new Intl.PluralRules(localeOf(language)).select(count) === "one" ? words.one : words.other;
}
