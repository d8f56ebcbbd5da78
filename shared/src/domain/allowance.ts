import type { BookingContext, Citing } from "./booking-context.ts";
import type { PurseId } from "./ids.ts";

/** Value that an entry creates: `minted` is its device's running total, this entry included. */
type Created = { readonly entry: Citing; readonly purse: PurseId; readonly minted: number };

/**
 * Whether what an entry creates counts. `allowed`: by what it cites itself. `raised`: only because
 * headquarters has raised its allowance since; whoever counts on it must cite that.
 * Source: SPEC R66, R67.
 */
export function allowanceFor(
  { entry, purse, minted }: Created,
  context: BookingContext,
  citing?: Citing,
): "allowed" | "raised" | "unconfirmed" {
  const bound = context.allowanceAt(entry, purse);
  if (bound === null || minted <= bound) return "allowed";
  const raisedTo = context.allowed({ device: entry.device, purse }, citing);
  return raisedTo !== null && minted <= raisedTo ? "raised" : "unconfirmed";
}
