import type { RawPlace } from "../ports/store-audit.ts";
import { shardOf } from "../protocol/shards.ts";
import { DigestBook } from "../replica/digest.ts";
import type { SetDigest } from "../replica/digest.ts";
import type { CheckContext } from "./check-context.ts";

const pageSize = 2_000;

export type PlacesSeen = { readonly entries: number; readonly digest: SetDigest };

/** Rows without gaps and, on a hub, every shard's positions without gaps; none on a node. */
export async function checkPlaces(context: CheckContext): Promise<PlacesSeen> {
  const { audit, findings } = context;
  const heads = new Map<string, number>();
  const digests = new DigestBook({ idsAfter: (row, limit) => audit.places(row, limit) });
  let last = 0;
  let entries = 0;
  for (let page = await audit.places(0, pageSize); page.length > 0; ) {
    for (const place of page) {
      if (place.row !== last + 1) {
        const values = { expected: `row ${last + 1}`, found: `row ${place.row}` };
        findings.difference("entry-missing", { row: last + 1 }, values);
      }
      last = place.row;
      checkPlace(context, place, heads);
    }
    entries += page.length;
    context.progress({ part: "feed", done: entries });
    page = page.length < pageSize ? [] : await audit.places(last, pageSize);
  }
  return { entries, digest: await digests.root() };
}

function checkPlace(context: CheckContext, place: RawPlace, heads: Map<string, number>): void {
  const about = { entry: place.id, row: place.row };
  if (!context.isHub) {
    if (place.shard === null && place.seq === null) return;
    const values = { expected: "no place in a feed", found: `${place.shard}/${place.seq}` };
    return context.findings.difference("feed", about, values);
  }
  const shard = shardOf(place.doc);
  const expected = (heads.get(shard) ?? 0) + 1;
  const given = place.shard === shard ? (place.seq ?? 0) : 0;
  heads.set(shard, Math.max(expected, given));
  if (place.shard === shard && place.seq === expected) return;
  const values = { expected: `${shard}/${expected}`, found: `${place.shard}/${place.seq}` };
  context.findings.difference("feed", about, values);
}
