import type { Feed } from "@cardweave/shared/ports/entry-store";
import type { Fetch, Fetched } from "@cardweave/shared/protocol/frames-feed";
import { shardOf } from "@cardweave/shared/protocol/shards";
import { batches } from "@cardweave/shared/replica/line/outbox";
import type { Replica } from "@cardweave/shared/replica/replica";

type Parts = { readonly replica: Replica; readonly feed: Feed };

/** A whole document, in as many frames as it takes. */
export async function fetchedParts(
  { replica, feed }: Parts,
  { id, doc }: Fetch,
): Promise<readonly Fetched[]> {
  const shard = shardOf(doc);
  const seq = (await feed.bounds())[shard] ?? 0;
  const entries = await replica.ports.store.entriesOf(doc);
  const filled = [...batches(entries.map((one) => one.bytes))];
  const parts = filled.length === 0 ? [[]] : filled;
  const position = { shard, seq };
  return parts.map((part, at) => {
    const more = at < parts.length - 1;
    return { type: "fetched", id, doc, entries: part, position, more };
  });
}
