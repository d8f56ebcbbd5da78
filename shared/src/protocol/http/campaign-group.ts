import { z } from "zod";
import { plain, slug, type Warned, warnings, yes } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

type Pick = "first" | "best";

/** Campaigns that compete. `version` is the ETag. */
export type CampaignGroupView = {
  readonly id: string;
  readonly pick: Pick;
  readonly active: boolean;
  readonly version: string;
} & Warned;

export type NewCampaignGroup = { readonly id: string; readonly pick: Pick };
export type CampaignGroupChange = {
  readonly pick?: Pick | undefined;
  readonly active?: boolean | undefined;
};

const pick: z.ZodType<Pick> = z
  .enum(["first", "best"])
  .meta({ description: "`best`: the combination that costs the customer least" });

export const campaignGroupView: z.ZodType<CampaignGroupView> = z
  .object({ id: plain, pick, active: yes, version: plain, warnings })
  .meta({ id: "CampaignGroup" });

export const campaignGroupList: z.ZodType<Listed<CampaignGroupView>> = listOf(
  campaignGroupView,
  "CampaignGroupList",
);

export const newCampaignGroup: z.ZodType<NewCampaignGroup> = z
  .object({ id: slug, pick })
  .meta({ id: "NewCampaignGroup", examples: [{ id: "discounts", pick: "best" }] });

export const campaignGroupChange: z.ZodType<CampaignGroupChange> = z
  .object({ pick: pick.optional(), active: z.boolean().optional() })
  .meta({ id: "CampaignGroupChange" });

export const campaignGroupParams: z.ZodType<{ readonly id: string }> = z.object({ id: slug });
