import { defaultOwnCampaigns, type OwnCampaigns } from "./campaigns/own-campaigns.ts";
import { defaultLinksBy, defaultSpendProof, type LinksBy, type SpendProof } from "./card-policy.ts";
import type { PurseKind } from "./control-bodies.ts";
import { defaultGoodwill, type GoodwillLimits } from "./goodwill.ts";
import { type DocId, isBudget, isVoucher } from "./ids.ts";

/** `open`: up to the known balance. `limit`: up to the amounts. `rights-only`: nothing beyond. */
export type SpendingMode = "open" | "limit" | "rights-only";

/**
 * What may be spent beyond own rights, in the purse's unit, null for no limit of that sort.
 * `perCard` and `perDevice` count what was spent since the hub's last acknowledgement.
 */
export type SpendingLimit = {
  readonly mode: SpendingMode;
  readonly perEntry: number | null;
  readonly perCard: number | null;
  readonly perDevice: number | null;
};

/** `voucher` is for the money of a voucher, `money` for all other. */
export type LimitName = PurseKind | "voucher";

export type Policy = {
  readonly limits: Readonly<Record<LimitName, SpendingLimit>>;
  /** What a device may create of each kind where no `allow` names more; null for no bound. */
  readonly allowances: Readonly<Record<PurseKind, number | null>>;
  /** How long a till's request waits for rights from elsewhere. */
  readonly grantWaitMs: number;
  /** How long a hold keeps prices and value while the customer pays elsewhere. */
  readonly holdMs: number;
  /** Card number schemes that are accepted. */
  readonly schemes: readonly string[];
  /** The operator's own, in the QR codes that are printed. */
  readonly domain: string;
  /** What may be booked by hand without a sale behind it, by role. */
  readonly goodwill: GoodwillLimits;
  /** How many days after its sale something is taken back; what expires then lives that long. */
  readonly returnWindowDays: number;
  /**
   * Out of touch with who has the right to return a receipt: `outside` gives back in cash what was
   * paid so, at the branch's own risk, and nothing on cards.
   */
  readonly returnsElsewhere: "refuse" | "outside";
  /** What must be shown beside a number before value leaves the card, by scheme. */
  readonly spendProof: SpendProof;
  readonly linksBy: LinksBy;
  /** What a unit of a purse that is spent already takes off a refund, in minor units. */
  readonly returnValues: Readonly<Record<string, number>>;
  /** Article groups that no campaign may touch: tobacco, fixed-price books, prescription drugs. */
  readonly protectedGroups: readonly string[];
  /** `two`: whoever changed a campaign's draft last does not approve it. */
  readonly campaignApproval: "one" | "two";
  /** What franchisees and merchants may do with campaigns of their own. */
  readonly ownCampaigns: OwnCampaigns;
};

const open: SpendingLimit = { mode: "open", perEntry: null, perCard: null, perDevice: null };

/** A new network honours "offline without restriction" but for prepaid money. Source: SPEC R25. */
export const defaultPolicy: Policy = {
  limits: {
    points: open,
    stamps: open,
    coupon: open,
    reward: open,
    cap: open,
    voucher: open,
    activation: { ...open, mode: "rights-only" },
    money: { mode: "limit", perEntry: null, perCard: 5_000, perDevice: 50_000 },
  },
  allowances: {
    points: null,
    stamps: null,
    coupon: null,
    reward: null,
    cap: null,
    activation: null,
    money: null,
  },
  grantWaitMs: 400,
  holdMs: 15 * 60_000,
  schemes: ["own", "ean13", "uid", "voucher", "coupon"],
  domain: "cardweave.example",
  goodwill: defaultGoodwill,
  returnWindowDays: 30,
  returnsElsewhere: "refuse",
  spendProof: defaultSpendProof,
  linksBy: defaultLinksBy,
  returnValues: {},
  protectedGroups: [],
  campaignApproval: "one",
  ownCampaigns: defaultOwnCampaigns,
};

/** Which limit holds; the document's kind says it, so it is the same for every replica. */
export function limitNameOf(unit: PurseKind, doc: DocId): LimitName {
  return unit === "money" && isVoucher(doc) ? "voucher" : unit;
}

const rightsOnly: SpendingLimit = { ...open, mode: "rights-only" };

/** A budget that could be exceeded would be none: no policy says otherwise. Source: SPEC R621. */
export function limitFor(
  { limits }: Pick<Policy, "limits">,
  unit: PurseKind,
  doc: DocId,
): SpendingLimit {
  return isBudget(doc) ? rightsOnly : limits[limitNameOf(unit, doc)];
}

/** What a device spent beyond its rights since the hub's last acknowledgement. */
export type BeyondSoFar = { readonly card: number; readonly device: number };

/** How much more may be spent beyond own rights; never more than the balance known here. */
export function provisionalRoom(limit: SpendingLimit, known: number, soFar: BeyondSoFar): number {
  if (limit.mode === "rights-only") return 0;
  const rooms = [known, limit.perEntry ?? known];
  if (limit.mode === "limit") {
    rooms.push((limit.perCard ?? known + soFar.card) - soFar.card);
    rooms.push((limit.perDevice ?? known + soFar.device) - soFar.device);
  }
  return Math.max(0, Math.min(...rooms));
}
