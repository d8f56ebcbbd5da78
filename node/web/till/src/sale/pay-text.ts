import {
  type AmountStyle,
  type ParsedAmount,
  parseAmount,
} from "@cardweave/shared/ui/parse-amount";
import type { DraftPay } from "./sale-draft.ts";

type Paid = DraftPay["amount"] | null;

export interface TypedPay {
  /** What the field shows. */
  readonly shown: string;
  /** Why it pays nothing as it stands; null where there is nothing to say. */
  readonly why: Exclude<Extract<ParsedAmount, { ok: false }>["why"], "empty"> | null;
}

/** What a text pays; 0 where it is no amount. */
function paidBy(typed: string, style: AmountStyle): number {
  const parsed = parseAmount(typed, style);
  return parsed.ok ? parsed.amount : 0;
}

/**
 * The text stays as it is typed, so that "0,50" is never read from its second digit on; it goes
 * when the basket has come to something else meanwhile.
 */
export function typedPay(typed: string, paid: Paid, style: AmountStyle): TypedPay {
  if (paidBy(typed, style) !== (paid ?? 0)) return { shown: "", why: null };
  const parsed = parseAmount(typed, style);
  return { shown: typed, why: parsed.ok || parsed.why === "empty" ? null : parsed.why };
}

/** What a purse pays by a text; where it is taken out again, all if it was all before. */
export function payOf(typed: string, before: Paid, style: AmountStyle): Paid {
  if (typed === "") return before === "all" ? "all" : null;
  const amount = paidBy(typed, style);
  return amount > 0 ? amount : null;
}
