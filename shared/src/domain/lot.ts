/** `single` and `multi` purpose vouchers: § 3 (13) to (15) UStG. */
export type TaxKind = "single" | "multi" | "discount";

/**
 * What credits share that matters later; a lot's id is the hash of these.
 * `price`: what one unit was sold for, in ten-thousandths of the currency's minor unit; null if given.
 * `from`: pending until then (ms). `expires`: last good day, `YYYY-MM-DD` in the operator's zone.
 * `order`: spending order, lower first, before expiry.
 */
export type LotAttributes = {
  readonly issuer: string;
  readonly funder: string | null;
  readonly paid: boolean;
  readonly price: number | null;
  readonly from: number | null;
  readonly expires: string | null;
  readonly order: number;
  readonly tax: TaxKind | null;
};

export function isSameLot(a: LotAttributes | null, b: LotAttributes): boolean {
  const names = Object.keys(b) as (keyof LotAttributes)[];
  return a !== null && names.every((name) => a[name] === b[name]);
}
