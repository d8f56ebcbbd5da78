import { encode } from "cborg";
import type { Body } from "../domain/bodies.ts";
import type { Entry, Header, SignedEntry } from "../domain/entry.ts";
import type { Result } from "../domain/result.ts";
import { ok, refused } from "../domain/result.ts";
import { accountFormats, deviceId, docId, entryId, name } from "./body-formats.ts";
import { assertCanonical, decodeStrict } from "./canonical.ts";
import { controlFormats } from "./control-formats.ts";
import { entryIdOf } from "./hash.ts";
import { type Field, Malformed, optional, sortedSet, text, type Wire, whole } from "./wire.ts";

/** The version that this software writes and reads in full. */
export const entryVersion = 1;
/** Longest entry in bytes; receipts of 10,000 lines stay below it only with short names. */
export const longestEntry: number = 256 * 1024;

const bodyFormats: ReadonlyMap<unknown, Field<object>> = new Map(
  Object.entries({ ...accountFormats, ...controlFormats }) as unknown as [string, Field<object>][],
);

const heads = sortedSet(entryId, 64);
const keyText = text(128);
const maybeEntry = optional(entryId);
const maybeName = optional(name);

/**
 * Reads back what it writes, so that nothing is ever signed that no replica could read.
 * `[v, doc, device, seq, prev, own, n, after, ms, count, policy, by, till, key, kind, body]`
 * @throws Malformed when a field is out of bounds.
 */
export function encodePayload(entry: Entry): Uint8Array {
  const { kind, ...fields } = entry.body;
  const format = bodyFormats.get(kind);
  if (format === undefined) throw new Malformed(`no format for ${kind}`);
  const wire: readonly Wire[] = [
    entryVersion,
    docId.write(entry.doc),
    deviceId.write(entry.device),
    entry.seq,
    maybeEntry.write(entry.prev),
    maybeEntry.write(entry.own),
    entry.n,
    heads.write(entry.after),
    entry.hlc.ms,
    entry.hlc.count,
    heads.write(entry.policy),
    maybeName.write(entry.by),
    entry.key === null ? null : name.write(entry.key.till),
    entry.key === null ? null : keyText.write(entry.key.id),
    kind,
    format.write(fields),
  ];
  readFull(wire);
  return encode(wire);
}

/** What is signed: the payload behind a text that no other use of the key ever signs. */
export function signedMessage(payload: Uint8Array): Uint8Array {
  const prefix = new TextEncoder().encode("cardweave entry 1\n");
  const message = new Uint8Array(prefix.length + payload.length);
  message.set(prefix);
  message.set(payload, prefix.length);
  return message;
}

/** The entry's bytes: `[payload, signature]`, both byte strings. */
export function sealEntry(entry: Entry, payload: Uint8Array, signature: Uint8Array): SignedEntry {
  const bytes = encode([payload, signature]);
  return { id: entryIdOf(bytes), bytes, entry };
}

export type ParsedEntry = SignedEntry & {
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
};

/**
 * The one border at which bytes become an entry; the signature is checked elsewhere.
 * Of a later version only the first five fields are read; of an unknown body nothing.
 */
export function parseEntry(bytes: Uint8Array): Result<ParsedEntry> {
  try {
    if (bytes.length > longestEntry) return refused("too-large", { bytes: bytes.length });
    const { payload, signature } = openEnvelope(bytes);
    const entry = readPayload(decodeStrict(payload, "entry"), payload);
    return ok({ id: entryIdOf(bytes), bytes, entry, payload, signature });
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
    return refused("malformed", { reason: fault.message });
  }
}

function openEnvelope(bytes: Uint8Array): { payload: Uint8Array; signature: Uint8Array } {
  const envelope = decodeStrict(bytes, "envelope");
  if (!Array.isArray(envelope) || envelope.length !== 2) throw new Malformed("envelope: 2 fields");
  const [payload, signature] = envelope as unknown[];
  if (!(payload instanceof Uint8Array)) throw new Malformed("envelope.payload: bytes");
  if (!(signature instanceof Uint8Array) || signature.length !== 64) {
    throw new Malformed("envelope.signature: 64 bytes");
  }
  assertCanonical([payload, signature], bytes, "entry");
  return { payload, signature };
}

function readPayload(wire: unknown, payload: Uint8Array): Entry {
  if (!Array.isArray(wire) || wire.length < 5) throw new Malformed("entry: too few fields");
  const version = whole(1).read(wire[0], "v");
  if (version !== entryVersion) return readFirstFields(wire, version);
  const entry = readFull(wire);
  assertCanonical(wire, payload, "entry");
  return entry;
}

function readFull(wire: readonly unknown[]): Entry {
  if (wire.length !== 16) throw new Malformed("entry: 16 fields");
  const kind = name.read(wire[14], "kind");
  const format = bodyFormats.get(kind);
  const header = readHeader(wire);
  if (format === undefined) return { ...header, body: { kind: "unknown", version: entryVersion } };
  return { ...header, body: { kind, ...format.read(wire[15], kind) } as Body };
}

function readHeader(wire: readonly unknown[]): Header {
  const till = maybeName.read(wire[12], "till");
  const id = optional(keyText).read(wire[13], "key");
  if ((till === null) !== (id === null)) throw new Malformed("key: till and key, or neither");
  return {
    doc: docId.read(wire[1], "doc"),
    device: deviceId.read(wire[2], "device"),
    seq: whole(1).read(wire[3], "seq"),
    prev: maybeEntry.read(wire[4], "prev"),
    own: maybeEntry.read(wire[5], "own"),
    n: whole(1).read(wire[6], "n"),
    after: heads.read(wire[7], "after"),
    hlc: { ms: whole().read(wire[8], "hlc.ms"), count: whole().read(wire[9], "hlc.count") },
    policy: heads.read(wire[10], "policy"),
    by: maybeName.read(wire[11], "by"),
    key: till === null || id === null ? null : { till, id },
  };
}

function readFirstFields(wire: readonly unknown[], version: number): Entry {
  return {
    doc: docId.read(wire[1], "doc"),
    device: deviceId.read(wire[2], "device"),
    seq: whole(1).read(wire[3], "seq"),
    prev: maybeEntry.read(wire[4], "prev"),
    own: null,
    n: 1,
    after: [],
    hlc: { ms: 0, count: 0 },
    policy: [],
    by: null,
    key: null,
    body: { kind: "unknown", version },
  };
}
