import { z } from "zod";
import { count, plain, time } from "./fields.ts";

type Both = { readonly de: string; readonly en: string };

/** One step in a campaign's life, and who took it. */
export type CampaignStep = {
  readonly at: string;
  /** Null where nobody signed in, or who is no longer known by a name. */
  readonly who: string | null;
  readonly role: string;
  readonly act: string;
  readonly version: number | null;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** Each version in words; 0 is the draft where it differs from the last that was approved. */
export type CampaignVersionText = { readonly version: number; readonly sentence: Both | null };

export type CampaignHistoryView = {
  readonly steps: readonly CampaignStep[];
  readonly versions: readonly CampaignVersionText[];
};

export const campaignHistory: z.ZodType<CampaignHistoryView> = z
  .object({
    steps: z
      .array(
        z.object({
          at: time,
          who: plain.nullable(),
          role: plain,
          act: plain.meta({ examples: ["campaign-approved"] }),
          version: count.nullable(),
          detail: z.record(z.string(), z.unknown()),
        }),
      )
      .meta({ description: "Newest first" }),
    versions: z
      .array(z.object({ version: count, sentence: z.object({ de: plain, en: plain }).nullable() }))
      .meta({ description: "Newest first; 0 is a draft that nobody has approved yet" }),
  })
  .meta({
    id: "CampaignHistory",
    description: "Who drafted, changed, approved, activated, paused and ended it, and each version",
  });
