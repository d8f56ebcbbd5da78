import type { AccountState } from "./account.ts";
import type { Entry } from "./entry.ts";
import type { EntryId } from "./ids.ts";
import type { CitedHistory } from "./seen.ts";

/** An entry as the fold sees it: with what its cited history holds. */
export type Fact = {
  readonly id: EntryId;
  readonly entry: Entry;
  readonly history: CitedHistory;
  /** The entry that a reversal, a cover, or a grant of the right to undo is about. */
  readonly target: Entry | undefined;
  /** Why the entry is invalid whatever it says, such as a wrong place on its device's chain. */
  readonly objection: string | null;
};

export type FoldVerdict = "valid" | "unconfirmed" | "disputed" | "invalid";
export type Folded = {
  readonly state: AccountState;
  readonly verdict: FoldVerdict;
  readonly reason: string | null;
};
