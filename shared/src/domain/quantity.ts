/** A quantity in millionths of its unit: decimal text with up to six places is whole there. */
export type Millionths = number;

const unit = 1_000_000;
const form = /^([0-9]{1,9})(?:\.([0-9]{1,6}))?$/;

/** Undefined for what is no plain decimal text of at most nine digits and six places. */
export function millionthsOf(text: string): Millionths | undefined {
  const [, whole, places = ""] = form.exec(text) ?? [];
  return whole === undefined ? undefined : Number(whole) * unit + Number(places.padEnd(6, "0"));
}

/** The shortest decimal text. */
export function quantityText(quantity: Millionths): string {
  const places = String(quantity % unit)
    .padStart(6, "0")
    .replace(/0+$/, "");
  const whole = String(Math.floor(quantity / unit));
  return places === "" ? whole : `${whole}.${places}`;
}

/** Pieces, a begun one counted whole. */
export function piecesIn(quantity: Millionths): number {
  return Math.ceil(quantity / unit);
}

/**
 * What a part of a line keeps of the line's amount.
 * Rounding: up, so that what comes back is never more than its share. Source: campaigns, returns.
 */
export function keptShare(
  amount: number,
  { kept, of }: { readonly kept: Millionths; readonly of: Millionths },
): number {
  if (of === 0) return kept === 0 ? 0 : amount;
  const product = BigInt(amount) * BigInt(kept);
  const share = product / BigInt(of);
  return Number(product > share * BigInt(of) ? share + 1n : share);
}
