import { documentOfEntries, saveDocument } from "@cardweave/shared/documents/document-of-entries";
import { entriesOfDocument } from "@cardweave/shared/documents/entries-of-document";
import { isControl } from "@cardweave/shared/domain/ids";
import type { StoredEntry } from "@cardweave/shared/ports/entry-store";
import type { Stage } from "./simulation.ts";

/** Every replica makes the same Automerge document of a card, and gets the same entries out of it. */
export async function checkDocuments(
  { world, nodes }: Stage,
  entries: readonly StoredEntry[],
): Promise<void> {
  const docs = new Set(entries.map(({ entry }) => entry.doc).filter((doc) => !isControl(doc)));
  for (const doc of docs) {
    const here = entries.filter(({ entry }) => entry.doc === doc);
    const plan = documentOfEntries(doc, here);
    for (const node of nodes) {
      const theirs = documentOfEntries(doc, await node.disk.store.entriesOf(doc));
      if (theirs.heads.join() === plan.heads.join()) continue;
      world.report.violate("equal-heads", `${node.name} has other heads of ${doc}`);
    }
    const read = entriesOfDocument(saveDocument(plan), doc);
    const found = read.ok ? read.value.entries.length : -1;
    const wanted = here.length - plan.leftOut.length;
    if (found !== wanted) world.report.violate("document-holds-all", `${found} of ${wanted}`);
    world.report.count("documents compared", nodes.length);
  }
}
