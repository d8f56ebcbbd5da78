import type { Language } from "@cardweave/shared/ui/language";
import { parseAmount } from "@cardweave/shared/ui/parse-amount";

export interface TypedLine {
  readonly quantity: number;
  /** Minor units. */
  readonly unitPrice: number;
  readonly name: string;
}

const form = /^(?:(\d{1,4})\s*[x*×]\s*)?([\d.,\u00a0]+)(?:\s+(.{1,120}))?$/i;

/**
 * A line as a cashier types it in one go: "3,50", "2x3,50" or "2 x 3,50 Bread". Null for what is
 * no price.
 */
export function typedLine(
  text: string,
  style: { readonly language: Language; readonly digits: number },
): TypedLine | null {
  const [, times = "1", price = "", name = ""] = form.exec(text.trim()) ?? [];
  const parsed = parseAmount(price, style);
  const quantity = Number(times);
  if (!parsed.ok || parsed.amount === 0 || quantity === 0) return null;
  return { quantity, unitPrice: parsed.amount, name: name.trim() };
}
