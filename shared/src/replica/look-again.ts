import type { DocId } from "../domain/ids.ts";
import { isControl } from "../domain/ids.ts";
import type { EntryStore } from "../ports/entry-store.ts";
import { shardOf } from "../protocol/shards.ts";
import type { Settled } from "./workspace.ts";

/** Many more than a crash can come in between of. */
const newest = 1_000;
const pageSize = 500;

/**
 * Accounts of the newest entries. Whoever answers an entry with one of its own does so in a later
 * step: a process that ended in between looks at them again when it starts.
 */
export async function newestAccounts(store: EntryStore): Promise<ReadonlySet<DocId>> {
  const { entries } = await store.counts();
  const rows = await store.idsAfter(Math.max(0, entries - newest), newest);
  return new Set(rows.map(({ doc }) => doc).filter((doc) => !isControl(doc)));
}

/** All accounts of a shard, read page by page. */
export async function* accountsIn(store: EntryStore, shard: string): AsyncGenerator<DocId> {
  for (let page = await store.docs({ limit: pageSize }); ; ) {
    yield* page.filter((doc) => !isControl(doc) && shardOf(doc) === shard);
    const after = page.at(-1);
    if (after === undefined || page.length < pageSize) return;
    page = await store.docs({ after, limit: pageSize });
  }
}

/** Shards whose pool has just become known. */
export function newPools(settled: readonly Settled[]): readonly string[] {
  return settled.flatMap(({ signed: { entry }, verdict }) => {
    const { body } = entry;
    const isPool = verdict === "valid" && body.kind === "certificate" && body.role === "pool";
    return isPool ? [body.name] : [];
  });
}
