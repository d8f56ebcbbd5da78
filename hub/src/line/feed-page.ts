import type { Cursor, Feed, FeedEntry } from "@cardweave/shared/ports/entry-store";
import type { FeedPage } from "@cardweave/shared/protocol/frames-feed";
import { batchLimits } from "@cardweave/shared/protocol/frames-fields";
import { controlShard } from "@cardweave/shared/protocol/shards";

/** What a replica lacks after its cursor: control first, then shard by shard, one frame full. */
export async function pageAfter(feed: Feed, cursor: Cursor, limit: number): Promise<FeedPage> {
  const bounds = await feed.bounds();
  const page = new FrameFill(limit);
  for (const shard of inOrder(bounds)) {
    if (page.isFull) break;
    const after = cursor.seqs[shard] ?? 0;
    if (after < (bounds[shard] ?? 0)) await fillFrom(feed, page, { shard, after });
  }
  return pageOf(feed, page);
}

type From = { readonly shard: string; readonly after: number };

async function fillFrom(feed: Feed, page: FrameFill, { shard, after }: From): Promise<void> {
  for (let at = after; !page.isFull; at = page.seqs[shard] ?? after) {
    const part = await feed.read(shard, at, page.limit);
    if (part.length === 0) return;
    part.every((one) => page.take(one));
  }
}

/** Entries up to a frame's limits. */
class FrameFill {
  readonly entries: FeedEntry[] = [];
  readonly seqs: Record<string, number> = {};
  readonly limit: number;
  #bytes = 0;
  isFull = false;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** False when it has no room; then it is full. */
  take(one: FeedEntry): boolean {
    const bytes = this.#bytes + one.bytes.length;
    this.isFull = this.entries.length === this.limit || bytes > batchLimits.bytes;
    if (this.isFull) return false;
    this.entries.push(one);
    this.seqs[one.shard] = one.seq;
    this.#bytes = bytes;
    return true;
  }
}

function pageOf(feed: Feed, { entries, seqs, isFull: more }: FrameFill): FeedPage {
  const placed = entries.map(({ shard, seq, bytes }) => ({ shard, seq, bytes }));
  return { type: "page", entries: placed, cursor: { epoch: feed.epoch, seqs }, more };
}

function inOrder(bounds: Readonly<Record<string, number>>): readonly string[] {
  const others = Object.keys(bounds).filter((shard) => shard !== controlShard);
  return [...(controlShard in bounds ? [controlShard] : []), ...others.toSorted()];
}
