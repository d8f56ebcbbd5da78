import { type AccountState, balanceOf, emptyPurse, type PurseState } from "../domain/account.ts";
import type { Campaign } from "../domain/campaigns/campaign.ts";
import { branchCapPurse, periodEnd } from "../domain/campaigns/campaign-purses.ts";
import { budgetPurse, type DocId, type PurseId } from "../domain/ids.ts";
import type { BusinessDay } from "../domain/lots.ts";
import { branchCapDocOf, budgetDocOf } from "../entries/doc-ids.ts";

/** A cap that is kept as rights in a document of its own. */
export type KeptCap = {
  readonly campaign: string;
  readonly cap: "budget" | "perBranch";
  readonly doc: DocId;
  readonly purse: PurseId;
  /** What may be used up, in minor units, or in units where nothing is taken off. */
  readonly amount: number;
};

/** `day` is the branch's own. */
export type CapPlace = { readonly branch: string; readonly day: BusinessDay };

/** The caps of a campaign that are no card's. */
export function keptCaps({ id, caps }: Campaign, { branch, day }: CapPlace): readonly KeptCap[] {
  const kept: KeptCap[] = [];
  if (caps?.budget !== undefined) {
    const { budget: amount } = caps;
    const [doc, purse] = [budgetDocOf(id), budgetPurse(id)];
    kept.push({ campaign: id, cap: "budget", doc, purse, amount });
  }
  if (caps?.perBranch !== undefined) {
    const { amount, per } = caps.perBranch;
    const period = periodEnd(day, per) ?? "all";
    const [doc, purse] = [branchCapDocOf(id, { branch, period }), branchCapPurse(id)];
    kept.push({ campaign: id, cap: "perBranch", doc, purse, amount });
  }
  return kept;
}

/**
 * Up to which amount a branch's cap has been made. Each lot says in its `order` how far it goes, so
 * that a raised cap adds the difference and nothing is made twice.
 */
export function madeOf({ purses }: AccountState, purse: PurseId): number {
  const { lots }: PurseState = purses[purse] ?? emptyPurse;
  return Math.max(0, ...Object.values(lots).map(({ attributes }) => attributes?.order ?? 0));
}

/** What a branch has used up of its cap, as far as it is known here. */
export function usedOf(account: AccountState, purse: PurseId): number {
  const rest = balanceOf(account.purses[purse] ?? emptyPurse);
  return Math.max(0, madeOf(account, purse) - rest);
}
