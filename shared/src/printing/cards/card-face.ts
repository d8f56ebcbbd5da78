import {
  type PrintedCard,
  writtenNumber,
  writtenValid,
} from "../../domain/card-design/card-code.ts";
import type { CardField, Language } from "../../domain/card-design/design.ts";

/** What all cards of a print share. `valid` as `YYYY-MM-DD`, null for no end. */
export type CardStyle = {
  readonly network: string;
  readonly domain: string;
  readonly valid: string | null;
  readonly language: Language;
};

export function fieldText(field: CardField, card: PrintedCard, style: CardStyle): string {
  if (field === "number") return writtenNumber(card);
  if (field === "holder") return card.holder ?? "";
  if (field === "name") return style.network;
  return style.valid === null ? "" : writtenValid(style.valid, style.language);
}
