import { allocate } from "../allocate.ts";
import type { ReceiptLine } from "../bodies.ts";
import { keptShare, type Millionths, millionthsOf } from "../quantity.ts";

/** A line as far as it is kept. Minor units; `gross` less the discounts is `net`. */
export type KeptPart = Pick<ReceiptLine, "gross" | "net" | "discounts">;

/**
 * What part of a line keeps of each campaign's discount: what its funders have given for good.
 * Rounding: net and gross up, the discounts between them by largest remainder. Source: SPEC R761.
 */
export function keptPart(line: ReceiptLine, kept: Millionths): KeptPart {
  const share = { kept, of: millionthsOf(line.quantity) ?? 0 };
  const net = keptShare(line.net, share);
  const gross = keptShare(line.gross, share);
  const shares = allocate(
    gross - net,
    line.discounts.map(({ amount }) => amount),
  );
  const discounts = line.discounts.map(({ campaign }, at) => ({
    campaign,
    amount: shares[at] ?? 0,
  }));
  return { gross, net, discounts };
}
