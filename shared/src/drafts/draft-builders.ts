import { clone, encodeSyncMessage, save } from "@automerge/automerge";
import { Draftable, type DraftValues, draftAfter } from "./draft-document.ts";

export type Edited = { readonly document: Draftable; readonly change: Uint8Array };

/** What somebody's page makes of a copy of a draft. */
export function edited(before: Draftable, draft: DraftValues, user = "anna"): Edited {
  const { document, change } = draftAfter(new Draftable(clone(before.document)), {
    draft,
    user,
    seconds: 1,
  });
  if (change === null) throw new Error("nothing differs");
  return { document, change };
}

/** As automerge-repo sends them. */
export function syncMessage(changes: readonly Uint8Array[]): Uint8Array {
  return encodeSyncMessage({ heads: [], need: [], have: [], changes: [...changes] });
}

/** As a page sends it that knows of nothing that both sides have. */
export function wholeDocument({ document }: Draftable): Uint8Array {
  return save(document);
}
