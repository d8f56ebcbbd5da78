import type { PurseKind } from "./control-bodies.ts";
import { type Refusal, refused } from "./result.ts";

export const goodwillRoles = ["cashier", "manager", "headquarters"] as const;
export type GoodwillRole = (typeof goodwillRoles)[number];

/**
 * What a role may book by hand as goodwill or adjustment, in each kind of purse's unit.
 * `purses` are the kinds it may book on at all; a kind without an amount has no bound.
 */
export type GoodwillLimit = {
  readonly purses: readonly PurseKind[];
  readonly perBooking: GoodwillAmounts;
  /** Of one operator on one device in one business day. */
  readonly perDay: GoodwillAmounts;
};

type GoodwillAmounts = Readonly<Partial<Record<PurseKind, number>>>;

export type GoodwillLimits = Readonly<Record<GoodwillRole, GoodwillLimit>>;

export const defaultGoodwill: GoodwillLimits = {
  cashier: {
    purses: ["points", "money", "stamps"],
    perBooking: { points: 50, money: 1_000, stamps: 2 },
    perDay: { points: 200, money: 3_000, stamps: 10 },
  },
  manager: {
    purses: ["points", "money", "stamps", "coupon", "reward"],
    perBooking: { points: 500, money: 5_000, stamps: 10, coupon: 5, reward: 5 },
    perDay: { points: 2_000, money: 50_000, stamps: 50, coupon: 50, reward: 50 },
  },
  headquarters: {
    purses: ["points", "money", "stamps", "coupon", "reward"],
    perBooking: {},
    perDay: {},
  },
};

const reasons: ReadonlySet<string> = new Set(["goodwill", "adjustment"]);

/** Booked by hand without a sale behind it, so that only the limits bound it. */
export function isGoodwill(reason: string): boolean {
  return reasons.has(reason);
}

export type GoodwillWish = {
  readonly role: GoodwillRole;
  readonly unit: PurseKind;
  readonly amount: number;
  /** What the same operator has booked so on this device today. */
  readonly givenToday: number;
};

/** Pure: why it may not be booked, with the numbers; null when it may. Source: SPEC R563. */
export function goodwillObjection(limits: GoodwillLimits, wish: GoodwillWish): Refusal | null {
  const { role, unit, amount, givenToday } = wish;
  const { purses, perBooking, perDay } = limits[role];
  const most = purses.includes(unit) ? perBooking[unit] : 0;
  const mostToday = purses.includes(unit) ? perDay[unit] : 0;
  const isTooMuch = most !== undefined && amount > most;
  const isTooMuchToday = mostToday !== undefined && givenToday + amount > mostToday;
  if (!isTooMuch && !isTooMuchToday) return null;
  const numbers = {
    asked: amount,
    perBooking: most ?? null,
    perDay: mostToday ?? null,
    givenToday,
    leftToday: mostToday === undefined ? null : Math.max(0, mostToday - givenToday),
  };
  return refused("not-allowed", { what: "goodwill-limit", role, unit, ...numbers }).error;
}
