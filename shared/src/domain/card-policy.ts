import { isVoucherScheme } from "./card.ts";
import type { LinkReason } from "./links.ts";

/**
 * What must be shown beside a card's number before value leaves it. `static`: nothing; `pin`: the
 * PIN or a proof that cannot be copied; `rotating`, `sun`: that proof and no other.
 */
export const proofDemands = ["static", "pin", "rotating", "sun"] as const;
export type ProofDemand = (typeof proofDemands)[number];

export type SpendProof = Readonly<Record<string, ProofDemand>>;

/** Their numbers can be counted through or copied off any reader, so a number alone spends nothing. */
export const enumerableSchemes: readonly string[] = ["ean13", "uid"];

export const defaultSpendProof: SpendProof = {
  own: "static",
  voucher: "static",
  coupon: "static",
  ean13: "pin",
  uid: "pin",
};

/** A scheme that nobody has named is an old system's, with numbers that run on. Source: SPEC R786. */
export function demandFor(policy: SpendProof, scheme: string): ProofDemand {
  const named = Object.hasOwn(policy, scheme) ? policy[scheme] : undefined;
  return named ?? (isVoucherScheme(scheme) ? "static" : "pin");
}

export const cardRoles = ["cashier", "manager", "headquarters", "integration"] as const;
export type CardRole = (typeof cardRoles)[number];

/** Who may let one card lead to another, by the reason. */
export type LinksBy = Readonly<Record<LinkReason, readonly CardRole[]>>;

export const defaultLinksBy: LinksBy = {
  added: cardRoles,
  migrated: cardRoles,
  merged: ["manager", "headquarters", "integration"],
  replaced: ["manager", "headquarters", "integration"],
};
