import type { Clock } from "@cardweave/shared/ports/clock";
import type { EntryStore, Feed } from "@cardweave/shared/ports/entry-store";
import type { Verifier } from "@cardweave/shared/ports/keys";
import type { Connection } from "@cardweave/shared/ports/line";
import type { act } from "@cardweave/shared/replica/act";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { Rng } from "./rng.ts";
import type { FaultKind } from "./swarm.ts";

export type Where = "node" | "hub";

/** What a machine is lied to about its disk. */
export type DiskFlaws = {
  /** Says "durable" as soon as it has the batch. */
  readonly early?: boolean;
  /** A crash may leave the entries of a batch without the rest of it. */
  readonly torn?: boolean;
  /** Says "durable" although the disk said that it failed. */
  readonly deaf?: boolean;
};

/** `of`: the machine's disk, whatever process runs on it. */
export type LineAt = { readonly where: Where; readonly rng: Rng; readonly of: object };

/** A planted bug: what stands between the product's code and its ports, or in its place. */
export type Plant = {
  readonly disk?: (where: Where) => DiskFlaws;
  readonly store?: (store: EntryStore, at: { where: Where; rng: Rng; clock: Clock }) => EntryStore;
  readonly feed?: (feed: Feed, rng: Rng) => Feed;
  /** The end of a line as node or hub see it. */
  readonly connection?: (end: Connection, at: LineAt) => Connection;
  readonly verifier?: (verifier: Verifier) => Verifier;
  readonly act?: typeof act;
  readonly replica?: (replica: Replica, where: Where) => void;
  /** Happens in every seed, so that the bug has its chance. */
  readonly faults?: readonly FaultKind[];
};

export const noPlant: Plant = {};
