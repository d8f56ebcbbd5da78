import { decodeFirst } from "cborg";
import { entriesOfDocument } from "../documents/entries-of-document.ts";
import { longestFile } from "../documents/limits.ts";
import type { EntryId } from "../domain/ids.ts";
import { ok, type Result, refused } from "../domain/result.ts";
import { admit, retryAside } from "../replica/admit.ts";
import type { Replica } from "../replica/replica.ts";
import { type BundleItem, bytesOf, type Chunks, readBundle } from "./bundle.ts";

/** What became of files that were taken in. Importing them again changes nothing. */
export type ImportReport = {
  readonly files: number;
  readonly fresh: number;
  readonly known: number;
  /** Entries that no certified device signed, or that are none, by reason. */
  readonly refused: Readonly<Record<string, number>>;
  /** Files that could not be read, with the reason; the first hundred. */
  readonly unread: readonly { readonly name: string; readonly reason: string }[];
  /** What somebody did to a document that no honest replica does; without effect. */
  readonly alarms: Readonly<Record<string, number>>;
};

const mostTold = 100;
const batchSize = 500;
const automergeMagic = Uint8Array.of(0x85, 0x6f, 0x4a, 0x83);

/**
 * Takes in the entries of Automerge files and bundles, as if a peer had sent them: what a certified
 * device signed is stored, the rest is refused and harms nothing.
 */
export class Import {
  readonly #replica: Replica;
  readonly #refused = new Map<EntryId, string>();
  readonly #counts = { files: 0, known: 0 };
  /** Entries held before the first file; nobody else writes meanwhile. */
  #before: number | null = null;
  readonly #unread: { name: string; reason: string }[] = [];
  readonly #alarms: Record<string, number> = {};

  constructor(replica: Replica) {
    this.#replica = replica;
  }

  /** A bundle, or a single Automerge file. */
  async file(name: string, bytes: Chunks): Promise<void> {
    this.#before ??= (await this.#replica.ports.store.counts()).entries;
    const { head, all } = await peek(bytes);
    if (automergeMagic.every((byte, at) => head[at] === byte)) {
      return this.#item({ name, size: 0, chunks: all });
    }
    const read = await readBundle(all, (item) => this.#item(item));
    if (!read.ok) this.#leave(name, String(read.error["reason"]));
  }

  async #item(item: BundleItem): Promise<void> {
    this.#counts.files++;
    const bytes = await bytesOf(item, longestFile);
    if (bytes === undefined) return this.#leave(item.name, `longer than ${longestFile} bytes`);
    const entries = item.name.endsWith(".cborseq") ? sequence(bytes) : this.#harvest(bytes);
    if (!entries.ok) return this.#leave(item.name, String(entries.error["reason"]));
    for (let at = 0; at < entries.value.length; at += batchSize) {
      await this.#admit(entries.value.slice(at, at + batchSize));
    }
  }

  #harvest(bytes: Uint8Array): Result<readonly Uint8Array[]> {
    const harvest = entriesOfDocument(bytes);
    if (!harvest.ok) return harvest;
    for (const { kind } of harvest.value.alarms) {
      this.#alarms[kind] = (this.#alarms[kind] ?? 0) + 1;
    }
    return ok(harvest.value.entries.map((one) => one.bytes));
  }

  async #admit(entries: readonly Uint8Array[]): Promise<void> {
    const { known, aside } = await admit(this.#replica, entries, { from: "import" });
    this.#counts.known += known;
    for (const { hash, reason } of aside) this.#refused.set(hash as EntryId, reason);
  }

  #leave(name: string, reason: string): void {
    if (this.#unread.length < mostTold) this.#unread.push({ name, reason });
  }

  /** After the last file: what was refused for want of a certificate that came later is tried again. */
  async finish(): Promise<ImportReport> {
    await retryAside(this.#replica);
    const { store } = this.#replica.ports;
    const late = await store.has([...this.#refused.keys()]);
    const refusals: Record<string, number> = {};
    for (const [id, reason] of this.#refused) {
      if (!late.has(id)) refusals[reason] = (refusals[reason] ?? 0) + 1;
    }
    const fresh = this.#before === null ? 0 : (await store.counts()).entries - this.#before;
    const [unread, alarms] = [this.#unread, this.#alarms];
    return { ...this.#counts, fresh, refused: refusals, unread, alarms };
  }
}

/** The entries of a CBOR sequence of byte strings. */
function sequence(bytes: Uint8Array): Result<readonly Uint8Array[]> {
  const entries: Uint8Array[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const next = firstOf(rest);
    if (next === undefined) return refused("malformed", { reason: "no sequence of byte strings" });
    entries.push(next.entry);
    rest = next.rest;
  }
  return ok(entries);
}

/** Expects anything of the decoder: the bytes may be whatever somebody wrote. */
function firstOf(bytes: Uint8Array): { entry: Uint8Array; rest: Uint8Array } | undefined {
  try {
    const [entry, rest] = decodeFirst(bytes) as [unknown, Uint8Array];
    return entry instanceof Uint8Array ? { entry, rest } : undefined;
  } catch {
    return undefined;
  }
}

/** The first bytes, to tell what a file is, and all of it still to be read. */
async function peek(bytes: Chunks): Promise<{ head: Uint8Array; all: Chunks }> {
  const source = bytes[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < automergeMagic.length) {
    const next = await source.next();
    if (next.done === true) break;
    parts.push(next.value);
    length += next.value.length;
  }
  const head = new Uint8Array(Buffer.concat(parts));
  return { head, all: rejoined(head, source) };
}

async function* rejoined(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): Chunks & AsyncGenerator<Uint8Array> {
  yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    yield next.value;
  }
}
