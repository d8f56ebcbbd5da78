import { toHex } from "@cardweave/shared/entries/hex";
import type { EntryStore } from "@cardweave/shared/ports/entry-store";
import { DigestBook } from "@cardweave/shared/replica/digest";

/** One text for one value, whatever the order of its fields. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    const fields = Object.entries(part as Record<string, unknown>);
    return Object.fromEntries(fields.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

export type Portrait = Readonly<Record<string, string>>;

/** All that must be equal on every replica, by name. */
export async function portrait(store: EntryStore): Promise<Portrait> {
  const docs = await store.docs({ limit: 100_000 });
  const accounts = await Promise.all(
    docs.map(async (doc) => [`account ${doc}`, canonical(await store.account(doc))] as const),
  );
  const entries = (await store.after(0, 1_000_000)).items;
  const verdicts = entries.map(({ id, verdict }) => `${id} ${verdict}`).toSorted();
  const { count, sum } = await new DigestBook(store).root();
  return {
    ...Object.fromEntries(accounts),
    verdicts: verdicts.join("\n"),
    digest: `${count} ${toHex(sum)}`,
    totals: canonical(await store.totals()),
    positions: canonical(await store.positions()),
  };
}
