import { z } from "zod";
import { count, plain, time } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

/**
 * Minor units, or units where the campaign takes nothing off. `left` is what is not used up:
 * `unlent` at headquarters and what is `lent` to branches, which spend it out of touch, too.
 */
export type BudgetView = {
  readonly granted: number;
  readonly used: number;
  readonly left: number;
  readonly unlent: number;
  readonly lent: readonly { readonly branch: string; readonly amount: number }[];
};

export type BranchCapView = {
  readonly branch: string;
  readonly cap: number;
  readonly used: number;
  readonly left: number;
};

export type CampaignCapsView = {
  readonly budget: BudgetView | null;
  /** Of the period that each branch is in by its own clock. */
  readonly branches: readonly BranchCapView[];
};

export const campaignCaps: z.ZodType<CampaignCapsView> = z
  .object({
    budget: z
      .object({
        granted: count,
        used: z.int(),
        left: z.int(),
        unlent: z.int(),
        lent: z.array(z.object({ branch: plain, amount: count })),
      })
      .nullable(),
    branches: z.array(z.object({ branch: plain, cap: count, used: count, left: count })),
  })
  .meta({
    id: "CampaignCaps",
    description:
      "What is used up of a campaign's budget and caps, as far as the hub has heard: minor units, " +
      "or units where it takes nothing off. Of the budget, `unlent` is at headquarters and `lent` " +
      "with branches, which may spend it out of touch. Null without a budget.",
  });

/** A basket on which a campaign threw or overflowed; there it gave nothing. */
export type CampaignFault = {
  readonly device: string;
  readonly branch: string | null;
  readonly version: number;
  readonly count: number;
  readonly lastAt: string;
};

export const campaignFaults: z.ZodType<Listed<CampaignFault>> = listOf(
  z
    .object({
      device: plain,
      branch: plain.nullable(),
      version: count,
      count,
      lastAt: time,
    })
    .meta({ id: "CampaignFault" }),
  "CampaignFaultList",
);
