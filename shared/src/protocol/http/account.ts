import { z } from "zod";
import { type ProofDemand, proofDemands } from "../../domain/card-policy.ts";
import type { DocId } from "../../domain/ids.ts";
import { type CardRef, cardRef } from "./card.ts";
import {
  accountId,
  count,
  currency,
  day,
  plain,
  time,
  type Warned,
  warnings,
  whole,
  yes,
} from "./fields.ts";
import { type Listed, listOf } from "./list.ts";
import { type TierProgress, tierProgress } from "./tier.ts";

export type LotView = {
  readonly lot: string;
  readonly balance: number;
  readonly expires: string | null;
  readonly paid: boolean;
  /** Pending until then; null for what can be used. */
  readonly from?: string | null | undefined;
};

/** What ends next: `amount` is good until the end of the day `on`. */
export type ExpiringView = { readonly on: string; readonly amount: number };

/** `guaranteed`: this branch's own rights. `provisionalLimit`: what may go beyond them here. */
export type PurseView = {
  readonly purse: string;
  readonly currency?: string | undefined;
  readonly of?: number | undefined;
  readonly balance: number;
  readonly pending: number;
  readonly expiring?: ExpiringView | null | undefined;
  readonly guaranteed: number;
  readonly provisionalLimit: number;
  readonly overdraft: number;
  readonly unitValue?: number | null | undefined;
  readonly lots: readonly LotView[];
};

export type EntryView = {
  readonly entry: string;
  readonly at: string;
  readonly branch: string | null;
  readonly branchName?: string | undefined;
  readonly kind: string;
  readonly purse: string | null;
  readonly amount: number;
  readonly reason: string;
  readonly state: string;
  readonly sent: boolean;
  readonly receipt?: string | null | undefined;
  readonly reversed?: boolean | undefined;
  /** The pseudonym of who booked it. */
  readonly by?: string | null | undefined;
  /** Of a status: what was said. */
  readonly says?: string | null | undefined;
};

export type RewardView = {
  readonly campaign: string;
  readonly name: string;
  readonly cost: { readonly purse: string; readonly amount: number };
  readonly within: "guaranteed" | "provisional";
};

export type CouponView = {
  readonly campaign: string;
  readonly name: string;
  readonly count: number;
};

/** Why the card that was shown leads to this account, and which account is its own. */
export type LeadsTo = { readonly reason: string; readonly from: string };

export type LinkedView = { readonly account: string; readonly reason: string };

/** `pin`: one is set. `spendBy`: what the shown card needs to spend; only when a card was shown. */
export type AccountView = {
  readonly id: string;
  readonly known: boolean;
  readonly status: string;
  readonly customerGroup: string | null;
  readonly tier?: string | null | undefined;
  readonly tierProgress?: TierProgress | undefined;
  readonly personal?: boolean | undefined;
  readonly pin?: boolean | undefined;
  readonly spendBy?: ProofDemand | undefined;
  readonly leadsTo?: LeadsTo | null | undefined;
  readonly linked?: readonly LinkedView[] | undefined;
  readonly asOf: string;
  /** The branch has started and the hub has not confirmed it yet: nothing is guaranteed. */
  readonly checkingIn?: boolean | undefined;
  readonly purses: readonly PurseView[];
  readonly rewards: readonly RewardView[];
  readonly coupons: readonly CouponView[];
  readonly recent: readonly EntryView[];
} & Warned;

const lotView: z.ZodType<LotView> = z
  .object({
    lot: plain,
    balance: whole,
    expires: day.nullable(),
    paid: yes,
    from: time.nullable().optional(),
  })
  .meta({ id: "Lot" });

const expiring: z.ZodType<ExpiringView> = z
  .object({ on: day, amount: whole })
  .meta({ id: "Expiring", description: "What ends next, and the last day on which it is good" });

const purseView: z.ZodType<PurseView> = z
  .object({
    purse: plain,
    currency: currency.optional(),
    of: count.optional(),
    balance: whole,
    pending: whole,
    expiring: z.union([expiring, z.null()]).optional(),
    guaranteed: whole,
    provisionalLimit: whole,
    overdraft: whole,
    unitValue: whole.nullable().optional(),
    lots: z.array(lotView),
  })
  .meta({
    id: "Purse",
    description:
      "`guaranteed` is what this branch may let out whatever the others do; `provisionalLimit` is " +
      "what it may let out beyond that; `of` is the size of a stamp card.",
  });

export const entryView: z.ZodType<EntryView> = z
  .object({
    entry: plain,
    at: time,
    branch: plain.nullable(),
    branchName: plain.optional(),
    kind: plain,
    purse: plain.nullable(),
    amount: whole,
    reason: plain,
    state: plain,
    sent: yes,
    receipt: plain.nullable().optional(),
    reversed: yes.optional(),
    by: plain.nullable().optional(),
    says: plain.nullable().optional(),
  })
  .meta({
    id: "Entry",
    description:
      "`sent` is false while only this branch has it. Of a status, `reason` is what it is about and " +
      "`says` what it says of it. An opening credit that another one came before is `void`.",
  });

const rewardView: z.ZodType<RewardView> = z
  .object({
    campaign: plain,
    name: plain,
    cost: z.object({ purse: plain, amount: whole }),
    within: z.enum(["guaranteed", "provisional"]),
  })
  .meta({ id: "Reward" });

const couponView: z.ZodType<CouponView> = z
  .object({ campaign: plain, name: plain, count })
  .meta({ id: "Coupon" });

export const accountView: z.ZodType<AccountView> = z
  .object({
    id: plain,
    known: yes,
    status: plain,
    customerGroup: plain.nullable(),
    tier: plain.nullable().optional(),
    tierProgress: tierProgress.optional(),
    personal: yes.optional(),
    pin: yes.optional(),
    spendBy: z.enum(proofDemands).optional(),
    leadsTo: z.union([z.object({ reason: plain, from: plain }), z.null()]).optional(),
    linked: z.array(z.object({ account: plain, reason: plain })).optional(),
    asOf: time,
    checkingIn: yes.optional(),
    purses: z.array(purseView),
    rewards: z.array(rewardView),
    coupons: z.array(couponView),
    recent: z.array(entryView),
    warnings,
  })
  .meta({
    id: "Account",
    description:
      "An unknown card is an empty account with `known: false`; it can be booked on. `leadsTo` says " +
      "that the card shown is linked to this account, `linked` what else is; the purses are those of " +
      "all of them.",
  });

export const entryList: z.ZodType<Listed<EntryView>> = listOf(entryView, "EntryList");

export type AccountParams = { readonly id: DocId };
export const accountParams: z.ZodType<AccountParams> = z.object({ id: accountId });

export type LookupRequest = { readonly card: CardRef };

export const lookupRequest: z.ZodType<LookupRequest> = z
  .object({ card: cardRef })
  .meta({ id: "LookupRequest" });
