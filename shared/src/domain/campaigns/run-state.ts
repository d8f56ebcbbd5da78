import type { PurseId } from "../ids.ts";
import type { Campaign } from "./campaign.ts";
import type { Context } from "./context.ts";
import type { PricedLine } from "./effects/priced-line.ts";
import type { Why } from "./why.ts";

export type Discount = {
  readonly campaign: number;
  readonly line: number;
  readonly amount: number;
};

/** `effect` is the place among the campaign's earning effects. */
export type Gift = {
  readonly campaign: number;
  readonly effect: number;
  readonly purse: PurseId;
  readonly amount: number;
};

/**
 * A work line, at its place among them, as it goes through the campaigns; `lockedBy` is the campaign that locked
 * it, `freed` its units that a reward paid.
 */
export type RunLine = PricedLine & {
  readonly at: number;
  net: number;
  lockedBy: number | undefined;
  freed: number;
};

/** One walk through all campaigns that are on, in order; it is changed as it goes. */
export type Run = {
  readonly lines: readonly RunLine[];
  readonly whys: (Why | undefined)[];
  readonly took: number[];
  readonly gave: number[];
  readonly lost: number[];
  /** The selected lines' nets when the campaign's conditions were tested. */
  readonly tested: (readonly number[] | undefined)[];
  readonly discounts: Discount[];
  readonly gifts: Gift[];
  /** Campaigns whose price group holds, by the till's own prices. */
  readonly priced: Set<number>;
  /** The price group that holds, or that the till must have prices for. */
  priceGroup: string | null;
  repricing: boolean;
};

/** A campaign broke on this basket. */
export class CampaignFault extends Error {
  override readonly name = "CampaignFault" as const;
  readonly campaign: number;

  constructor(campaign: number, cause: unknown) {
    super(`campaign ${campaign} fails on this basket`, { cause });
    this.campaign = campaign;
  }
}

function isOn(run: Run, campaign: number): boolean {
  return run.whys[campaign] === undefined;
}

/** Took off or gave at least 1. Source: SPEC R744. */
export function isApplied(run: Run, campaign: number): boolean {
  const given = (run.took[campaign] ?? 0) + (run.gave[campaign] ?? 0);
  return isOn(run, campaign) && (given > 0 || run.priced.has(campaign));
}

/** Tests the campaign's conditions at its first turn; false when it is out of this run. */
export function isMet(context: Context, run: Run, campaign: number): boolean {
  if (!isOn(run, campaign)) return false;
  const conditions = context.view.campaigns[campaign]?.campaign.conditions;
  if (conditions === undefined || run.tested[campaign] !== undefined) return true;
  const nets: number[] = [];
  let amount = 0;
  let units = 0;
  for (const at of context.selected[campaign] ?? []) {
    const line = run.lines[at];
    nets.push(line?.net ?? 0);
    amount += line?.net ?? 0;
    units += line?.units ?? 0;
  }
  run.tested[campaign] = nets;
  const code = whyUnmet(conditions, { amount, units });
  if (code !== undefined) run.whys[campaign] = { code };
  return code === undefined;
}

/** `maxAmount` excludes, it does not cap. */
export function whyUnmet(
  conditions: NonNullable<Campaign["conditions"]>,
  { amount, units }: { readonly amount: number; readonly units: number },
): "below-minimum" | "above-maximum" | "too-few" | undefined {
  const { minAmount = 0, maxAmount = amount, minQuantity = 0 } = conditions;
  if (amount < minAmount) return "below-minimum";
  if (amount > maxAmount) return "above-maximum";
  return units < minQuantity ? "too-few" : undefined;
}
