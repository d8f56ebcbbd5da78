import fc from "fast-check";
import { expect, test } from "vitest";
import { afterAttempt } from "./attempts.ts";

test("R685 waits longer from one attempt to the next, and gives a message up after three days", () => {
  const law = fc.property(
    fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    (fraction) => {
      let now = 1_000_000;
      let before = 0;
      for (let attempts = 0; ; attempts++) {
        const firstAt = attempts === 0 ? null : 1_000_000;
        const next = afterAttempt(
          { attempts, firstAt },
          { fault: "ECONNREFUSED" },
          { now, fraction },
        );
        if (next.state === "failed") break;
        const wait = next.nextAt - now;
        expect(wait).toBeGreaterThanOrEqual(before);
        before = wait;
        now = next.nextAt;
        expect(now - 1_000_000).toBeLessThanOrEqual(72 * 3_600_000);
      }
      expect(now - 1_000_000).toBeGreaterThan(48 * 3_600_000);
    },
  );
  fc.assert(law, { numRuns: 50 });
});
