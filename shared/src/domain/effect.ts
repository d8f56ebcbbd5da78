import { type AccountState, emptyPurse, type PurseState, type Unconfirmed } from "./account.ts";
import type { FoldVerdict } from "./fact.ts";
import type { EntryId, PurseId } from "./ids.ts";

/** What an entry that counts makes of an account. */
export type Effect = {
  readonly state: AccountState;
  readonly verdict: Exclude<FoldVerdict, "invalid">;
  readonly reason: string | null;
};

export function counts(state: AccountState): Effect {
  return { state, verdict: "valid", reason: null };
}

export function inPurse(
  state: AccountState,
  id: PurseId,
  change: (purse: PurseState) => PurseState,
): AccountState {
  return { ...state, purses: { ...state.purses, [id]: change(state.purses[id] ?? emptyPurse) } };
}

/** Shown, and worth nothing until the allowance of its device is raised. */
export function isUnconfirmed(
  state: AccountState,
  id: EntryId,
  { purse, device, amount }: Unconfirmed,
): Effect {
  const unconfirmed = { ...state.unconfirmed, [id]: { purse, device, amount } };
  return { state: { ...state, unconfirmed }, verdict: "unconfirmed", reason: "above-allowance" };
}
