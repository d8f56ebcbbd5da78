import type { DeviceId, EntryId } from "../domain/ids.ts";
import { deviceId, entryId, name } from "../entries/body-formats.ts";
import {
  type Field,
  Malformed,
  oneOf,
  optional,
  record,
  sortedSet,
  text,
  type Wire,
  whole,
} from "../entries/wire.ts";
import type { Cursor } from "../ports/entry-store.ts";
import {
  bytesOf,
  type ChainPosition,
  chainWanted,
  checked,
  controlHeads,
  cursor,
  type DeviceChain,
  instantMs,
  isChain,
  seqByShard,
  signature,
} from "./frames-fields.ts";

/** The version of these frames; another one is told by `bye` and understood in no other way. */
export const protocolVersion = 1;

/** What a replica wants of the feed: everything, some regions, or the cards it has seen. */
export type Subscription = "all" | "visited" | { readonly regions: readonly string[] };

/** Each side's first frame. `seq` and `head`: the end of its own chain. */
export type Hello = ChainPosition & {
  readonly type: "hello";
  readonly protocol: typeof protocolVersion;
  readonly role: "replica" | "hub";
  readonly device: DeviceId;
  readonly network: EntryId | null;
  /** 32 fresh random bytes. */
  readonly nonce: Uint8Array;
  readonly software: string;
  readonly cursor: Cursor | null;
  readonly subscription: Subscription;
};

/** Signature over `provenMessage`: this side holds the key of the device that its hello names. */
export type Prove = { readonly type: "prove"; readonly signature: Uint8Array };

/** The hub has let the replica in. `position` is what it holds of the replica's chain. */
export type Welcome = {
  readonly type: "welcome";
  readonly epoch: string;
  readonly position: DeviceChain;
  /** The hub's clock, ms. */
  readonly time: number;
  readonly control: readonly EntryId[];
  /** Highest position of every shard that has entries. */
  readonly bounds: Readonly<Record<string, number>>;
};

/** The last frame. `code` is kebab-case; `detail` is for people. */
export type Bye = {
  readonly type: "bye";
  readonly code: string;
  readonly detail: string;
  readonly retryAfterMs: number | null;
};

const regions = sortedSet(name, 4096);

const subscription: Field<Subscription> = {
  write: (value): Wire =>
    typeof value === "string" ? value : ["regions", regions.write(value.regions)],
  read: (wire, path) => {
    if (wire === "all" || wire === "visited") return wire;
    const [word, names] = Array.isArray(wire) && wire.length === 2 ? (wire as unknown[]) : [];
    if (word !== "regions") throw new Malformed(`${path}: all, visited or regions`);
    return { regions: regions.read(names, path) };
  },
};

const version: Field<typeof protocolVersion> = {
  write: (value) => value,
  read: (wire, path) => {
    if (wire !== protocolVersion) {
      throw new Malformed(`${path}: only protocol ${protocolVersion} is spoken here`);
    }
    return wire;
  },
};

const helloTable: Field<Omit<Hello, "type">> = checked(
  record<Omit<Hello, "type">>({
    protocol: version,
    role: oneOf("replica", "hub"),
    device: deviceId,
    network: optional(entryId),
    nonce: bytesOf(32),
    software: text(64),
    cursor: optional(cursor),
    seq: whole(),
    head: optional(entryId),
    subscription,
  }),
  isChain,
  chainWanted,
);

/** The version is read first: a later hello may have more fields. */
export const hello: Field<Omit<Hello, "type">> = {
  write: helloTable.write,
  read: (wire, path) => {
    version.read(Array.isArray(wire) ? wire[0] : null, `${path}.protocol`);
    return helloTable.read(wire, path);
  },
};

export const prove: Field<Omit<Prove, "type">> = record({ signature });

export const welcome: Field<Omit<Welcome, "type">> = record<Omit<Welcome, "type">>({
  epoch: text(64),
  position: checked(
    record<DeviceChain>({ device: deviceId, seq: whole(), head: optional(entryId) }),
    isChain,
    chainWanted,
  ),
  time: instantMs,
  control: controlHeads,
  bounds: seqByShard,
});

export const bye: Field<Omit<Bye, "type">> = record<Omit<Bye, "type">>({
  code: name,
  detail: text(512, 0),
  retryAfterMs: optional(whole()),
});
