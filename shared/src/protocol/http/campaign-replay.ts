import { z } from "zod";
import { type BothTexts, bothTexts } from "./campaign-outlook.ts";
import { count, day, plain, slug, time, whole } from "./fields.ts";

const mostReplayed = 100_000;

export type ReplayRequest = {
  readonly receipts?: number | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly branches?: readonly string[] | undefined;
  readonly as?: "draft" | "approved" | undefined;
  readonly takers?: "everybody" | "nobody" | undefined;
  readonly dates?: "left-out" | "kept" | undefined;
};

export const replayRequest: z.ZodType<ReplayRequest> = z
  .object({
    receipts: z
      .int()
      .min(1)
      .max(mostReplayed)
      .optional()
      .meta({ description: "The last so many; 1,000 when not said" }),
    from: day.optional().meta({ description: "First day, by each branch's clock" }),
    to: day.optional().meta({ description: "Last day, included" }),
    branches: z.array(slug).min(1).max(10_000).optional(),
    as: z.enum(["draft", "approved"]).optional().meta({ description: "The draft when not said" }),
    takers: z
      .enum(["everybody", "nobody"])
      .optional()
      .meta({ description: "Who shows the campaign's coupon or takes its reward; everybody" }),
    dates: z.enum(["left-out", "kept"]).optional().meta({
      description: "Whether the campaign's dates count; weekdays and hours always do. Left out",
    }),
  })
  .meta({ id: "CampaignReplay", examples: [{ receipts: 3000, branches: ["nord"] }] });

export type ReplayPart = {
  readonly receipts: number;
  readonly applied: number;
  readonly discount: number;
  readonly worth: number;
};

export type ReplayWinner = {
  readonly receipt: string;
  readonly branch: string;
  readonly at: string;
  readonly net: number;
  readonly discount: number;
  readonly worth: number;
};

export type ReplayAssumption = BothTexts & { readonly code: string };

export type ReplayResult = {
  readonly campaign: string;
  readonly version: number | null;
  readonly currency: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly receipts: number;
  readonly inScope: number;
  readonly applied: number;
  readonly discount: number;
  readonly netChange: number;
  readonly worth: number;
  readonly cost: number;
  readonly gives: readonly {
    readonly purse: string;
    readonly units: number;
    readonly worth: number | null;
  }[];
  readonly capped: readonly { readonly why: string; readonly receipts: number }[];
  readonly unlike: number;
  readonly branches: readonly (ReplayPart & { readonly branch: string })[];
  readonly days: readonly (ReplayPart & { readonly day: string })[];
  readonly winners: readonly ReplayWinner[];
  readonly sentence: BothTexts;
  readonly assumptions: readonly ReplayAssumption[];
};

const part = { receipts: count, applied: count, discount: whole, worth: whole };

export const replayResult: z.ZodType<ReplayResult> = z
  .object({
    campaign: plain,
    version: count.nullable().meta({ description: "Null for a draft" }),
    currency: plain,
    from: time.nullable(),
    to: time.nullable(),
    receipts: count.meta({ description: "Looked at" }),
    inScope: count.meta({ description: "At the right place and time, with the right card" }),
    applied: count,
    discount: whole.meta({ description: "What the campaign would have taken off" }),
    netChange: whole.meta({
      description: "By how much all discounts would have differed: others may give less beside it",
    }),
    worth: whole.meta({ description: "Of the units it would have given, where they have a value" }),
    cost: whole.meta({ description: "Discount and worth together" }),
    gives: z.array(z.object({ purse: plain, units: count, worth: whole.nullable() })),
    capped: z.array(z.object({ why: plain, receipts: count })),
    unlike: count.meta({
      description: "Receipts that do not come out as they were booked even without the campaign",
    }),
    branches: z.array(z.object({ branch: plain, ...part })),
    days: z.array(z.object({ day: plain, ...part })),
    winners: z.array(
      z.object({
        receipt: plain,
        branch: plain,
        at: time,
        net: whole.meta({ description: "As it was paid" }),
        discount: whole,
        worth: whole,
      }),
    ),
    sentence: bothTexts,
    assumptions: z
      .array(z.object({ code: plain, de: plain, en: plain }))
      .meta({ description: "What receipts do not say, and how it was taken" }),
  })
  .meta({ id: "CampaignReplayResult" });
