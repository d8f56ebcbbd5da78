import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyAccount } from "../account.ts";
import { daysAfter, daysBetween } from "../calendar.ts";
import type { DocId } from "../ids.ts";
import { birthdayNear, isTooSoon } from "./birthday-window.ts";
import { aCampaign, aSet, asking, earning } from "./campaign-builders.ts";
import { campaignProblems } from "./campaign-problems.ts";
import { expiryDay, monthsAfter } from "./expiry.ts";
import { giftsOf } from "./gift.ts";

describe("a rule of validity", () => {
  test.each([
    ["2026-01-31", { days: 1 }, "2026-02-01"],
    ["2026-01-31", { months: 1 }, "2026-02-28"],
    ["2027-11-30", { months: 3 }, "2028-02-29"],
    ["2026-05-10", { months: 3, roundTo: "monthEnd" }, "2026-08-31"],
    ["2026-05-10", { months: 24, roundTo: "yearEnd" }, "2028-12-31"],
    ["2026-12-31", { yearEnd: 0 }, "2026-12-31"],
    ["2026-01-01", { yearEnd: 3 }, "2029-12-31"],
  ] as const)("R651 Q1: what is given on %s by %o is good until %s", (day, rule, last) => {
    expect(expiryDay(day, rule)).toBe(last);
  });

  test("R651 goes back as many months as it went, but for days that a month has not", () => {
    const days = fc.integer({ min: 0, max: 9_000 });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), (from, months) => {
        const day = daysAfter("2020-01-01", from);
        const back = monthsAfter(monthsAfter(day, -months), months);
        expect(daysBetween(back, day)).toBeLessThanOrEqual(3);
        expect(back <= day).toBe(true);
      }),
    );
  });
});

describe("a birthday's window", () => {
  test.each([
    ["1990-06-10", "2026-06-09", undefined],
    ["1990-06-10", "2026-06-24", "2026-06-10"],
    ["1990-06-10", "2026-06-25", undefined],
    ["1992-02-29", "2026-02-28", "2026-02-28"],
    ["1992-02-29", "2028-02-28", undefined],
    ["1992-02-29", "2028-02-29", "2028-02-29"],
    ["1990-12-28", "2027-01-05", "2026-12-28"],
  ])("R660 of who was born on %s: on %s it is that of %s", (born, today, birthday) => {
    expect(birthdayNear(born, today)).toBe(birthday);
  });

  test("R660, R661 comes every year, and never so soon that it would be given twice", () => {
    const around = fc.integer({ min: 0, max: 30 });
    const windows = fc.record({ daysBefore: around, daysAfter: around });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), windows, (born, window) => {
        const birthday = daysAfter("1950-01-01", born);
        const inside = Array.from({ length: 1_500 }, (_, at) => daysAfter("2026-01-01", at)).filter(
          (day) => birthdayNear(birthday, day, window) !== undefined,
        );
        const given: string[] = [];
        for (const day of inside) if (!given.some((one) => isTooSoon(one, day))) given.push(day);
        const years = given.map((day) => birthdayNear(birthday, day, window)?.slice(0, 4));
        expect(new Set(years).size).toBe(years.length);
        expect(years.length).toBeGreaterThanOrEqual(4);
      }),
      { numRuns: 25 },
    );
  });
});

describe("a gift", () => {
  const accounts = [emptyAccount("01" as DocId)];
  const { place, at } = asking([]);
  const welcome = aCampaign("welcome", { on: "enrol", effects: [earning({ points: 50 })] });
  const sorry = aCampaign("sorry", {
    on: "manual",
    effects: [{ type: "issueCoupon", ref: "cake", count: 2, expires: { days: 10 } }],
  });

  test("R658 is what one step gives, of its occasion alone, and by hand of what was named", () => {
    const set = aSet([welcome, sorry]);
    const earned = (on: "enrol" | "manual", named: readonly string[] = []) =>
      giftsOf(set, { on, accounts, place, at, named }).earns;
    expect(earned("enrol")).toMatchObject([{ purse: "points", amount: 50, campaign: "welcome" }]);
    expect(earned("manual")).toEqual([]);
    expect(earned("manual", ["sorry"])).toMatchObject([
      { purse: "coupon:cake", amount: 2, lot: { expires: "2026-06-20" } },
    ]);
  });

  test("R658 is refused with what it cannot have", () => {
    const fields = (parts: object) =>
      campaignProblems({ ...welcome, ...parts }).map(({ field }) => field);
    const caps = { perCard: { n: 1, per: "day" as const }, budget: 500 };
    expect(fields({ caps })).toEqual(["caps.budget", "caps.perCard"]);
    expect(fields({ on: "manual", caps })).toEqual(["caps.budget"]);
    expect(fields({ birthday: { daysBefore: 1 } })).toEqual(["birthday"]);
    expect(fields({ on: "birthday", birthday: { daysBefore: 1 } })).toEqual([]);
    expect(fields({ cost: { purse: "points", amount: 1 } })).toEqual(["cost"]);
  });
});
