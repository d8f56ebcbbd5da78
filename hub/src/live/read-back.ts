import { type DocId, isDocId } from "@cardweave/shared/domain/ids";
import type { EntryStore } from "@cardweave/shared/ports/entry-store";
import type { TradeBook } from "./trade-book.ts";
import type { ValueBook } from "./value-book.ts";

const pageSize = 500;

/** The last row that was stored before a moment, found by halving. */
export async function rowBefore(store: EntryStore, at: number): Promise<number> {
  const isBefore = async (row: number) => {
    const [next] = (await store.after(row, 1)).items;
    return next !== undefined && next.storedAt < at;
  };
  let low = 0;
  let step = 1;
  while (await isBefore(low + step - 1)) {
    low += step;
    step *= 2;
  }
  for (; step >= 1; step = Math.floor(step / 2)) {
    if (await isBefore(low + step - 1)) low += step;
  }
  return low;
}

/** Counts a slice of what is stored after a row; answers with the last one, null at the end. */
export async function readEntries(
  store: EntryStore,
  trade: TradeBook,
  after: number,
): Promise<number | null> {
  const { items } = await store.after(after, pageSize);
  for (const one of items) trade.add(one);
  return items.length < pageSize ? null : (items.at(-1)?.row ?? null);
}

/** Counts a slice of the accounts after a document; answers with the last one, null at the end. */
export async function readAccounts(
  store: EntryStore,
  value: ValueBook,
  after: string,
): Promise<DocId | null> {
  const docs = await store.docs({ ...(isDocId(after) ? { after } : {}), limit: pageSize });
  for (const doc of docs) {
    const account = await store.account(doc);
    if (account !== undefined) value.count(account);
  }
  return docs.length < pageSize ? null : (docs.at(-1) ?? null);
}
