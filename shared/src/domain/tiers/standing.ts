import { daysAfter } from "../calendar.ts";
import { monthsAfter } from "../campaigns/expiry.ts";
import type { BusinessDay } from "../lots.ts";
import type { Collected } from "./collected.ts";
import type { TierProgramme, TierStep } from "./tier-programme.ts";

/** A tier that is still to come: what is missing, if it comes in by the end of that day. */
export type NextTier = {
  readonly step: TierStep;
  readonly missing: number;
  readonly by: BusinessDay;
};

export type Standing = {
  readonly step: TierStep | null;
  /** The last day on which the tier is kept; null for none. */
  readonly until: BusinessDay | null;
  /** What counts in the period that runs. */
  readonly collected: number;
  readonly next: NextTier | null;
};

type Programme = Pick<TierProgramme, "months" | "steps">;

/** A period in which so much came together, and the last day to which that carries a tier. */
type Reached = { readonly sum: number; readonly until: BusinessDay };

/**
 * A card's tier on a day. A tier comes with the amount that reaches it and is kept until the end of
 * the period after: of the next calendar year, or as many months from that day as a rolling period
 * has. Promise: depends on what was collected and on the day, never on the tier before.
 * Source: SPEC R654, R655.
 */
export function standingOn(
  today: BusinessDay,
  collected: readonly Collected[],
  programme: Programme,
): Standing {
  const { months, steps } = programme;
  const reached = months === null ? byYear(collected) : byMonths(collected, months);
  const valid = reached.filter(({ until }) => until >= today);
  const most = Math.max(0, ...valid.map(({ sum }) => sum));
  const step = steps.findLast(({ from }) => from <= most) ?? null;
  const carrying = valid.filter(({ sum }) => step !== null && sum >= step.from);
  const until =
    carrying
      .map((one) => one.until)
      .toSorted()
      .at(-1) ?? null;
  const now = running(today, collected, months);
  const higher = steps.find(({ from }) => from > Math.max(now.sum, step?.from ?? 0));
  const next =
    higher === undefined ? null : { step: higher, missing: higher.from - now.sum, by: now.until };
  return { step, until, collected: now.sum, next };
}

function byYear(collected: readonly Collected[]): readonly Reached[] {
  const sums = new Map<string, number>();
  for (const { day, amount } of collected) {
    const year = day.slice(0, 4);
    sums.set(year, (sums.get(year) ?? 0) + amount);
  }
  return [...sums].map(([year, sum]) => ({ sum, until: yearEnd(Number(year) + 1) }));
}

/** The sum rises only on days on which something is collected, so no others need a look. */
function byMonths(collected: readonly Collected[], months: number): readonly Reached[] {
  const reached: Reached[] = [];
  let first = 0;
  let sum = 0;
  for (const { day, amount } of collected) {
    sum += amount;
    const before = monthsAfter(day, -months);
    for (let one = collected[first]; one !== undefined && one.day <= before; ) {
      sum -= one.amount;
      first += 1;
      one = collected[first];
    }
    reached.push({ sum, until: monthsAfter(day, months) });
  }
  return reached;
}

/** What is in the period that runs, and the last day on which all of it still is. */
function running(
  today: BusinessDay,
  collected: readonly Collected[],
  months: number | null,
): Reached {
  const before =
    months === null ? yearEnd(Number(today.slice(0, 4)) - 1) : monthsAfter(today, -months);
  const inside = collected.filter(({ day }) => day > before);
  const sum = inside.reduce((total, { amount }) => total + amount, 0);
  if (months === null) return { sum, until: yearEnd(Number(today.slice(0, 4))) };
  const oldest = inside[0]?.day ?? today;
  return { sum, until: daysAfter(monthsAfter(oldest, months), -1) };
}

function yearEnd(year: number): BusinessDay {
  return `${String(year).padStart(4, "0")}-12-31`;
}
