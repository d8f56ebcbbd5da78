import type { BusinessDay } from "./lots.ts";

/** Minor units: 1,000,000 euros. Source: § 2 (2) ZAG. */
export const notifiedAbove = 100_000_000;

/** From 70, 90 and 100 % of what may be paid without notifying the authority. */
export type LimitLevel = "below" | "watch" | "near" | "reached";

/** Source: SPEC R615. */
export function levelOf(volume: number): LimitLevel {
  if (volume >= notifiedAbove) return "reached";
  if (volume * 10 >= notifiedAbove * 9) return "near";
  return volume * 10 >= notifiedAbove * 7 ? "watch" : "below";
}

/** The same day a year before; of 29 February the 28th. */
export function yearBefore(day: BusinessDay): BusinessDay {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, "0");
  return `${year}${day.slice(4).replace("-02-29", "-02-28")}`;
}
