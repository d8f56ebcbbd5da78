import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instant } from "./measure.ts";
import { afterWrong, lockedFor, noTries, type PinTries, triesLeft } from "./pin.ts";

const minuteMs = 60_000;
const day = instant(1_000_000_000);

/** Wrong tries as fast as they are looked at. */
function guessing(tries: number): { readonly tries: PinTries; readonly tookMs: number } {
  let state = noTries;
  let now = Number(day);
  for (let at = 0; at < tries; at++) {
    now += lockedFor(state, instant(now));
    state = afterWrong(state, instant(now));
  }
  return { tries: state, tookMs: now - day };
}

describe("a PIN that is guessed", () => {
  test("R787 Q6: locks after five wrong tries, each time for longer", () => {
    expect([1, 2, 3, 4, 5].map((count) => triesLeft(guessing(count).tries))).toEqual([
      4, 3, 2, 1, 0,
    ]);
    const locks = [4, 5, 6, 7, 8, 9, 20].map((count) => {
      const { tries, tookMs } = guessing(count);
      return lockedFor(tries, instant(day + tookMs)) / minuteMs;
    });
    expect(locks).toEqual([0, 1, 5, 30, 120, 1_440, 1_440]);
  });

  test("R787 a thousand guesses take years", () => {
    expect(guessing(1_000).tookMs).toBeGreaterThan(2 * 365 * 24 * 60 * minuteMs);
  });

  test("R787 a clock that was set back does not lock for longer than a lock lasts", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.nat(1_000_000_000), (count, back) => {
        const { tries, tookMs } = guessing(count);
        const now = instant(Math.max(0, day + tookMs - back));
        expect(lockedFor(tries, now)).toBeLessThanOrEqual(1_440 * minuteMs);
      }),
    );
  });
});
