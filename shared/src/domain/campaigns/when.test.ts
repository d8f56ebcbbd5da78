import { describe, expect, test } from "vitest";
import type { Instant } from "../measure.ts";
import { branchTime, dayBegins, weekdayOf } from "./branch-time.ts";
import type { CampaignTime } from "./campaign.ts";
import { whenOf } from "./when.ts";

function why(time: CampaignTime, text: string, holidays: readonly string[] = []) {
  const now = branchTime("Europe/Berlin", Date.parse(text) as Instant);
  return whenOf(time)(now, holidays) ?? "holds";
}

/** Every three quarters of an hour of the two days around each change of a zone's clock. */
function momentsOfChange(zone: string): readonly number[] {
  const noons = Array.from({ length: 366 }, (_, day) => Date.UTC(2026, 0, day, 12));
  const clocks = noons.map((ms) => shown(zone, ms).minute);
  const days = noons.filter((_, at) => at === 200 || clocks[at] !== clocks[at - 1]);
  return days.flatMap((noon) =>
    Array.from({ length: 96 }, (_, at) => noon - 2 * 86_400_000 + at * 45 * 60_000),
  );
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The weekday and the clock that a zone shows, asked from the platform in another way. */
function shown(zone: string, ms: number) {
  const options = { weekday: "short", hour: "2-digit", minute: "2-digit" } as const;
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", ...options });
  formats.set(zone, format);
  const parts = Object.fromEntries(
    format.formatToParts(ms).map(({ type, value }) => [type, value]),
  );
  const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  return {
    weekday: names.indexOf(parts["weekday"] ?? "") + 1,
    minute: Number(parts["hour"]) * 60 + Number(parts["minute"]),
  };
}

const zones = [
  "UTC",
  "Europe/Berlin",
  "Europe/London",
  "Europe/Lisbon",
  "Atlantic/Azores",
  "America/New_York",
  "America/St_Johns",
  "America/Santiago",
  "America/Sao_Paulo",
  "Africa/Cairo",
  "Africa/Casablanca",
  "Asia/Beirut",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Asia/Tokyo",
  "Australia/Lord_Howe",
  "Australia/Adelaide",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
];

describe("a campaign's time", () => {
  test("R742 B7 I1 holds from the first date to the last, both included", () => {
    const june = { dateFrom: "2026-06-10", dateTo: "2026-06-11" };
    expect(why(june, "2026-06-09T23:59:59+02:00")).toBe("not-begun");
    expect(why(june, "2026-06-10T00:00:00+02:00")).toBe("holds");
    expect(why(june, "2026-06-11T23:59:59+02:00")).toBe("holds");
    expect(why(june, "2026-06-12T00:00:00+02:00")).toBe("outside-dates");
    expect(why({ exceptDates: ["2026-06-10"] }, "2026-06-10T12:00:00+02:00")).toBe("outside-dates");
  });

  test("R742 B8 B9 holds on its weekdays, from a time on and until before another", () => {
    const time = { weekdays: [2, 4], windows: [{ from: "09:00", to: "11:30" }] } as const;
    expect(why(time, "2026-06-09T09:00:00+02:00")).toBe("holds");
    expect(why(time, "2026-06-09T11:29:59+02:00")).toBe("holds");
    expect(why(time, "2026-06-09T11:30:00+02:00")).toBe("outside-window");
    expect(why(time, "2026-06-09T08:59:59+02:00")).toBe("outside-window");
    expect(why(time, "2026-06-10T10:00:00+02:00")).toBe("outside-weekdays");
    expect(why(time, "2026-06-11T10:00:00+02:00")).toBe("holds");
  });

  test("R742 I14 has windows past midnight that belong to the day they begin on", () => {
    const night = {
      dateTo: "2026-06-12",
      weekdays: [5],
      windows: [{ from: "22:00", to: "02:00" }],
    } as const;
    expect(why(night, "2026-06-12T21:59:59+02:00")).toBe("outside-window");
    expect(why(night, "2026-06-12T22:00:00+02:00")).toBe("holds");
    expect(why(night, "2026-06-13T01:59:59+02:00")).toBe("holds");
    expect(why(night, "2026-06-13T02:00:00+02:00")).toBe("outside-dates");
    expect(why(night, "2026-06-12T01:00:00+02:00")).toBe("outside-window");
    expect(why({ ...night, dateTo: "2026-06-11" }, "2026-06-13T01:00:00+02:00")).not.toBe("holds");
  });

  test("R742 has windows of certain days, a whole day, and midnight as an end", () => {
    const window = { days: [3], from: "18:00", to: "24:00" } as const;
    expect(why({ windows: [window] }, "2026-06-10T23:59:59+02:00")).toBe("holds");
    expect(why({ windows: [window] }, "2026-06-11T00:00:00+02:00")).toBe("outside-window");
    const whole = { windows: [{ days: [3], from: "09:00", to: "09:00" }] } as const;
    expect(why(whole, "2026-06-11T08:59:59+02:00")).toBe("holds");
    expect(why(whole, "2026-06-11T09:00:00+02:00")).toBe("outside-window");
  });

  test("R742 leaves out holidays where it says so, the night after them too", () => {
    const late = {
      holidays: "exclude",
      windows: [{ from: "20:00", to: "03:00" }],
    } as const;
    const holidays = ["2026-06-10"];
    expect(why(late, "2026-06-10T21:00:00+02:00", holidays)).toBe("holiday");
    expect(why(late, "2026-06-11T02:00:00+02:00", holidays)).not.toBe("holds");
    expect(why(late, "2026-06-10T02:00:00+02:00", holidays)).toBe("holds");
    const included = { ...late, holidays: "include" } as const;
    expect(why(included, "2026-06-10T21:00:00+02:00", holidays)).toBe("holds");
  });

  test("R742 goes by the clock on the branch's wall on the days that clocks change", () => {
    const night = { windows: [{ from: "02:00", to: "03:00" }] };
    expect(why(night, "2026-10-25T02:30:00+02:00")).toBe("holds");
    expect(why(night, "2026-10-25T02:30:00+01:00")).toBe("holds");
    expect(why(night, "2026-10-25T03:00:00+01:00")).toBe("outside-window");
    expect(why(night, "2026-03-29T01:59:59+01:00")).toBe("outside-window");
    expect(why(night, "2026-03-29T03:00:00+02:00")).toBe("outside-window");
  });

  test.each(zones)(
    "R742 is that of the branch's zone around every change of its clock: %s",
    (zone) => {
      const window = { days: [7, 6], from: "23:30", to: "02:15" } as const;
      const when = whenOf({ windows: [window] });
      for (const ms of momentsOfChange(zone)) {
        const { weekday, minute } = shown(zone, ms);
        const isEvening = minute >= 23 * 60 + 30 && weekday >= 6;
        const isNight = minute < 2 * 60 + 15 && (weekday === 7 || weekday === 1);
        const held = when(branchTime(zone, ms as Instant), []) === undefined;
        if (held !== (isEvening || isNight)) throw new Error(new Date(ms).toISOString());
      }
    },
  );

  test("R742 counts weekdays from Monday", () => {
    expect(["2026-06-08", "2026-06-14", "1970-01-01", "1969-12-31"].map(weekdayOf)).toEqual([
      1, 7, 4, 3,
    ]);
  });

  test.each(zones)("R755 begins a day at its first instant: %s", (zone) => {
    for (const day of ["2026-03-29", "2026-04-24", "2026-09-06", "2026-10-25", "2026-06-10"]) {
      const begins = dayBegins(zone, day);
      expect(branchTime(zone, begins as Instant).day).toBe(day);
      expect(branchTime(zone, (begins - 1_000) as Instant).day < day).toBe(true);
    }
  });
});
