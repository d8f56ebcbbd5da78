import type { BusinessDay } from "./lots.ts";

/** Who runs one or more branches under the network's name. */
export type Franchisee = {
  readonly kind: "franchisee";
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
};

/** Whose a branch is; null for headquarters' own. The last by rank holds. */
export type BranchOwner = {
  readonly kind: "branchOwner";
  readonly branch: string;
  readonly franchisee: string | null;
};

/** A day on which campaigns that exclude holidays rest; without regions it is one everywhere. */
export type Holiday = {
  readonly kind: "holiday";
  readonly id: string;
  readonly date: BusinessDay;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly regions: readonly string[];
  readonly active: boolean;
};

export type PlaceBody = Franchisee | BranchOwner | Holiday;
