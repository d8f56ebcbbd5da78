import type { ReceiptLine } from "../bodies.ts";
import { keptShare, type Millionths, millionthsOf, quantityText } from "../quantity.ts";
import { type Kept, quantityOf } from "../receipt-right.ts";
import { ok, type Result, refused } from "../result.ts";

/** What comes back; `quantity` null: all that is left of the line. */
export type ReturnedLine = { readonly id: string; readonly quantity: string | null };

/** What is kept of a receipt's lines before a return and after it. */
export type Change = { readonly before: Kept; readonly after: Kept };

type Lines = readonly ReceiptLine[];

/** Every line when none is named. Refuses what is not there any more with what is left. */
export function changeOf(
  lines: Lines,
  before: Kept,
  wanted: readonly ReturnedLine[] | null,
): Result<Change> {
  const after = new Map(before);
  const all = wanted ?? lines.map(({ id }) => ({ id, quantity: null }));
  for (const [at, line] of all.entries()) {
    const kept = keptAfter(after, line);
    if (typeof kept === "string") {
      return refused("invalid", { fields: [{ field: `lines.${at}.${kept}` }] });
    }
    if (kept < 0) return alreadyBack(before, { line: line.id, asked: line.quantity });
    after.set(line.id, kept);
  }
  const isChanged = [...after].some(([id, kept]) => kept !== before.get(id));
  return isChanged ? ok({ before, after }) : alreadyBack(before, {});
}

/** Below 0 when less is there; the name of the field when that cannot be returned at all. */
function keptAfter(kept: Kept, { id, quantity }: ReturnedLine): Millionths | "id" | "quantity" {
  const before = kept.get(id);
  if (before === undefined) return "id";
  if (quantity === null) return 0;
  const back = millionthsOf(quantity);
  return back === undefined || back === 0 ? "quantity" : before - back;
}

function alreadyBack(kept: Kept, of: object): Result<never> {
  const lines = [...kept].map(([id, left]) => ({ id, quantity: quantityText(left) }));
  const left = lines.filter(({ quantity }) => quantity !== "0");
  return refused("already-reversed", { ...of, left });
}

export function isAllBack({ after }: Change): boolean {
  return [...after.values()].every((kept) => kept === 0);
}

/** What lines are worth as far as they are kept. */
export function worthKept(lines: Lines, kept: Kept, part: "net" | "gross"): number {
  return lines.reduce((sum, line) => sum + shareOf(line, kept, part), 0);
}

function shareOf(line: ReceiptLine, kept: Kept, part: "net" | "gross"): number {
  return keptShare(line[part], { kept: kept.get(line.id) ?? 0, of: quantityOf(line) });
}

/** The difference that a return makes to lines' worth. */
export function worthBack(lines: Lines, { before, after }: Change, part: "net" | "gross"): number {
  return worthKept(lines, before, part) - worthKept(lines, after, part);
}

/** The lines as the return's own note names them: with what came back. */
export function linesBack(lines: Lines, change: Change): Lines {
  return lines.flatMap((line): ReceiptLine[] => {
    const back = quantityBack(line, change);
    if (back === 0) return [];
    return [
      {
        ...line,
        quantity: quantityText(back),
        gross: worthBack([line], change, "gross"),
        net: worthBack([line], change, "net"),
        discounts: [],
      },
    ];
  });
}

function quantityBack({ id }: ReceiptLine, { before, after }: Change): Millionths {
  return (before.get(id) ?? 0) - (after.get(id) ?? 0);
}

/** Loads and vouchers fill an account; the rest is what is sold and paid for from purses, too. */
export function isFilling({ kind }: ReceiptLine): boolean {
  return kind === "load" || kind === "voucher";
}
