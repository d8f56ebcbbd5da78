import type { DeviceId, EntryId } from "../domain/ids.ts";
import { deviceId, entryId } from "../entries/body-formats.ts";
import { type Field, optional, record, text, whole } from "../entries/wire.ts";
import {
  bytesOf,
  type ChainPosition,
  chainWanted,
  checked,
  controlHeads,
  instantMs,
  isChain,
  signature,
  tableOf,
} from "./frames-fields.ts";
import { isShard, shardNames } from "./shards.ts";

/** The hub's checkpoint: it holds this device's chain durably up to `seq`, whose entry is `head`. */
export type Taken = {
  readonly type: "taken";
  readonly device: DeviceId;
  readonly seq: number;
  readonly head: EntryId;
  readonly hub: DeviceId;
  /** By the hub's key, over `takenMessage`. */
  readonly signature: Uint8Array;
};

/** A set of entries in short: how many, and the sum of their ids' 2048-bit hashes. */
export type Digest = { readonly count: number; readonly sum: Uint8Array };

/** The name of the digest over all shards. */
export const rootDigest = "root";

/** What a side holds, to be compared with what the other side holds. */
export type Beacon = ChainPosition & {
  readonly type: "beacon";
  readonly device: DeviceId;
  /** Of all entries held. */
  readonly count: number;
  /** Balance over all accounts, by purse. */
  readonly totals: Readonly<Record<string, number>>;
  readonly unsent: number;
  /** This side's wall clock, ms. */
  readonly clock: number;
  readonly control: readonly EntryId[];
  /** By shard, or by `rootDigest`; as many as the sender finds useful. */
  readonly digests: Readonly<Record<string, Digest>>;
  readonly campaignSet: string | null;
  /** Baskets on which a version of a campaign failed since the sender's start, by `<id>@<version>`. */
  readonly faults: Readonly<Record<string, number>>;
};

export const taken: Field<Omit<Taken, "type">> = record<Omit<Taken, "type">>({
  device: deviceId,
  seq: whole(1),
  head: entryId,
  hub: deviceId,
  signature,
});

const digestName: Field<string> = checked(
  text(7),
  (name) => name === rootDigest || isShard(name),
  "root, or a shard",
);

const digest: Field<Digest> = record<Digest>({ count: whole(), sum: bytesOf(256) });

export const beacon: Field<Omit<Beacon, "type">> = checked(
  record<Omit<Beacon, "type">>({
    device: deviceId,
    seq: whole(),
    head: optional(entryId),
    count: whole(),
    totals: tableOf(text(96), whole(-Number.MAX_SAFE_INTEGER), 1024),
    unsent: whole(),
    clock: instantMs,
    control: controlHeads,
    digests: tableOf(digestName, digest, shardNames.length + 1),
    campaignSet: optional(text(64)),
    faults: tableOf(text(96), whole(1), 64),
  }),
  isChain,
  chainWanted,
);
