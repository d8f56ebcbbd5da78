import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Instant, instant } from "../measure.ts";
import { branchTime, isAtOrAfter } from "./branch-time.ts";
import type { Campaign, Weekday } from "./campaign.ts";
import { aCampaign, asking, percent } from "./campaign-builders.ts";
import { type Planned, type TimelineQuery, timeline } from "./timeline.ts";
import { whenOf } from "./when.ts";

const { place } = asking([]);
const zone = "Europe/Berlin";
const query: TimelineQuery = { first: "2026-10-19", last: "2026-11-01", place, zone, most: 500 };

function planned(campaign: Campaign, from: string | null = "2026-01-01T00:00"): Planned {
  const activation = from === null ? null : { id: `${campaign.id}.1`, value: { from } };
  return { campaign, state: from === null ? "approved" : "active", activation };
}

function spansOf(one: Planned, parts: Partial<TimelineQuery> = {}): readonly string[] {
  const [bar] = timeline([one], { ...query, ...parts });
  const text = (at: Instant) => new Date(at).toISOString().slice(0, 16);
  return bar?.spans.map(({ from, until }) => `${text(from)} ${text(until)}`) ?? [];
}

const effects = [percent(1000)];

describe("the time line", () => {
  test("R682 I3: shows what is prepared ahead, by weekday and hour of the branch's clock", () => {
    const windows = [{ days: [2, 4] as const, from: "09:00", to: "11:30" }];
    const campaign = aCampaign("a", { effects, time: { windows } });
    expect(spansOf(planned(campaign, "2026-10-21T00:00"))).toEqual([
      "2026-10-22T07:00 2026-10-22T09:30",
      "2026-10-27T08:00 2026-10-27T10:30",
      "2026-10-29T08:00 2026-10-29T10:30",
    ]);
    expect(spansOf(planned(campaign, null))).toHaveLength(4);
  });

  test("R682 knows the night in which an hour comes twice, and the one in which it is missing", () => {
    const time = { windows: [{ from: "02:00", to: "03:00" }] };
    const campaign = planned(aCampaign("a", { effects, time }));
    const autumn = { first: "2026-10-25", last: "2026-10-25" };
    expect(spansOf(campaign, autumn)).toEqual(["2026-10-25T00:00 2026-10-25T02:00"]);
    expect(spansOf(campaign, { first: "2026-03-29", last: "2026-03-29" })).toEqual([]);
  });

  test("R682 ends a version where a later one takes over, and has no bar elsewhere", () => {
    const old = planned(aCampaign("a", { effects }));
    const next = planned(aCampaign("a", { effects, version: 2 }), "2026-10-20T12:00");
    const bars = timeline([old, next], query);
    expect(bars[0]?.spans[0]?.until).toBe(bars[1]?.spans[0]?.from);
    const elsewhere = planned(aCampaign("b", { effects, scope: { branches: ["sued"] } }));
    expect(timeline([elsewhere], query)).toEqual([]);
    expect(timeline([elsewhere], { ...query, place: null })).toHaveLength(1);
  });

  test("R682 agrees with the till at every moment", () => {
    const clock = fc
      .integer({ min: 0, max: 95 })
      .map(
        (at) =>
          `${String(Math.floor(at / 4)).padStart(2, "0")}:${["00", "15", "30", "45"][at % 4]}`,
      );
    const days = fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
    const windows = fc.array(fc.record({ days, from: clock, to: clock }), { minLength: 1 });
    const from = fc.constantFrom("2026-01-01T00:00", "2026-10-25T02:30", "2026-10-23T12:00");
    const quarters = fc.array(fc.integer({ min: 0, max: 14 * 96 + 3 }), { maxLength: 40 });
    const law = fc.property(windows, from, quarters, (some, begin, moments) => {
      const time = { windows: some, exceptDates: ["2026-10-24"] };
      const [bar] = timeline([planned(aCampaign("a", { effects, time }), begin)], query);
      for (const quarter of moments) {
        const at = instant(Date.UTC(2026, 9, 18, 22) + quarter * 900_000 + 60_000);
        const now = branchTime(zone, at);
        const holds = isAtOrAfter(now, begin) && whenOf(time)(now, []) === undefined;
        expect(bar?.spans.some((span) => span.from <= at && at < span.until)).toBe(holds);
      }
    });
    fc.assert(law, { numRuns: 60 });
  });
});
