import type { EntryId } from "@cardweave/shared/domain/ids";
import type { StoredEntry } from "@cardweave/shared/ports/entry-store";
import { cited } from "@cardweave/shared/replica/cited-history";

/**
 * Entries that rest on something that was on destroyed disks only, or on such entries: they wait,
 * everywhere, until headquarters declares what is lost.
 */
export function orphansOf(
  entries: readonly StoredEntry[],
  everHeld: ReadonlySet<EntryId>,
): ReadonlySet<EntryId> {
  const held = new Set(entries.map(({ id }) => id));
  const isGone = (id: EntryId): boolean => everHeld.has(id) && !held.has(id);
  const orphans = new Set<EntryId>();
  for (let found = true; found; ) {
    found = false;
    for (const { id, entry } of entries) {
      if (orphans.has(id)) continue;
      if (![...cited(entry)].some((one) => isGone(one) || orphans.has(one))) continue;
      orphans.add(id);
      found = true;
    }
  }
  return orphans;
}
