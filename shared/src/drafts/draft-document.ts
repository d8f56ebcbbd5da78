import {
  applyChanges,
  change,
  type Doc,
  decodeChange,
  getAllChanges,
  getHeads,
  getLastLocalChange,
  ImmutableString,
  init,
  loadIncremental,
  save,
} from "@automerge/automerge";
import { sha256Of } from "../entries/hash.ts";
import { assignDraft } from "./assign-draft.ts";
import { draftGenesis } from "./draft-genesis.ts";

/** A campaign without id and version; it may be incomplete. */
export type DraftValues = Readonly<Record<string, unknown>>;

/** `chosen` counts how often somebody chose between values that were set at once. */
export type DraftDocument = { v: number; draft: Record<string, unknown>; chosen?: number };

const idBytes = 16;

/** The document of a campaign's draft, the same wherever it is asked for. */
export function draftDocumentBytes(campaign: string): Uint8Array {
  const text = new TextEncoder().encode(`cardweave draft ${campaign}`);
  return sha256Of(text).subarray(0, idBytes);
}

/** A draft's document; a plain value of Automerge, of which nobody else needs to know. */
export class Draftable {
  readonly document: Doc<DraftDocument>;

  constructor(document: Doc<DraftDocument>) {
    this.document = document;
  }

  hashes(): readonly string[] {
    return getAllChanges(this.document).map((bytes) => decodeChange(bytes).hash);
  }
}

/** A document out of changes that have been checked; the genesis is part of it. */
export function openDraft(changes: readonly Uint8Array[]): Draftable {
  return new Draftable(loadIncremental(init<DraftDocument>(), joined([draftGenesis, ...changes])));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of parts) {
    bytes.set(one, at);
    at += one.length;
  }
  return bytes;
}

/** All changes that a saved document is made of, each after those it rests on. */
export function draftChanges(saved: Uint8Array): readonly Uint8Array[] {
  return getAllChanges(loadIncremental(init<DraftDocument>(), saved));
}

/** Changes whose past is in the document. */
export function applyDraftChanges(before: Draftable, changes: readonly Uint8Array[]): Draftable {
  const [document] = applyChanges(before.document, [...changes]);
  return new Draftable(document);
}

/** A change that has been checked, in a document that somebody else holds. */
export function withChange(document: Doc<DraftDocument>, bytes: Uint8Array): Doc<DraftDocument> {
  const [after] = applyChanges(document, [bytes]);
  return after;
}

export function draftHeads({ document }: Draftable): readonly string[] {
  return getHeads(document);
}

/** The whole history as one chunk. */
export function shortDraft({ document }: Draftable): { hash: string; bytes: Uint8Array } {
  return { hash: `all to ${getHeads(document).join(" ")}`, bytes: save(document) };
}

/** What the document says, without what is empty. */
export function readDraft({ document }: Draftable): DraftValues {
  return draftValues(document);
}

export function draftValues({ draft }: Doc<DraftDocument>): DraftValues {
  const plain = plainOf(draft);
  return isMap(plain) ? plain : {};
}

export type DraftEdit = {
  readonly draft: DraftValues;
  /** Who makes it; stands in the change. */
  readonly user: string;
  /** Since 1970. */
  readonly seconds: number;
};

/** With these values, and the change that it took; null when nothing differed. */
export function draftAfter(
  before: Draftable,
  { draft, user, seconds }: DraftEdit,
): { readonly document: Draftable; readonly change: Uint8Array | null } {
  const options = { message: user, time: seconds };
  const after = change(before.document, options, (working) => assignDraft(working, draft));
  if (sameHeads(getHeads(before.document), getHeads(after))) {
    return { document: before, change: null };
  }
  return { document: new Draftable(after), change: getLastLocalChange(after) ?? null };
}

function sameHeads(some: readonly string[], others: readonly string[]): boolean {
  return some.join() === others.join();
}

/** As JSON has it; without what is empty. */
export function plainOf(value: unknown): unknown {
  if (value instanceof ImmutableString) return value.toString();
  if (Array.isArray(value)) return plainList(value);
  return isMap(value) ? plainMap(value) : value;
}

/** Two who choose the same thing at once choose it once. */
function plainList(list: readonly unknown[]): readonly unknown[] {
  const plain = list.map(plainOf);
  return plain.some((one) => typeof one === "object") ? plain : [...new Set(plain)];
}

function plainMap(map: Readonly<Record<string, unknown>>): DraftValues {
  const entries = Object.entries(map)
    .map(([name, value]) => [name, plainOf(value)] as const)
    .filter(([, value]) => !isEmpty(value));
  return Object.fromEntries(entries);
}

function isEmpty(value: unknown): boolean {
  if (value === "" || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isMap(value) && Object.keys(value).length === 0;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
