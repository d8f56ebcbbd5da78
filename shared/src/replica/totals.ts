import { type AccountState, balanceOf } from "../domain/account.ts";
import type { DocId, PurseId } from "../domain/ids.ts";

/** By how much changed accounts change the balance over all, by purse. */
export function totalsOf(
  changed: readonly AccountState[],
  before: ReadonlyMap<DocId, AccountState>,
): Record<PurseId, number> {
  const totals: Record<PurseId, number> = {};
  const add = ({ purses }: Pick<AccountState, "purses">, sign: 1 | -1) => {
    for (const [id, purse] of Object.entries(purses) as [PurseId, never][]) {
      totals[id] = (totals[id] ?? 0) + sign * balanceOf(purse);
    }
  };
  for (const state of changed) {
    add(state, 1);
    add(before.get(state.doc) ?? { purses: {} }, -1);
  }
  const moved = Object.entries(totals).filter(([, sum]) => sum !== 0);
  return Object.fromEntries(moved) as Record<PurseId, number>;
}
