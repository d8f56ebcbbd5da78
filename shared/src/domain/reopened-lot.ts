import type { PurseState } from "./account.ts";
import type { Line } from "./bodies.ts";
import type { BookingContext } from "./booking-context.ts";
import { daysAfter, daysBetween } from "./calendar.ts";
import type { Entry } from "./entry.ts";
import type { LotAttributes } from "./lot.ts";
import type { BusinessDay } from "./lots.ts";

/** How long a refund may be spent when the lot that it came from has expired. */
const spendingDays = 14;

/** The last day on which the refund of a lot that expired on a day may be spent. */
function lastDay(expires: BusinessDay, returnWindowDays: number): BusinessDay {
  return daysAfter(expires, returnWindowDays + spendingDays);
}

type At = {
  readonly day: BusinessDay;
  /** ms since 1970; tells the new lot from all others. */
  readonly now: number;
  readonly returnWindowDays: number;
};

/**
 * The lot that a refund goes to when its own has expired: the same but for its time. Undefined when
 * it goes to its own, which is good still, or past every return and so as good as unspent.
 * Source: SPEC R88.
 */
export function reopenedLot(
  own: LotAttributes,
  { day, now, returnWindowDays }: At,
): LotAttributes | undefined {
  if (own.expires === null || day <= own.expires) return undefined;
  const last = lastDay(own.expires, returnWindowDays);
  if (day > last) return undefined;
  const expires = daysAfter(day, Math.min(spendingDays, daysBetween(day, last)));
  return { ...own, from: now, expires };
}

type Reopening = {
  readonly purse: PurseState;
  readonly lines: readonly Line[];
  readonly entry: Entry;
  readonly context: BookingContext;
};

/** Whether a reversal may refund these lines into another lot: no other value, and no longer. */
export function isReopening(
  into: LotAttributes,
  { purse, lines, entry, context }: Reopening,
): boolean {
  const day = context.dayOf(entry.hlc.ms);
  const window = context.returnWindowAt(entry);
  return lines.every(({ lot }) => {
    const own = purse.lots[lot]?.attributes ?? null;
    if (own === null || own.expires === null || day <= own.expires) return false;
    const isBounded = into.expires !== null && into.expires <= lastDay(own.expires, window);
    return isBounded && isSameValue(into, own);
  });
}

function isSameValue(a: LotAttributes, b: LotAttributes): boolean {
  const names = ["issuer", "funder", "paid", "price", "order", "tax"] as const;
  return names.every((name) => a[name] === b[name]);
}
