import type { CardItem } from "@cardweave/shared/domain/card-design/design";
import type { DesignerTexts } from "./designer-words.ts";

/** What it says, or what kind of thing it is. */
export function itemName(item: CardItem, language: "de" | "en", texts: DesignerTexts): string {
  if (item.kind === "code") return texts.codes[item.code];
  if (item.kind === "field") return texts.fields[item.field];
  const [line = ""] = item.text[language].split("\n");
  return line.trim() === "" ? texts.kinds.text : line;
}
