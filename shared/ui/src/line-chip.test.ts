import { describe, expect, test } from "vitest";
import { chipText } from "./chip-texts.ts";
import { chipOf, type LineFacts } from "./line-chip.ts";

const calm: LineFacts = { reached: true, line: "connected", unsent: 0, attention: 0 };

describe("the status chip", () => {
  test.each([
    [{}, "connected", "Verbunden", "Connected"],
    [{ unsent: 3 }, "sending", "Sendet 3", "Sending 3"],
    [
      { line: "branch-only", unsent: 2 },
      "branch-only",
      "Nur Filiale, 2 gesichert",
      "Branch only, 2 saved",
    ],
    [{ line: "offline", unsent: 2 }, "offline", "Offline, 2 gesichert", "Offline, 2 saved"],
    [{ line: "offline" }, "offline", "Offline, 0 gesichert", "Offline, 0 saved"],
    [{ checkingIn: true }, "checking-in", "Meldet sich an", "Checking in"],
    [
      { checkingIn: true, line: "offline", unsent: 2 },
      "checking-in",
      "Meldet sich an, 2 gesichert",
      "Checking in, 2 saved",
    ],
    [{ line: "offline", attention: 1 }, "attention", "Achtung", "Attention"],
    [{ reached: false, unsent: 2 }, "away", "Filiale nicht erreichbar", "Node out of reach"],
  ] as const)("%j is %s", (facts, state, ...texts) => {
    const chip = chipOf({ ...calm, ...facts });
    expect(chip.state).toBe(state);
    expect([chipText(chip, "de"), chipText(chip, "en")]).toEqual(texts);
  });

  test("an unsent booking is never hidden behind a calm word", () => {
    for (const line of ["connected", "branch-only", "offline"] as const) {
      expect(chipText(chipOf({ ...calm, line, unsent: 7 }), "en")).toContain("7");
    }
  });
});
