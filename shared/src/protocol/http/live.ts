import { z } from "zod";
import type { EntryView } from "./account.ts";
import { entryView } from "./account.ts";
import { count, currency, plain, time, whole, yes } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

/** What all cards hold of a purse, as far as the caller sees it, in the purse's own unit. */
export type LivePurse = {
  readonly purse: string;
  readonly unit: string;
  readonly currency: string | null;
  /** `paid` and `given` less `owed`. */
  readonly balance: number;
  readonly paid: number;
  readonly given: number;
  readonly owed: number;
};

export type BranchNow = {
  readonly id: string;
  readonly name: string;
  readonly region: string | null;
  /** `partly`: some of its nodes are connected. `none`: it has no node yet. */
  readonly state: "connected" | "partly" | "offline" | "none";
  readonly since: string | null;
  /** When its hub line last said anything; null when that was before the hub's start. */
  readonly lastHeardAt: string | null;
  readonly unsent: number | null;
  readonly lastFiveMinutes: number;
  readonly turnover: number;
  readonly campaignSet: "same" | "other" | null;
};

export type LiveTrouble = {
  readonly account: string;
  readonly kind: "overdraft" | "disputed";
  readonly purse: string;
  readonly amount: number;
  readonly branches: readonly string[];
  readonly since: string | null;
};

export type LiveNews = {
  readonly asOf: string;
  /** False while the hub still adds up what was stored before its start. */
  readonly ready: boolean;
  readonly currency: string | null;
  readonly purses: readonly LivePurse[];
  readonly lastFiveMinutes: number;
  readonly turnover: number;
  /** Branches whose nodes are not all connected: of them only what they sent is in the numbers. */
  readonly without: number;
  readonly overdrafts: number;
  readonly disputed: number;
  readonly branches: readonly BranchNow[];
};

export type LiveSummary = LiveNews & { readonly troubles: readonly LiveTrouble[] };

const livePurse: z.ZodType<LivePurse> = z
  .object({
    purse: plain,
    unit: plain,
    currency: currency.nullable(),
    balance: whole,
    paid: whole,
    given: whole,
    owed: whole,
  })
  .meta({ id: "LivePurse" });

const branchNow: z.ZodType<BranchNow> = z
  .object({
    id: plain,
    name: plain,
    region: plain.nullable(),
    state: z.enum(["connected", "partly", "offline", "none"]),
    since: time.nullable(),
    lastHeardAt: time.nullable(),
    unsent: count.nullable().meta({ description: "As its nodes last said" }),
    lastFiveMinutes: count.meta({ description: "Bookings, by the branch's own clock" }),
    turnover: whole.meta({ description: "Sold less taken back on the branch's own day" }),
    campaignSet: z
      .enum(["same", "other"])
      .nullable()
      .meta({ description: "Whether its nodes have headquarters' campaigns; null if unheard" }),
  })
  .meta({ id: "BranchNow" });

const newsFields = {
  asOf: time,
  ready: yes,
  currency: currency.nullable(),
  purses: z.array(livePurse),
  lastFiveMinutes: count,
  turnover: whole,
  without: count,
  overdrafts: count,
  disputed: count,
  branches: z.array(branchNow),
};

const trouble: z.ZodType<LiveTrouble> = z
  .object({
    account: plain,
    kind: z.enum(["overdraft", "disputed"]),
    purse: plain,
    amount: whole,
    branches: z.array(plain),
    since: time.nullable(),
  })
  .meta({ id: "LiveTrouble" });

export const liveNews: z.ZodType<LiveNews> = z.object(newsFields).meta({
  id: "LiveNews",
  description: "As the summary, with those branches alone of which something is new",
});

export const liveSummary: z.ZodType<LiveSummary> = z
  .object({ ...newsFields, troubles: z.array(trouble) })
  .meta({
    id: "LiveSummary",
    description: "What the caller's branches hold and do now; kept up with every booking.",
  });

export const liveRanges = ["15m", "1h", "1d", "1w"] as const;
export type LiveRange = (typeof liveRanges)[number];

export type BookingCourse = {
  readonly from: string;
  readonly stepSeconds: number;
  readonly counts: readonly number[];
};

export const bookingCourse: z.ZodType<BookingCourse> = z
  .object({ from: time, stepSeconds: count, counts: z.array(count) })
  .meta({
    id: "BookingCourse",
    description: "Bookings in each step of time, the last one unfinished",
  });

export type CourseQuery = { readonly range: LiveRange; readonly branch?: string | undefined };

export const courseQuery: z.ZodType<CourseQuery> = z.object({
  range: z.enum(liveRanges).default("1h"),
  branch: plain.optional(),
});

/** A booking as a branch made it, and on which card's account. */
export type BranchBooking = EntryView & { readonly account: string };

export const branchBookings: z.ZodType<Listed<BranchBooking>> = listOf(
  z.intersection(entryView, z.object({ account: plain })).meta({ id: "BranchBooking" }),
  "BranchBookingList",
);
