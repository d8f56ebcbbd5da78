import type { PurseId } from "../../ids.ts";
import type { Expiry } from "./earn-points.ts";

/** Puts coupons or rewards on the card: units that another campaign, `ref`, takes. */
export type Issue = {
  readonly type: "issueCoupon" | "issueReward";
  readonly ref: string;
  readonly count?: number | undefined;
  readonly expires?: Expiry | undefined;
};

export function couponPurse(campaign: string): PurseId {
  return `coupon:${campaign}` as PurseId;
}

export function issuedPurse({ type, ref }: Issue): PurseId {
  return type === "issueCoupon" ? couponPurse(ref) : (`reward:${ref}` as PurseId);
}
