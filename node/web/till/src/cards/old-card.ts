import { fractionDigits } from "@cardweave/shared/ui/format-amount";
import type { Language } from "@cardweave/shared/ui/language";
import { parseAmount } from "@cardweave/shared/ui/parse-amount";
import type { CardRef, PurseDef } from "../api/shapes.ts";
import { cardIn } from "../till/scanned-text.ts";
import { unitOf } from "../till/till-actions.ts";
import type { LinkKind } from "./card-texts.ts";

/** What was typed about the card that is taken over. */
export interface OldCard {
  readonly kind: LinkKind;
  readonly number: string;
  readonly scheme: string;
  /** By purse, as typed. */
  readonly opening: Readonly<Record<string, string>>;
}

export interface Opened {
  readonly purse: string;
  readonly amount: number;
}

function cardOf({ number, scheme }: OldCard): CardRef | null {
  const named = scheme.trim().toLowerCase();
  const plain = number.trim();
  if (named === "") return cardIn(plain);
  return plain === "" ? null : { scheme: named, number: plain.toUpperCase() };
}

export interface OldCardStyle {
  readonly purses: readonly PurseDef[];
  readonly language: Language;
}

/** Null when one of the amounts cannot be read; empty and zero ones are left out. */
function openingOf(old: OldCard, { purses, language }: OldCardStyle): readonly Opened[] | null {
  if (old.kind !== "migrated") return [];
  const read = purses.map((purse) => {
    const typed = old.opening[purse.purse] ?? "";
    const digits = fractionDigits(unitOf(purse));
    return { purse: purse.purse, parsed: parseAmount(typed, { language, digits }) };
  });
  if (read.some(({ parsed }) => !parsed.ok && parsed.why !== "empty")) return null;
  return read.flatMap(({ purse, parsed }) =>
    parsed.ok && parsed.amount > 0 ? [{ purse, amount: parsed.amount }] : [],
  );
}

/** The link as the node wants it; null while something cannot be read. */
export function linkOf(
  old: OldCard,
  to: CardRef,
  style: OldCardStyle,
): Record<string, unknown> | null {
  const from = cardOf(old);
  const opening = openingOf(old, style);
  if (from === null || opening === null || from.number === to.number) return null;
  return { from, to, reason: old.kind, ...(opening.length === 0 ? {} : { opening }) };
}
