import type { Body } from "./bodies.ts";
import type { Hlc } from "./hlc.ts";
import type { DeviceId, DocId, EntryId } from "./ids.ts";

/** Who asked: the till and the key it chose before it sent the request. */
export type ActionKey = { readonly till: string; readonly id: string };

/**
 * What every entry says before its body.
 * `seq`/`prev` chain a device's entries over all documents; `own`/`n` chain them within this one;
 * `after` are the newest entries of this document whose whole history the author held;
 * `policy` are the control heads in force for the author, never older than those it used before.
 */
export type Header = {
  readonly doc: DocId;
  readonly device: DeviceId;
  readonly seq: number;
  readonly prev: EntryId | null;
  readonly own: EntryId | null;
  readonly n: number;
  readonly after: readonly EntryId[];
  readonly hlc: Hlc;
  readonly policy: readonly EntryId[];
  /** The operator's pseudonym; never a name. */
  readonly by: string | null;
  readonly key: ActionKey | null;
};

export type Entry = Header & { readonly body: Body };

/** An entry with the bytes that were signed and its name, the SHA-256 of those bytes. */
export type SignedEntry = {
  readonly id: EntryId;
  readonly bytes: Uint8Array;
  readonly entry: Entry;
};

/** What a replica makes of an entry; see SPEC, "Verdicts". Invalid ones are kept and never count. */
export type Verdict = (typeof verdicts)[number];

export const verdicts = ["valid", "unconfirmed", "disputed", "pending", "invalid"] as const;
