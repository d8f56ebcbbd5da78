import type { Language } from "./language.ts";

/** The texts of a part of a page: the same keys in each language, checked by the compiler. */
export type PhraseBook<T> = Readonly<Record<Language, T>>;
