import { describe, expect, test } from "vitest";
import type { HealthView } from "../api/shapes.ts";
import { lastInTouch, lineFacts } from "./line-facts.ts";

function health(more: Partial<HealthView> = {}): HealthView {
  return { line: "connected", since: 900, unsent: 0, oldestUnsentAt: null, attention: [], ...more };
}

describe("what the page says of the line", () => {
  test("R506 checking in is a state of its own, not a fault", () => {
    const attention = [
      { code: "checking-in", detail: "" },
      { code: "clock-off", detail: "" },
    ];
    const facts = lineFacts({ reached: true, health: health({ attention }) });
    expect(facts).toMatchObject({ checkingIn: true, attention: 1 });
    expect(lineFacts({ reached: true, health: health() })).toMatchObject({ checkingIn: false });
  });

  test("R507 the age of the last contact is said only while there is none", () => {
    expect(lastInTouch({ reached: true, health: health() })).toBeNull();
    expect(lastInTouch({ reached: true, health: health({ line: "offline" }) })).toBe(900);
    expect(lastInTouch({ reached: false, health: null })).toBeNull();
    const attention = [{ code: "checking-in", detail: "" }];
    const started = health({ line: "offline", attention });
    expect(lastInTouch({ reached: true, health: started })).toBeNull();
  });
});
