import { type DocId, isControl } from "@cardweave/shared/domain/ids";
import type { Replica } from "@cardweave/shared/replica/replica";

const readAtOnce = 500;

/** All accounts in the order of their ids, page by page; other work runs in between. */
export async function* allAccounts(
  { ports: { store, timers } }: Pick<Replica, "ports">,
  after?: DocId,
): AsyncGenerator<DocId> {
  for (let last = after; ; ) {
    const from = last === undefined ? {} : { after: last };
    const page: readonly DocId[] = await store.docs({ ...from, limit: readAtOnce });
    yield* page.filter((doc) => !isControl(doc));
    last = page.at(-1);
    if (last === undefined || page.length < readAtOnce) return;
    await new Promise<void>((resolve) => void timers.after(0, resolve));
  }
}
