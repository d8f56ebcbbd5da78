import type { DecodedChange } from "@automerge/automerge";
import type { SignedEntry } from "../domain/entry.ts";
import { type DocId, type EntryId, isEntryId } from "../domain/ids.ts";
import { parseEntry } from "../entries/codec.ts";
import { bytesOfText } from "./change-of-entry.ts";
import type { EntryChanges } from "./entry-changes.ts";
import { genesisPlace } from "./genesis.ts";

/**
 * What somebody did to a document that no honest replica does. None of it has an effect.
 * `change` is the hash of the change, `key` the key in the map that it touched.
 */
export type Alarm = {
  readonly kind: AlarmKind;
  readonly change: string;
  readonly key: string | null;
};

/**
 * `duplicate`: an entry came by several changes. `not-an-entry`: a value that is none, or has
 * another name. `another-document`: an entry of another document than the first one found.
 */
export type AlarmKind =
  | "deleted"
  | "overwritten"
  | "duplicate"
  | "not-an-entry"
  | "another-document"
  | "foreign-change";

/** An entry as a peer inserted it: well formed and named right; its signature is not checked yet. */
export type Insert = { readonly signed: SignedEntry; readonly change: DecodedChange };

export type Gleaned = { readonly inserts: readonly Insert[]; readonly alarms: readonly Alarm[] };

type Operation = DecodedChange["ops"][number];

/** All entries that were ever inserted, whatever was done to the map later. */
export function glean(changes: readonly DecodedChange[]): Gleaned {
  const finds = changes
    .filter((change) => change.hash !== genesisPlace.hash)
    .flatMap((change) => change.ops.map((operation) => gleanOne(change, operation)));
  return {
    inserts: finds.flatMap((find) => find.inserts),
    alarms: finds.flatMap((find) => find.alarms),
  };
}

function gleanOne(change: DecodedChange, operation: Operation): Gleaned {
  const { key } = operation;
  const kind = tampering(operation);
  const alarms = kind === undefined ? [] : [alarm(kind, change, key)];
  if (!claimsEntry(operation)) return { inserts: [], alarms };
  const signed = entryIn(operation);
  if (signed !== undefined) return { inserts: [{ signed, change }], alarms };
  return { inserts: [], alarms: [...alarms, alarm("not-an-entry", change, key)] };
}

function tampering(operation: Operation): AlarmKind | undefined {
  if (operation.action === "del") return "deleted";
  return operation.pred.length > 0 ? "overwritten" : undefined;
}

function claimsEntry(operation: Operation): boolean {
  return operation.action === "set" && isEntryId(String(operation.key));
}

function entryIn(operation: Operation): SignedEntry | undefined {
  if (typeof operation.value !== "string") return undefined;
  const bytes = bytesOfText(operation.value);
  const parsed = bytes === undefined ? undefined : parseEntry(bytes);
  if (parsed?.ok !== true || parsed.value.id !== operation.key) return undefined;
  return parsed.value;
}

/** The entries once each, and alarms for those that came twice or belong elsewhere. */
export function sift(inserts: readonly Insert[], doc: DocId | undefined): Harvest {
  const entries = new Map<EntryId, SignedEntry>();
  const alarms: Alarm[] = [];
  for (const { signed, change } of inserts) {
    if (entries.has(signed.id)) alarms.push(alarm("duplicate", change, signed.id));
    if (signed.entry.doc !== doc) alarms.push(alarm("another-document", change, signed.id));
    entries.set(signed.id, signed);
  }
  return { entries: [...entries.values()], alarms };
}

export type Harvest = {
  /** Well formed and named right; nobody has checked their signatures yet. */
  readonly entries: readonly SignedEntry[];
  readonly alarms: readonly Alarm[];
};

/** Which changes are not exactly those that we make, and which cannot be told from them yet. */
export type Comparison = {
  readonly foreign: readonly Alarm[];
  /** Those whose entry cites what is not here. */
  readonly undecided: readonly Insert[];
};

export function compareChanges(
  changes: readonly DecodedChange[],
  inserts: readonly Insert[],
  ours: EntryChanges,
): Comparison {
  const undecided = inserts.filter(
    ({ signed, change }) => ours.get(signed.id) === undefined && looksLikeOurs(change),
  );
  const known = new Set([
    genesisPlace.hash,
    ...inserts.flatMap(({ signed }) => ours.get(signed.id)?.hash ?? []),
    ...undecided.map(({ change }) => change.hash),
  ]);
  const foreign = changes
    .filter(({ hash }) => !known.has(hash))
    .map((change) => alarm("foreign-change", change, null));
  return { foreign, undecided };
}

/** All that can be said of a change whose entry cites what is not here. */
function looksLikeOurs(change: DecodedChange): boolean {
  const [operation] = change.ops;
  return change.ops.length === 1 && operation?.key === change.actor && change.seq === 1;
}

function alarm(kind: AlarmKind, change: DecodedChange, key: string | null): Alarm {
  return { kind, change: change.hash, key };
}
