import { describe, expect, test } from "vitest";
import { noBurst, scanOf, strike } from "./scan-burst.ts";

/** Types a text with a pause between keys, then Enter after the same pause. */
function typed(text: string, pauseMs: number, start = noBurst): string | null {
  const burst = [...text].reduce(
    (sofar, key, index) => strike(sofar, { key, at: 1000 + index * pauseMs }),
    start,
  );
  return scanOf(burst, { key: "Enter", at: 1000 + text.length * pauseMs });
}

describe("telling a scanner from a cashier", () => {
  test("fast keys and Enter are a scan", () => {
    expect(typed("K7Q2M4X2R5T5W6ZC0", 12)).toBe("K7Q2M4X2R5T5W6ZC0");
  });
  test("R692 a scan that a busy till saw in two parts is whole in its run", () => {
    const first = [..."K7Q2M4X2"].reduce(
      (sofar, key, index) => strike(sofar, { key, at: 500 + index * 10 }),
      noBurst,
    );
    const both = [..."R5T5W6ZC0"].reduce(
      (sofar, key, index) => strike(sofar, { key, at: 900 + index * 10 }),
      first,
    );
    expect(both).toMatchObject({ typed: "R5T5W6ZC0", run: "K7Q2M4X2R5T5W6ZC0" });
  });
  test("slow keys are typing", () => {
    expect(typed("K7Q2M4X2R5T5W6ZC0", 90)).toBeNull();
  });
  test("an amount typed in haste is no scan", () => {
    expect(typed("1250", 30)).toBeNull();
  });
  test("digits that stood before the scan do not become part of it", () => {
    const before = strike(noBurst, { key: "9", at: 500 });
    expect(typed("K7Q2M4X2R5T5W6ZC0", 12, before)).toBe("K7Q2M4X2R5T5W6ZC0");
  });
  test("what Enter ended is not the start of what comes next", () => {
    const before = [..."?!", "Enter"].reduce(
      (sofar, key) => strike(sofar, { key, at: 990 }),
      noBurst,
    );
    expect(typed("K7Q2M4X2R5T5W6ZC0", 12, before)).toBe("K7Q2M4X2R5T5W6ZC0");
  });
  test("shift keys of capital letters do not break it", () => {
    let burst = noBurst;
    for (const [index, key] of [..."ABCDEFGH"].entries()) {
      burst = strike(burst, { key: "Shift", at: index * 20 });
      burst = strike(burst, { key, at: index * 20 + 5 });
    }
    expect(scanOf(burst, { key: "Enter", at: 160 })).toBe("ABCDEFGH");
  });
  test("a scanner may take its time for the Enter", () => {
    const burst = [..."ABCDEFGH"].reduce(
      (sofar, key, index) => strike(sofar, { key, at: index * 10 }),
      noBurst,
    );
    expect(scanOf(burst, { key: "Enter", at: 70 + 120 })).toBe("ABCDEFGH");
  });
  test("an Enter that comes late belongs to the cashier", () => {
    const burst = [..."ABCDEFGH"].reduce(
      (sofar, key, index) => strike(sofar, { key, at: index * 10 }),
      noBurst,
    );
    expect(scanOf(burst, { key: "Enter", at: 600 })).toBeNull();
  });
});
