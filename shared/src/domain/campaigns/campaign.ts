import type { PurseId } from "../ids.ts";
import type { BusinessDay } from "../lots.ts";
import type { AmountOff } from "./effects/amount-off.ts";
import type { EarnPoints } from "./effects/earn-points.ts";
import type { EarnStamps } from "./effects/earn-stamps.ts";
import type { FixedPrice } from "./effects/fixed-price.ts";
import type { FreeItem } from "./effects/free-item.ts";
import type { Issue } from "./effects/issue.ts";
import type { LoadBonus } from "./effects/load-bonus.ts";
import type { MultiplyPoints } from "./effects/multiply-points.ts";
import type { PercentOff } from "./effects/percent-off.ts";
import type { SwitchPriceGroup } from "./effects/switch-price-group.ts";

export type DiscountEffect = SwitchPriceGroup | PercentOff | AmountOff | FixedPrice | FreeItem;
export type EarningEffect = EarnPoints | MultiplyPoints | EarnStamps | Issue | LoadBonus;
export type CampaignEffect = DiscountEffect | EarningEffect;

/** Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** `HH:MM`. Half-open; `to` at or before `from` ends the next day; `to` may be `24:00`. */
export type TimeWindow = {
  readonly days?: readonly Weekday[] | undefined;
  readonly from: string;
  readonly to: string;
};

/** In the branch's own zone. Both dates are included; a window belongs to the day it begins on. */
export type CampaignTime = {
  readonly dateFrom?: BusinessDay | undefined;
  readonly dateTo?: BusinessDay | undefined;
  readonly weekdays?: readonly Weekday[] | undefined;
  readonly windows?: readonly TimeWindow[] | undefined;
  readonly exceptDates?: readonly BusinessDay[] | undefined;
  readonly holidays?: "include" | "exclude" | undefined;
};

/** A union, less the exceptions; nothing at all is everywhere. */
export type Scope = {
  readonly regions?: readonly string[] | undefined;
  readonly branches?: readonly string[] | undefined;
  readonly franchisees?: readonly string[] | undefined;
  readonly exceptBranches?: readonly string[] | undefined;
};

export type Audience = {
  readonly card?: "any" | "required" | "anonymous" | "personal" | undefined;
  readonly customerGroups?: readonly string[] | undefined;
  readonly tiers?: readonly string[] | undefined;
  readonly firstPurchase?: boolean | undefined;
};

/**
 * `code`: whoever names the text. `single`: a code of its own for each, one unit of value.
 * `personal`: a unit on the card.
 */
export type Trigger = {
  readonly coupon: string;
  readonly use?: "code" | "single" | "personal" | undefined;
};

/** A union, less the exceptions; a line without a group matches no group. */
export type Select = {
  readonly groups?: readonly string[] | undefined;
  readonly articles?: readonly string[] | undefined;
  readonly exceptGroups?: readonly string[] | undefined;
  readonly exceptArticles?: readonly string[] | undefined;
};

/** Tested once, on what the selected lines cost when the campaign's turn comes. */
export type Conditions = {
  readonly minAmount?: number | undefined;
  readonly maxAmount?: number | undefined;
  readonly minQuantity?: number | undefined;
  readonly tender?: "any" | "prepaid" | undefined;
};

/** The lowest number comes first; `group` names campaigns that compete. */
export type Stacking = {
  readonly priority: number;
  readonly mode: "stack" | "lockLine" | "exclusiveInGroup" | "exclusiveBasket";
  readonly group?: string | undefined;
};

export type Period = "day" | "week" | "month" | "all";

/** `perReceipt` cuts what is taken off; the others let the campaign apply whole or not at all. */
export type Caps = {
  readonly perReceipt?: number | undefined;
  readonly perCard?: { readonly n: number; readonly per: Period } | undefined;
  readonly perBranch?: { readonly amount: number; readonly per: Period } | undefined;
  readonly budget?: number | undefined;
};

export type Cost = { readonly purse: PurseId; readonly amount: number };

/** Days around a birthday on which its gift may be given; it is given on the first of them. */
export type BirthdayWindow = {
  readonly daysBefore?: number | undefined;
  readonly daysAfter?: number | undefined;
};

/** What headquarters, a franchisee or a merchant wants to happen. Amounts in minor units. */
export type Campaign = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly owner: { readonly kind: "hq" | "franchisee" | "merchant"; readonly id: string };
  readonly on: "sale" | "topUp" | "enrol" | "birthday" | "manual";
  readonly scope?: Scope | undefined;
  readonly time?: CampaignTime | undefined;
  readonly audience?: Audience | undefined;
  readonly birthday?: BirthdayWindow | undefined;
  readonly trigger?: Trigger | undefined;
  /** A reward: what it takes from the card. */
  readonly cost?: Cost | undefined;
  readonly select?: Select | undefined;
  readonly conditions?: Conditions | undefined;
  readonly effects: readonly CampaignEffect[];
  readonly stacking: Stacking;
  readonly caps?: Caps | undefined;
  readonly funding?:
    | readonly { readonly party: string; readonly basisPoints: number }[]
    | undefined;
};

/** When and where an approved version holds, besides its own time and scope. */
export type Activation = {
  readonly scope?: Scope | undefined;
  /** Article groups. */
  readonly groups?: readonly string[] | undefined;
  /** `YYYY-MM-DDTHH:MM` by each branch's own clock. */
  readonly from: string;
};

/** Campaigns that compete. `best`: whatever costs the customer least. */
export type CampaignGroup = { readonly id: string; readonly pick: "first" | "best" };
