import { codeText, type PrintedCard } from "../../domain/card-design/card-code.ts";
import { type CardDesign, type CodeItem, sidesOf } from "../../domain/card-design/design.ts";
import type { CodeReader } from "../../ports/code-reader.ts";
import type { CardStyle } from "./card-face.ts";
import { codeBitmap } from "./code-bitmap.ts";
import { codeSymbol } from "./code-symbol.ts";

/** Every code of a card is painted as it will be printed and read back; false when one is not. */
export async function codesReadBack(
  design: CardDesign,
  card: PrintedCard,
  { style, reader }: { readonly style: CardStyle; readonly reader: CodeReader },
): Promise<boolean> {
  for (const [, side] of sidesOf(design)) {
    const codes = side.items.filter((item): item is CodeItem => item.kind === "code");
    for (const item of codes) {
      const text = codeText(item.code, card, style.domain);
      if (text === undefined) return false;
      const found = await reader.read(codeBitmap(item, codeSymbol(item.code, text), side.colour));
      if (found.length !== 1 || found[0] !== text) return false;
    }
  }
  return true;
}
