import { assert } from "./assert.ts";

declare const unit: unique symbol;
type Measured<U extends string> = number & { readonly [unit]: U };

/** A whole, positive count of a purse's unit: minor units of the currency, points, stamps. */
export type Amount = Measured<"amount">;
/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = Measured<"instant">;

/** Largest amount a single entry may carry; sums of 900,000 such entries stay exact in a double. */
export const largestAmount = 10_000_000_000;

export function isAmount(value: unknown): value is Amount {
  return Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= largestAmount;
}

/** The only way in: callers have checked with {@link isAmount}. */
export function amount(value: number): Amount {
  assert(isAmount(value), `amount is whole and within 1..${largestAmount}: ${value}`);
  return value;
}

export function instant(value: number): Instant {
  assert(Number.isSafeInteger(value) && value >= 0, `instant is whole milliseconds: ${value}`);
  return value as Instant;
}
