import { canonicalJson } from "@cardweave/shared/domain/campaigns/canonical-json";
import type { DeskDatabase, DeskRow } from "@cardweave/shared/ports/desk-database";
import type { Draft } from "@cardweave/shared/protocol/http/campaign-life";

export type KeptDraft = {
  readonly id: string;
  readonly draft: Draft;
  /** The user who changed it last. */
  readonly editor: string | null;
};

export type DraftChange = { readonly hash: string; readonly bytes: Uint8Array };

/**
 * A draft's changes in the order they came, and what they come to.
 * Promise: both are on disk together, or neither, before anybody hears of a change.
 */
export class DraftJournal {
  readonly #desk: DeskDatabase;

  constructor(desk: DeskDatabase) {
    this.#desk = desk;
  }

  all(): readonly KeptDraft[] {
    return this.#desk
      .rows("SELECT id, draft, editor FROM campaign_drafts ORDER BY id")
      .map(keptDraft);
  }

  one(id: string): KeptDraft | undefined {
    return this.#desk
      .rows("SELECT id, draft, editor FROM campaign_drafts WHERE id = ?", id)
      .map(keptDraft)[0];
  }

  changes(id: string): readonly Uint8Array[] {
    return this.#desk
      .rows("SELECT bytes FROM draft_changes WHERE campaign = ? ORDER BY n", id)
      .map(({ bytes }) => bytes as Uint8Array);
  }

  append({ kept, changes }: { kept: KeptDraft; changes: readonly DraftChange[] }): void {
    this.#desk.transaction(() => {
      for (const change of changes) this.#insert(kept.id, change);
      this.#put(kept);
    });
  }

  /** One change for all that there are: the history in a shorter form, or a fresh beginning. */
  replace(id: string, change: DraftChange): void {
    this.#desk.transaction(() => {
      this.#desk.run("DELETE FROM draft_changes WHERE campaign = ?", id);
      this.#insert(id, change);
    });
  }

  #insert(id: string, { hash, bytes }: DraftChange): void {
    this.#desk.run(
      "INSERT INTO draft_changes (campaign, hash, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      id,
      hash,
      bytes,
    );
  }

  #put({ id, draft, editor }: KeptDraft): void {
    this.#desk.run(
      "INSERT INTO campaign_drafts (id, draft, editor) VALUES (?, ?, ?) " +
        "ON CONFLICT (id) DO UPDATE SET draft = excluded.draft, editor = excluded.editor",
      id,
      canonicalJson(draft),
      editor,
    );
  }
}

function keptDraft({ id, draft, editor }: DeskRow): KeptDraft {
  const editedBy = editor === null ? null : String(editor);
  return { id: String(id), draft: JSON.parse(String(draft)) as Draft, editor: editedBy };
}
