import { z } from "zod";
import type { Activation, Campaign, Weekday } from "../../domain/campaigns/campaign.ts";
import { campaignProblems } from "../../domain/campaigns/campaign-problems.ts";
import { canonicalJson } from "../../domain/campaigns/canonical-json.ts";
import { campaignEffect, campaignId, money, nameText } from "./campaign-effect.ts";
import { amount, purseId, slug } from "./fields.ts";

const places = z.array(slug).min(1).max(10_000);
const names = z.array(nameText).min(1).max(10_000);
const days = z.array(z.iso.date()).max(1_000);

const weekday: z.ZodType<Weekday> = z
  .union([1, 2, 3, 4, 5, 6, 7].map((day) => z.literal(day as Weekday)))
  .meta({ description: "1 is Monday, 7 Sunday" });
const weekdays = z.array(weekday).min(1).max(7);

const scope = z
  .object({
    regions: places.optional(),
    branches: places.optional(),
    franchisees: places.optional(),
    exceptBranches: places.optional(),
  })
  .meta({ id: "CampaignScope", description: "A union, less the exceptions" });

const clock = z.string().regex(/^[0-9]{2}:[0-9]{2}$/, "a time such as 09:00");

const time = z
  .object({
    dateFrom: z.iso.date().optional(),
    dateTo: z.iso.date().optional(),
    weekdays: weekdays.optional(),
    windows: z
      .array(z.object({ days: weekdays.optional(), from: clock, to: clock }))
      .min(1)
      .max(50)
      .optional(),
    exceptDates: days.optional(),
    holidays: z.enum(["include", "exclude"]).optional(),
  })
  .meta({
    id: "CampaignTime",
    description:
      "By the branch's own clock. Dates are included; a window ends before `to`, " +
      "on the next day where `to` is at or before `from`, and belongs to the day it begins on.",
  });

const audience = z.object({
  card: z.enum(["any", "required", "anonymous", "personal"]).optional(),
  customerGroups: names.optional(),
  tiers: names.optional(),
  firstPurchase: z.boolean().optional(),
});

const select = z.object({
  groups: names.optional(),
  articles: names.optional(),
  exceptGroups: names.optional(),
  exceptArticles: names.optional(),
});

const conditions = z.object({
  minAmount: money.optional(),
  maxAmount: money.optional(),
  minQuantity: z.int().min(1).max(1_000_000).optional(),
  tender: z.enum(["any", "prepaid"]).optional(),
});

const stacking = z
  .object({
    priority: z.int().min(0).max(1_000_000),
    mode: z.enum(["stack", "lockLine", "exclusiveInGroup", "exclusiveBasket"]),
    group: slug.optional(),
  })
  .meta({ description: "The lowest priority number comes first" });

const per = z.enum(["day", "week", "month", "all"]);

const caps = z.object({
  perReceipt: money.optional(),
  perCard: z.object({ n: z.int().min(1).max(1_000_000), per }).optional(),
  perBranch: z.object({ amount: money, per }).optional(),
  budget: money.optional(),
});

const funding = z
  .array(z.object({ party: slug, basisPoints: z.int().min(1).max(10_000) }))
  .min(1)
  .max(20)
  .meta({ description: "Who pays for it; adds up to 10000" });

/** So few that two years' gifts never come near each other. */
const aroundBirthday = z.int().min(0).max(30).optional();

export const campaignOwner: z.ZodType<Campaign["owner"]> = z
  .object({ kind: z.enum(["hq", "franchisee", "merchant"]), id: slug })
  .meta({ description: "A merchant's id is that of its branch" });

export const campaign: z.ZodType<Campaign> = z
  .object({
    id: campaignId,
    version: z.int().min(1).max(1_000_000),
    // As wide as it ever was: what was approved stays readable.
    name: z.string().trim().min(1).max(120),
    owner: campaignOwner,
    on: z.enum(["sale", "topUp", "enrol", "birthday", "manual"]),
    scope: scope.optional(),
    time: time.optional(),
    audience: audience.optional(),
    trigger: z
      .object({ coupon: nameText, use: z.enum(["code", "single", "personal"]).optional() })
      .optional(),
    birthday: z.object({ daysBefore: aroundBirthday, daysAfter: aroundBirthday }).optional(),
    cost: z.object({ purse: purseId, amount }).optional(),
    select: select.optional(),
    conditions: conditions.optional(),
    effects: z.array(campaignEffect).min(1).max(20),
    stacking,
    caps: caps.optional(),
    funding: funding.optional(),
  })
  .superRefine((value, context) => {
    for (const { field, reason } of campaignProblems(value)) {
      const path = field.split(".").map((name) => (/^\d+$/.test(name) ? Number(name) : name));
      context.addIssue({ code: "custom", path, message: reason });
    }
  })
  .meta({ id: "Campaign" });

export const activation: z.ZodType<Activation> = z
  .object({
    scope: scope.optional(),
    groups: names.optional(),
    from: z
      .string()
      .regex(
        /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/,
        "a branch's local time such as 2026-12-01T09:00",
      )
      .meta({ description: "By each branch's own clock", examples: ["2026-11-28T09:00"] }),
  })
  .meta({ id: "CampaignActivation" });

/**
 * A definition out of an entry. Undefined for what this version cannot read to the last field: a
 * field that is ignored would change what the campaign does.
 */
export function parseCampaign(definition: string): Campaign | undefined {
  return parseWhole(campaign, definition);
}

export function parseActivation(definition: string): Activation | undefined {
  return parseWhole(activation, definition);
}

function parseWhole<T>(schema: z.ZodType<T>, definition: string): T | undefined {
  try {
    const value: unknown = JSON.parse(definition);
    const parsed = schema.safeParse(value);
    const isWhole = parsed.success && canonicalJson(parsed.data) === definition;
    return isWhole ? parsed.data : undefined;
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}
