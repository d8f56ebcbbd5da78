import { z } from "zod";
import type { OverlapOutcome } from "../../domain/campaigns/overlaps.ts";
import { count, day, plain, slug, time, yes } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

/** Text in both languages. */
export type BothTexts = { readonly de: string; readonly en: string };

export const bothTexts: z.ZodType<BothTexts> = z.object({ de: plain, en: plain });

export type OverlapView = {
  readonly campaign: string;
  readonly version: number;
  readonly name: string;
  readonly articles: boolean;
  readonly branches: readonly string[];
  readonly from: string;
  readonly to: string | null;
  readonly outcome: OverlapOutcome;
  readonly first: string;
  readonly sentence: BothTexts;
};

const overlapView: z.ZodType<OverlapView> = z
  .object({
    campaign: plain,
    version: count,
    name: plain,
    articles: yes.meta({ description: "A line could be one for both" }),
    branches: z.array(plain),
    from: plain.meta({ description: "By the branch's own clock, YYYY-MM-DDTHH:MM" }),
    to: plain.nullable().meta({ description: "Not included; null: for good" }),
    outcome: z.enum(["excludes", "best", "locks", "stacks", "earns", "adds", "apart"]),
    first: plain.meta({ description: "Whose turn is first" }),
    sentence: bothTexts,
  })
  .meta({ id: "CampaignOverlap" });

export const overlapList: z.ZodType<Listed<OverlapView>> = listOf(
  overlapView,
  "CampaignOverlapList",
);

export type TimelineSpan = { readonly from: string; readonly until: string };

export type TimelineBarView = {
  readonly campaign: string;
  readonly version: number;
  readonly name: string;
  readonly state: "draft" | "approved" | "active" | "paused" | "ended";
  readonly activation: string | null;
  readonly from: string | null;
  readonly dateFrom: string | null;
  readonly dateTo: string | null;
  readonly spans: readonly TimelineSpan[];
  readonly isMore: boolean;
};

export type TimelineView = {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly branch: string | null;
  readonly bars: readonly TimelineBarView[];
};

export const timelineView: z.ZodType<TimelineView> = z
  .object({
    from: day,
    to: day,
    zone: plain,
    branch: plain.nullable(),
    bars: z.array(
      z.object({
        campaign: plain,
        version: count,
        name: plain,
        state: z.enum(["draft", "approved", "active", "paused", "ended"]),
        activation: plain.nullable(),
        from: plain.nullable().meta({ description: "By the branch's own clock" }),
        dateFrom: plain.nullable(),
        dateTo: plain.nullable(),
        spans: z.array(z.object({ from: time, until: time })),
        isMore: yes.meta({ description: "There are more spans than are listed" }),
      }),
    ),
  })
  .meta({
    id: "CampaignTimeline",
    description:
      "When campaigns hold between two days, both included. Without a branch: by the network's " +
      "clock, wherever they hold.",
  });

export type TimelineAsked = {
  readonly from: string;
  readonly to: string;
  readonly branch?: string | undefined;
};

export const timelineQuery: z.ZodType<TimelineAsked> = z.object({
  from: day,
  to: day,
  branch: slug.optional(),
});
