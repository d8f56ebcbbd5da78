import type { Directory } from "../domain/directory.ts";
import type { DocId } from "../domain/ids.ts";
import { isControl } from "../domain/ids.ts";
import type { EntryStore } from "../ports/entry-store.ts";

const pageSize = 100;

/** Fills a directory from the control entries that are held. */
export async function loadDirectory(store: EntryStore, directory: Directory): Promise<Directory> {
  for await (const doc of controlDocs(store)) {
    for (const { id, entry, verdict } of await store.entriesOf(doc)) {
      if (verdict === "valid") directory.apply(id, entry);
    }
  }
  return directory;
}

/** Documents come in byte order, and control documents are the first. */
async function* controlDocs(store: EntryStore): AsyncGenerator<DocId> {
  for (let after: DocId | undefined; ; ) {
    const page = { ...(after === undefined ? {} : { after }), limit: pageSize };
    const docs: readonly DocId[] = await store.docs(page);
    const control = docs.filter(isControl);
    yield* control;
    if (control.length < pageSize) return;
    after = control.at(-1);
  }
}
