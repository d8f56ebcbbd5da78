import type { DeviceRole } from "./control-bodies.ts";
import type { DeviceId, DocId, EntryId, LotId, PurseId } from "./ids.ts";
import type { LotAttributes } from "./lot.ts";
import type { SpendingLimit } from "./policy.ts";

/** What a verdict on a booking may depend on besides the account: control entries and the hash. */
export type BookingContext = {
  /** How a lot's attributes become its id; the rules know no hash. */
  readonly lotIdOf: (attributes: LotAttributes) => LotId;
  readonly roleOf: (device: DeviceId) => DeviceRole | undefined;
  /** The limit that the cited policy sets for spending beyond own rights. */
  readonly limitAt: (policy: readonly EntryId[], purse: PurseId, doc: DocId) => SpendingLimit;
  /** How many days after its sale something is taken back, as the cited policy says. */
  readonly returnWindowAt: (policy: readonly EntryId[]) => number;
  /** The calendar day of an instant in the operator's zone, `YYYY-MM-DD`. */
  readonly dayOf: (ms: number) => string;
};
