import type { Chunk, StorageAdapterInterface, StorageKey } from "@automerge/automerge-repo";
import { draftGenesis } from "@cardweave/shared/drafts/draft-genesis";

/**
 * What automerge-repo reads drafts from. It saves nothing: every change lies in the journal before
 * automerge-repo hears of it, and its own saving comes late and is not synced to the disk.
 */
export class DraftStorage implements StorageAdapterInterface {
  readonly #history: (document: string) => readonly Uint8Array[];

  constructor(history: (document: string) => readonly Uint8Array[]) {
    this.#history = history;
  }

  async load(): Promise<undefined> {
    return undefined;
  }

  async save(): Promise<void> {}

  async remove(): Promise<void> {}

  async loadRange([document = "", kind]: StorageKey): Promise<Chunk[]> {
    if (kind !== "incremental") return [];
    const all = [draftGenesis, ...this.#history(document)];
    return all.map((data, at) => ({ key: [document, "incremental", String(at)], data }));
  }

  async removeRange(): Promise<void> {}
}
