import { z } from "zod";
import type { Campaign } from "../../domain/campaigns/campaign.ts";
import { activation, campaignOwner } from "./campaign.ts";
import { type CampaignCapsView, campaignCaps } from "./campaign-caps.ts";
import { campaignId, nameText } from "./campaign-effect.ts";
import { count, plain, slug, time, type Warned, warnings, yes } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";
import { type PriceHints, priceHints } from "./price-hints.ts";
import type { FieldProblem } from "./problem.ts";

export type CampaignState = "draft" | "approved" | "active" | "paused" | "ended";

/** The campaign without id and version; it may be incomplete. */
export type Draft = Readonly<Record<string, unknown>>;

export type ActivationView = {
  readonly id: string;
  readonly version: number;
  readonly state: "active" | "paused" | "ended";
  /** As it was signed; null for what this software cannot read. */
  readonly definition: unknown;
};

/** Why tills leave an active campaign alone; null while they apply it. */
export type LeftOutWhy = "unreadable" | "no-purse" | "outside-policy" | null;

/** `version` is the ETag; `approved` counts the versions that were signed. */
export type CampaignView = {
  readonly id: string;
  readonly name: string;
  readonly owner: Campaign["owner"];
  readonly leftOut: LeftOutWhy;
  readonly state: CampaignState;
  readonly approved: number;
  readonly isChanged: boolean;
  readonly draft: Draft;
  readonly problems: readonly FieldProblem[];
  readonly sentence: { readonly de: string; readonly en: string } | null;
  readonly activations: readonly ActivationView[];
  /** Told of one campaign alone, not in lists. */
  readonly caps?: CampaignCapsView | undefined;
  readonly prices?: PriceHints | null | undefined;
  readonly version: string;
} & Warned;

export type NewCampaign = { readonly id: string; readonly draft: Draft };
export type CampaignChange = { readonly draft: Draft };

/** Where a campaign is paused or ended: one activation, or some branches; else everywhere. */
export type TurnRequest = {
  readonly activation?: string | undefined;
  readonly branches?: readonly string[] | undefined;
};

export type ActivationRequest = {
  readonly version?: number | undefined;
  /** Goes on with one that is paused. */
  readonly activation?: string | undefined;
  readonly all?: true | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly branches?: readonly string[] | undefined;
  readonly franchisees?: readonly string[] | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly from?: string | undefined;
};

const draft: z.ZodType<Draft> = z.record(z.string(), z.unknown()).meta({
  id: "CampaignDraft",
  description:
    "A campaign without `id` and `version`. It may be incomplete; `problems` says what is missing.",
  examples: [
    {
      name: "20 % on bread",
      on: "sale",
      select: { groups: ["bakery"] },
      effects: [{ type: "percentOff", target: "line", basisPoints: 2000 }],
    },
  ],
});

const leftOut: z.ZodType<LeftOutWhy> = z
  .enum(["unreadable", "no-purse", "outside-policy"])
  .nullable()
  .meta({ description: "Why tills leave it alone though it is active; null where they apply it" });

export const campaignView: z.ZodType<CampaignView> = z
  .object({
    id: plain,
    name: plain,
    owner: campaignOwner,
    leftOut,
    state: z.enum(["draft", "approved", "active", "paused", "ended"]),
    approved: count,
    isChanged: yes.meta({ description: "The draft is not what was approved last" }),
    draft,
    problems: z.array(z.object({ field: plain, reason: plain })),
    sentence: z.object({ de: plain, en: plain }).nullable(),
    activations: z.array(
      z.object({
        id: plain,
        version: count,
        state: z.enum(["active", "paused", "ended"]),
        definition: z.unknown(),
      }),
    ),
    caps: campaignCaps.optional(),
    prices: z.union([priceHints, z.null()]).optional(),
    version: plain,
    warnings,
  })
  .meta({ id: "CampaignLife" });

export const campaignList: z.ZodType<Listed<CampaignView>> = listOf(campaignView, "CampaignList");

/** Addresses of pages and lists that stand where a campaign's own would. */
const taken: ReadonlySet<string> = new Set(["new", "timeline"]);

const freeCampaignId = campaignId.refine((id) => !taken.has(id), {
  message: "Is the address of something else",
});

export const newCampaign: z.ZodType<NewCampaign> = z
  .object({ id: freeCampaignId, draft })
  .meta({ id: "NewCampaign" });

export const campaignChange: z.ZodType<CampaignChange> = z
  .object({ draft })
  .meta({ id: "CampaignChange" });

export const campaignParams: z.ZodType<{ readonly id: string }> = z.object({ id: campaignId });

const places = z.array(slug).min(1).max(10_000);

/** The id of an activation: the campaign's and a number. */
const campaignPlace: z.ZodType<string> = z.string().regex(/^[a-z0-9.-]{1,64}$/);

export const turnRequest: z.ZodType<TurnRequest> = z
  .object({ activation: campaignPlace.optional(), branches: places.optional() })
  .meta({
    id: "CampaignTurn",
    description:
      "Where: one activation, or some branches; without either everywhere. Branches are split off " +
      "into an activation of their own, so that they can go on by themselves.",
    examples: [{ branches: ["nord"] }],
  });

export const activationRequest: z.ZodType<ActivationRequest> = z
  .object({
    version: z.int().min(1).optional().meta({ description: "The last approved one" }),
    activation: campaignPlace.optional(),
    all: z.literal(true).optional(),
    regions: places.optional(),
    branches: places.optional(),
    franchisees: places.optional(),
    groups: z
      .array(nameText)
      .min(1)
      .max(10_000)
      .optional()
      .meta({ description: "Article groups; all that the campaign selects" }),
    from: activationFrom(),
  })
  .meta({
    id: "CampaignActivationRequest",
    description: "Without a place, what was paused goes on: one `activation`, or all of them.",
    examples: [{ regions: ["west"], from: "2026-11-28T09:00" }],
  });

function activationFrom(): z.ZodType<string | undefined> {
  return z
    .string()
    .refine((from) => activation.safeParse({ from }).success, { message: "YYYY-MM-DDTHH:MM" })
    .optional()
    .meta({ description: "By each branch's own clock; now by the network's" });
}

export type ReachNode = {
  readonly device: string;
  readonly branch: string | null;
  readonly connected: boolean;
  readonly lastSeenAt: string | null;
  readonly campaignSet: string | null;
  readonly received: boolean;
  readonly since: string | null;
};

export type ReachView = {
  readonly campaignSet: string | null;
  readonly leftOut: LeftOutWhy;
  readonly of: number;
  readonly received: number;
  readonly offline: number;
  readonly nodes: readonly ReachNode[];
};

export const reachView: z.ZodType<ReachView> = z
  .object({
    campaignSet: plain.nullable(),
    leftOut,
    of: count,
    received: count,
    offline: count,
    nodes: z.array(
      z.object({
        device: plain,
        branch: plain.nullable(),
        connected: yes,
        lastSeenAt: time.nullable(),
        campaignSet: plain.nullable(),
        received: yes,
        since: time.nullable(),
      }),
    ),
  })
  .meta({
    id: "CampaignReach",
    description:
      "The nodes where the campaign is activated, and which have all that is active by now: their " +
      "`campaignSet` is the hub's, `since` when it was first heard of.",
  });
