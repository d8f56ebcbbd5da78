import {
  list,
  moment,
  orNull,
  type Read,
  shape,
  text,
  whole,
  yes,
} from "@cardweave/shared/ui/api/readers";
import type { Unit } from "@cardweave/shared/ui/format-amount";

export interface LivePurse {
  readonly purse: string;
  readonly unit: string;
  readonly currency: string | null;
  readonly balance: number;
  readonly paid: number;
  readonly given: number;
  readonly owed: number;
}

export interface BranchNow {
  readonly id: string;
  readonly name: string;
  readonly region: string | null;
  /** `connected`, `partly`, `offline` or `none`. */
  readonly state: string;
  /** Unit: ms since 1970. */
  readonly since: number | null;
  readonly lastHeardAt: number | null;
  readonly unsent: number | null;
  readonly lastFiveMinutes: number;
  readonly turnover: number;
  readonly campaignSet: string | null;
}

export interface LiveNews {
  readonly asOf: number;
  readonly ready: boolean;
  readonly purses: readonly LivePurse[];
  readonly lastFiveMinutes: number;
  readonly turnover: number;
  readonly without: number;
  readonly overdrafts: number;
  readonly disputed: number;
  readonly branches: readonly BranchNow[];
}

export interface LiveTrouble {
  readonly account: string;
  readonly kind: string;
  readonly purse: string;
  readonly amount: number;
  readonly branches: readonly string[];
  readonly since: number | null;
}

export interface LiveSummary extends LiveNews {
  readonly troubles: readonly LiveTrouble[];
}

const readBranchNow: Read<BranchNow> = shape({
  id: text,
  name: text,
  region: orNull(text),
  state: text,
  since: orNull(moment),
  lastHeardAt: orNull(moment),
  unsent: orNull(whole),
  lastFiveMinutes: whole,
  turnover: whole,
  campaignSet: orNull(text),
});

const news = {
  asOf: moment,
  ready: yes,
  purses: list(
    shape({
      purse: text,
      unit: text,
      currency: orNull(text),
      balance: whole,
      paid: whole,
      given: whole,
      owed: whole,
    }),
  ),
  lastFiveMinutes: whole,
  turnover: whole,
  without: whole,
  overdrafts: whole,
  disputed: whole,
  branches: list(readBranchNow),
};

export const readNews: Read<LiveNews> = shape(news);

export const readSummary: Read<LiveSummary> = shape({
  ...news,
  troubles: list(
    shape({
      account: text,
      kind: text,
      purse: text,
      amount: whole,
      branches: list(text),
      since: orNull(moment),
    }),
  ),
});

export interface BookingCourse {
  readonly from: number;
  readonly stepSeconds: number;
  readonly counts: readonly number[];
}

export const readCourse: Read<BookingCourse> = shape({
  from: moment,
  stepSeconds: whole,
  counts: list(whole),
});

/** How a purse's amounts are written. */
export function unitOf({ unit, currency }: Pick<LivePurse, "unit" | "currency">): Unit {
  if (unit === "money") return { kind: "money", currency: currency ?? "EUR" };
  return { kind: unit === "stamps" ? "stamps" : "points" };
}

/** What is told anew takes its old place; all else stays. */
export function withNews(before: LiveSummary, told: LiveNews): LiveSummary {
  const fresh = new Map(told.branches.map((branch) => [branch.id, branch]));
  const branches = before.branches.map((branch) => fresh.get(branch.id) ?? branch);
  const known = new Set(before.branches.map(({ id }) => id));
  const more = told.branches.filter(({ id }) => !known.has(id));
  return { ...before, ...told, branches: [...branches, ...more] };
}
