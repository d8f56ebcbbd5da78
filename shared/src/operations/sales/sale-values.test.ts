import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Instant } from "../../domain/measure.ts";
import { instant } from "../../domain/measure.ts";
import { rfc3339 } from "../../domain/time.ts";
import { clockOf, dayOf, instantsAt, offsetTimeOf, wallClockOf } from "./local-time.ts";
import { planReceipt } from "./plan-receipt.ts";
import { saleColumnsOf } from "./sale-columns.ts";
import { reader, saleRowOf } from "./sale-row.ts";
import { amountOf, quantityOf } from "./sale-values.ts";

const major = { inMinor: false };

describe("how tills write", () => {
  test.each([
    ["2.50", 250],
    ["2,5", 250],
    ["2", 200],
    ["-2,50", -250],
    ["2,50-", -250],
    ["1.234,50", 123_450],
    ["1,234.50", 123_450],
    ["1 234,50 €", 123_450],
    ["0,00", 0],
    ["1.234", undefined],
    ["2.505", undefined],
    ["--2", undefined],
    ["-2-", undefined],
    ["", undefined],
    ["2e3", undefined],
  ])("R812 an amount as %j", (text, cents) => {
    expect(amountOf(text, major)).toBe(cents);
  });

  test("R812 an amount in cents has no comma, a quantity up to six places", () => {
    expect(amountOf("250", { inMinor: true })).toBe(250);
    expect(amountOf("2.50", { inMinor: true })).toBeUndefined();
    expect(quantityOf("0,250")).toBe(250_000);
    expect(quantityOf("-2")).toBe(-2_000_000);
    expect(quantityOf("0,1234567")).toBeUndefined();
  });

  test("R812 days and times in German and by ISO, and none that there is not", () => {
    const morning = { day: "2026-11-20", clock: "09:05:00" };
    for (const text of ["2026-11-20 09:05", "2026-11-20T09:05:00.000", "20.11.2026 9:05 Uhr"]) {
      expect(wallClockOf(text)).toEqual(morning);
    }
    expect(dayOf("20.11.26")).toBe("2026-11-20");
    expect(clockOf("9.05.30")).toBe("09:05:30");
    expect(offsetTimeOf("2026-11-20T09:05:00Z")).toBe(Date.UTC(2026, 10, 20, 9, 5));
    for (const text of ["30.02.2026 9:05", "2026-11-20 24:00", "11/20/2026 9:05", "2026-11-20"]) {
      expect(wallClockOf(text)).toBeUndefined();
    }
  });

  test("R812 a clock shows every instant once, in the hour put back twice, in the one left out never", () => {
    const at = (day: string, clock: string) => instantsAt("Europe/Berlin", { day, clock });
    expect(at("2026-03-29", "02:30:00")).toEqual([]);
    expect(at("2026-10-25", "02:30:00")).toEqual([
      Date.UTC(2026, 9, 25, 0, 30),
      Date.UTC(2026, 9, 25, 1, 30),
    ]);
    const zones = fc.constantFrom("Europe/Berlin", "America/St_Johns", "Pacific/Apia", "UTC");
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 2_000_000_000 }), (zone, seconds) => {
        const instantMs = instant(seconds * 1_000);
        const shown = rfc3339(zone, instantMs);
        const clock = { day: shown.slice(0, 10), clock: shown.slice(11, 19) };
        expect(instantsAt(zone, clock)).toContain(instantMs);
      }),
      { numRuns: 200 },
    );
  });

  test("R812 in the hour that is shown twice, the receipts before decide", () => {
    const columns = saleColumnsOf(["receipt", "time", "till", "amount"], { hasTill: false });
    if (typeof columns === "string") throw new Error(columns);
    const rules = { zone: "Europe/Berlin", now: instant(Date.UTC(2027, 0, 1)), scheme: "own" };
    const read = reader(["1", "2026-10-25 02:30", "t1", "2"], columns);
    const row = saleRowOf(2, read, { ...rules, ...major, afterDiscount: false });
    if (typeof row === "string") throw new Error(row);
    const receipt = { till: "t1", number: "1", lines: [2], rows: [row], broken: null };
    const first = Date.UTC(2026, 9, 25, 0, 30);
    expect(planReceipt(receipt, (first - 60_000) as Instant)).toMatchObject({ at: first });
    const second = Date.UTC(2026, 9, 25, 1, 30);
    expect(planReceipt(receipt, (first + 60_000) as Instant)).toMatchObject({ at: second });
  });
});
