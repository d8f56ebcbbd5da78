import type { PurseId } from "../ids.ts";
import type {
  Activation,
  Campaign,
  CampaignEffect,
  DiscountEffect,
  EarningEffect,
} from "./campaign.ts";
import { type IsSelected, selectionOf } from "./selection.ts";
import { type StoredText, storedText } from "./stored-text.ts";
import { type When, whenOf } from "./when.ts";

/** An activated campaign made ready: what can be computed once per change is. */
export type Compiled = {
  readonly campaign: Campaign;
  readonly activations: readonly Activation[];
  readonly isSelected: IsSelected;
  readonly selectsAll: boolean;
  readonly when: When;
  readonly discounts: readonly DiscountEffect[];
  readonly earnings: readonly EarningEffect[];
  /** What a receipt keeps of each earning effect, as far as it is known before a basket is. */
  readonly stored: readonly StoredText[];
  readonly isFaulty: boolean;
};

const discountTypes: ReadonlySet<CampaignEffect["type"]> = new Set([
  "switchPriceGroup",
  "percentOff",
  "amountOff",
  "fixedPrice",
  "freeItem",
]);

function isDiscount(effect: CampaignEffect): effect is DiscountEffect {
  return discountTypes.has(effect.type);
}

function isEarning(effect: CampaignEffect): effect is EarningEffect {
  return !isDiscount(effect);
}

/** Headquarters' mistakes, or a later version's fields, make one campaign faulty, never the set. */
export function compile(campaign: Campaign, activations: readonly Activation[]): Compiled {
  const bare = { campaign, activations };
  try {
    const earnings = campaign.effects.filter(isEarning);
    return {
      ...bare,
      isSelected: selectionOf(campaign.select),
      selectsAll: campaign.select === undefined,
      when: whenOf(campaign.time),
      discounts: campaign.effects.filter(isDiscount),
      earnings,
      stored: earnings.map(storedText),
      isFaulty: false,
    };
  } catch {
    const nothing = { isSelected: () => false, selectsAll: false, when: () => undefined } as const;
    return { ...bare, ...nothing, discounts: [], earnings: [], stored: [], isFaulty: true };
  }
}

/** Earns and takes nothing off; outside of a group no exclusion concerns it. */
export function isEarnOnly({ discounts }: Compiled): boolean {
  return discounts.length === 0;
}

export function isFree(compiled: Compiled): boolean {
  return isEarnOnly(compiled) && compiled.campaign.stacking.group === undefined;
}

/** The lot's funder where one party pays for all of it. */
export function funderOf({ funding }: Campaign): string | null {
  const [first, second] = funding ?? [];
  return second === undefined ? (first?.party ?? null) : null;
}

/** A personal or single-use coupon is a unit in this purse. */
export function couponCost({ id, trigger }: Campaign): PurseId | undefined {
  return trigger?.use === "personal" ? (`coupon:${id}` as PurseId) : undefined;
}
