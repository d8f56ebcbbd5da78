import { instant } from "@cardweave/shared/domain/measure";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Clock } from "@cardweave/shared/ports/clock";
import type { DeskDatabase, DeskRow } from "@cardweave/shared/ports/desk-database";
import type { AuditQuery, AuditView } from "@cardweave/shared/protocol/http/audit";
import type { Listed } from "@cardweave/shared/protocol/http/list";

export type Audited = {
  readonly by: Pick<Principal, "role" | "user" | "operator">;
  readonly act: string;
  readonly subject: string | null;
  /** Names of fields, counts, places; never what they hold. */
  readonly detail?: Readonly<Record<string, unknown>>;
};

export type AuditParts = {
  readonly desk: DeskDatabase;
  readonly clock: Clock;
  readonly zone: () => string;
};

const newest = "SELECT * FROM audit WHERE row < ? ORDER BY row DESC LIMIT ?";
/** By the index: a subject that is rare among millions of rows is found at once. */
const newestOf = "SELECT * FROM audit WHERE subject = ? AND row < ? ORDER BY row DESC LIMIT ?";

/** Who looked at or changed what; only added to. */
export class AuditLog {
  readonly #parts: AuditParts;

  constructor(parts: AuditParts) {
    this.#parts = parts;
  }

  note({ by, act, subject, detail = {} }: Audited): void {
    const { desk, clock } = this.#parts;
    const who = by.user ?? by.operator ?? null;
    desk.run(
      "INSERT INTO audit (at, who, role, act, subject, detail) VALUES (?, ?, ?, ?, ?, ?)",
      clock.now(),
      who,
      by.role,
      act,
      subject,
      JSON.stringify(detail),
    );
  }

  /** Newest first; the cursor is the row to go on from. */
  list({ cursor, limit, subject }: AuditQuery): Listed<AuditView> {
    const { desk } = this.#parts;
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
    const rows =
      subject === undefined
        ? desk.rows(newest, before, limit + 1)
        : desk.rows(newestOf, subject, before, limit + 1);
    const items = rows.slice(0, limit).map((row) => this.#view(row));
    const last = items.at(-1);
    return { items, next: rows.length > limit && last !== undefined ? String(last.row) : null };
  }

  /** Everything about one subject, oldest first. */
  all(subject: string): readonly AuditView[] {
    const rows = this.#parts.desk.rows(
      "SELECT * FROM audit WHERE subject = ? ORDER BY row",
      subject,
    );
    return rows.map((row) => this.#view(row));
  }

  #view(row: DeskRow): AuditView {
    return {
      row: Number(row["row"]),
      at: rfc3339(this.#parts.zone(), instant(Number(row["at"]))),
      who: textOrNull(row["who"]),
      role: String(row["role"]),
      act: String(row["act"]),
      subject: textOrNull(row["subject"]),
      detail: JSON.parse(String(row["detail"])) as Record<string, unknown>,
    };
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
