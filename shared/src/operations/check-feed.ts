import type { RawPlace } from "../ports/store-audit.ts";
import { shardOf } from "../protocol/shards.ts";
import type { SetDigest } from "../replica/digest.ts";
import { DigestBook } from "../replica/digest.ts";
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
  const expected = context.isHub ? nextPlace(place, heads) : "no place in a feed";
  const isNone = place.shard === null && place.seq === null;
  const found = isNone ? "no place in a feed" : `${place.shard}/${place.seq}`;
  if (found === expected) return;
  context.findings.difference("feed", { entry: place.id, row: place.row }, { expected, found });
}

/** After a place that is too far on, the next is expected behind it: one hole is told once. */
function nextPlace(place: RawPlace, heads: Map<string, number>): string {
  const shard = shardOf(place.doc);
  const expected = (heads.get(shard) ?? 0) + 1;
  const given = place.shard === shard ? (place.seq ?? 0) : 0;
  heads.set(shard, Math.max(expected, given));
  return `${shard}/${expected}`;
}
