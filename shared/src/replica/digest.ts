import { blake3 } from "@noble/hashes/blake3.js";
import type { EntryId } from "../domain/ids.ts";
import { fromHex } from "../entries/hex.ts";
import type { EntryStore } from "../ports/entry-store.ts";
import { shardOf } from "../protocol/shards.ts";

/** A set of entries in short: their number and the sum of their ids' 2048-bit hashes. */
export type SetDigest = { readonly count: number; readonly sum: Uint8Array };

const width = 256;
const lanes = width / 4;

/**
 * Adds entries to a digest, in any order. Source: additive multiset hash (Bellare, Micciancio
 * 1997; 64 lanes modulo 2^32 over BLAKE3 output).
 */
function addTo(sum: Uint32Array, id: EntryId): void {
  const hash = blake3(fromHex(id), { dkLen: width });
  const view = new DataView(hash.buffer, hash.byteOffset, width);
  for (let lane = 0; lane < lanes; lane++) {
    sum[lane] = (sum[lane] ?? 0) + view.getUint32(lane * 4, true);
  }
}

function bytesOf(sum: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(width);
  const view = new DataView(bytes.buffer);
  for (const [lane, value] of sum.entries()) view.setUint32(lane * 4, value, true);
  return bytes;
}

const pageSize = 250;

/** Lets other work run between two pages: a page is some 10 ms. */
type Pause = () => Promise<void>;

type EntryIds = Pick<EntryStore, "idsAfter">;

/** Digests of what a store holds, by shard; follows the store when asked, page by page. */
export class DigestBook {
  readonly #store: EntryIds;
  readonly #pause: Pause;
  readonly #sums = new Map<string, { count: number; sum: Uint32Array }>();
  #row = 0;
  #following: Promise<void> = Promise.resolve();

  constructor(store: EntryIds, pause: Pause = () => Promise.resolve()) {
    this.#store = store;
    this.#pause = pause;
  }

  /** The digest over everything stored when this was called, or a little later. */
  async root(): Promise<SetDigest> {
    await this.#follow();
    const total = new Uint32Array(lanes);
    let count = 0;
    for (const shard of this.#sums.values()) {
      count += shard.count;
      for (const [lane, value] of shard.sum.entries()) total[lane] = (total[lane] ?? 0) + value;
    }
    return { count, sum: bytesOf(total) };
  }

  async byShard(): Promise<Readonly<Record<string, SetDigest>>> {
    await this.#follow();
    return Object.fromEntries(
      [...this.#sums].map(([shard, { count, sum }]) => [shard, { count, sum: bytesOf(sum) }]),
    );
  }

  #follow(): Promise<void> {
    this.#following = this.#following.then(() => this.#catchUp());
    return this.#following;
  }

  async #catchUp(): Promise<void> {
    for (;;) {
      const page = await this.#store.idsAfter(this.#row, pageSize);
      for (const { id, doc, row } of page) {
        const shard = shardOf(doc);
        const known = this.#sums.get(shard) ?? { count: 0, sum: new Uint32Array(lanes) };
        addTo(known.sum, id);
        known.count += 1;
        this.#sums.set(shard, known);
        this.#row = row;
      }
      if (page.length < pageSize) return;
      await this.#pause();
    }
  }
}
