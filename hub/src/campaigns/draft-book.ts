import { canonicalJson } from "@cardweave/shared/domain/campaigns/canonical-json";
import type { DeskDatabase, DeskRow } from "@cardweave/shared/ports/desk-database";
import type { Draft } from "@cardweave/shared/protocol/http/campaign-life";

export type KeptDraft = {
  readonly id: string;
  readonly draft: Draft;
  /** The user who changed it last. */
  readonly editor: string | null;
};

/** Drafts in the hub's own tables. */
export class DraftBook {
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

  put({ id, draft, editor }: KeptDraft): void {
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
