import type { DeviceRole } from "./control-bodies.ts";
import type { Entry } from "./entry.ts";
import type { Fact } from "./fact.ts";
import type { Sight } from "./holding.ts";
import type { DeviceId, DocId, LotId, PurseId } from "./ids.ts";
import type { LotAttributes } from "./lot.ts";
import type { SpendingLimit } from "./policy.ts";

/** Whose cited control entries count; its device's certificate and what came before always do. */
export type Citing = Pick<Entry, "device" | "policy">;

/** What a device creates in a purse. */
export type Minting = { readonly device: DeviceId; readonly purse: PurseId };

/** What a verdict on a booking may depend on besides the account: control entries and the hash. */
export type BookingContext = {
  /** How a lot's attributes become its id; the rules know no hash. */
  readonly lotIdOf: (attributes: LotAttributes) => LotId;
  readonly roleOf: (device: DeviceId) => DeviceRole | undefined;
  /** The limit that the cited policy sets for spending beyond own rights. */
  readonly limitAt: (citing: Citing, purse: PurseId, doc: DocId) => SpendingLimit;
  /** How many days after its sale something is taken back, as the cited policy says. */
  readonly returnWindowAt: (citing: Citing) => number;
  /** What the author may have created of a purse by what it cites; null for no bound. */
  readonly allowanceAt: (citing: Citing, purse: PurseId) => number | null;
  /** The largest allowance that control entries name: all that are held, or the cited ones. */
  readonly allowed: (of: Minting, citing?: Citing) => number | null;
  /** True for an entry that comes after the place at which its device was retired. */
  readonly isRetired: (entry: Pick<Entry, "device" | "seq">) => boolean;
  /** True when the device's retirement is among what is cited. */
  readonly citesRetired: (citing: Citing, device: DeviceId) => boolean;
  /** The calendar day of an instant in the operator's zone, `YYYY-MM-DD`. */
  readonly dayOf: (ms: number) => string;
};

/** What an entry's claims on a purse may count on. */
export function sightOf(
  { entry, history }: Pick<Fact, "entry" | "history">,
  context: BookingContext,
  purse: PurseId,
): Sight {
  const allows = (device: DeviceId, minted: number) =>
    (context.allowed({ device, purse }, entry) ?? -1) >= minted;
  return { seen: history.seen, allows };
}
