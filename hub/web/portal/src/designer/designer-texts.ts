import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";
import { designerDe } from "./designer-texts-de.ts";
import { designerEn } from "./designer-texts-en.ts";
import type { DesignerTexts } from "./designer-words.ts";

export const designerTexts: PhraseBook<DesignerTexts> = { de: designerDe, en: designerEn };
