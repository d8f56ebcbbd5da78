import type { DraftValues } from "@cardweave/shared/drafts/draft-document";

export type PartKind =
  | "percent"
  | "money"
  | "count"
  | "factor"
  | "purse"
  | "programme"
  | "choice"
  | "check"
  | "priceGroup"
  | "coupon"
  | "reward"
  | "expiry"
  | "scale"
  | "loads";

export interface Part {
  readonly field: string;
  readonly kind: PartKind;
  /** Its label and its choices, where they differ from the field's name. */
  readonly words: string;
  /** Out of the way until somebody asks for it. */
  readonly isFurther: boolean;
}

function part(field: string, kind: PartKind, words: string = field): Part {
  return { field, kind, words, isFurther: false };
}

function further(field: string, kind: PartKind, words: string = field): Part {
  return { field, kind, words, isFurther: true };
}

/** All fields of each effect. */
export const effectParts: Readonly<Record<string, readonly Part[]>> = {
  percentOff: [part("basisPoints", "percent"), part("target", "choice"), part("max", "money")],
  amountOff: [part("amount", "money"), part("target", "choice"), further("perQuantity", "check")],
  fixedPrice: [part("quantity", "count"), part("amount", "money")],
  freeItem: [
    part("buy", "count"),
    part("free", "count"),
    part("maxUnitPrice", "money"),
    further("maxFree", "count"),
  ],
  switchPriceGroup: [part("priceGroup", "priceGroup")],
  earnPoints: [
    part("per", "money"),
    part("points", "count"),
    part("gracePoints", "count"),
    part("purse", "purse"),
    further("cap", "count", "pointsCap"),
    further("pendingDays", "count"),
    further("expires", "expiry"),
    further("scale", "scale"),
  ],
  multiplyPoints: [part("factorBasisPoints", "factor"), part("purse", "purse")],
  earnStamps: [
    part("programme", "programme"),
    part("per", "choice", "stampPer"),
    part("n", "count"),
    part("amount", "money"),
    further("cap", "count", "stampCap"),
  ],
  loadBonus: [part("tiers", "loads"), part("spend", "choice")],
  issueCoupon: [
    part("ref", "coupon", "couponRef"),
    further("count", "count"),
    further("expires", "expiry"),
  ],
  issueReward: [
    part("ref", "reward", "rewardRef"),
    further("count", "count"),
    further("expires", "expiry"),
  ],
};

/** What a new effect begins with. */
export const beginnings: Readonly<Record<string, DraftValues>> = {
  percentOff: { target: "line", basisPoints: 1000 },
  amountOff: { target: "line", amount: 100 },
  fixedPrice: { quantity: 3, amount: 500 },
  freeItem: { buy: 2, free: 1 },
  switchPriceGroup: {},
  earnPoints: { purse: "points", per: 200, points: 1 },
  multiplyPoints: { purse: "points", factorBasisPoints: 20_000 },
  earnStamps: { programme: "coffee", per: "receipt", n: 1 },
  loadBonus: { tiers: [{ pay: 1000, credit: 1500 }], spend: "paidFirst" },
  issueCoupon: {},
  issueReward: {},
};
