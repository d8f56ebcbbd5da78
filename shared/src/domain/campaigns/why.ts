import type { WhyNotCard } from "./audience.ts";
import type { WhyNotNow } from "./when.ts";

/** Why a campaign in scope did not apply; codes that pages have texts for. */
export type WhyCode =
  | WhyNotNow
  | WhyNotCard
  | "faulty"
  | "superseded"
  | "no-coupon"
  | "not-asked"
  | "too-little"
  | "cap-reached"
  | "branch-cap-reached"
  | "budget-used-up"
  | "nothing-selected"
  | "below-minimum"
  | "above-maximum"
  | "too-few"
  | "not-prepaid"
  | "would-lose"
  | "excluded"
  | "recorded"
  | "no-effect";

/** `by` is the campaign that excluded it, `lost` what a reward would not use, in minor units. */
export type Why = {
  readonly code: WhyCode;
  readonly by?: string;
  readonly lost?: number;
};

/** By a campaign's place in the view; undefined is on. */
export type Switches = readonly (Why | undefined)[];

export function switchedOff(switches: Switches, at: number, why: Why): Switches {
  return switches.with(at, switches[at] ?? why);
}
