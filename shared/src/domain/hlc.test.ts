import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clockLeadMs, compareHlc, hlcZero, isAhead, laterHlc, tick } from "./hlc.ts";
import { instant } from "./measure.ts";

const readings = fc.record({ ms: fc.nat(1_000), count: fc.nat(5) });

describe("a clock's next reading", () => {
  test("R32 is later than the last one, whatever the wall clock does", () => {
    fc.assert(
      fc.property(readings, fc.nat(2_000), (last, now) => {
        expect(compareHlc(tick(last, instant(now)), last)).toBeGreaterThan(0);
      }),
    );
  });

  test("R32 is the wall clock's as soon as that is ahead", () => {
    expect(tick(hlcZero, instant(5))).toEqual({ ms: 5, count: 0 });
    expect(tick({ ms: 5, count: 2 }, instant(5))).toEqual({ ms: 5, count: 3 });
    expect(tick({ ms: 3_600_005, count: 0 }, instant(5))).toEqual({ ms: 3_600_005, count: 1 });
  });
});

test("R33 a reading is ahead when it is more than five minutes beyond the wall clock", () => {
  expect(clockLeadMs).toBe(300_000);
  expect(isAhead({ ms: 300_010, count: 9 }, instant(10))).toBe(false);
  expect(isAhead({ ms: 300_011, count: 0 }, instant(10))).toBe(true);
});

test("the later of two readings goes by milliseconds, then by count", () => {
  expect(laterHlc({ ms: 1, count: 9 }, { ms: 2, count: 0 })).toEqual({ ms: 2, count: 0 });
  expect(laterHlc({ ms: 2, count: 1 }, { ms: 2, count: 0 })).toEqual({ ms: 2, count: 1 });
});
