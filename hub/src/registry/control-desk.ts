import type { ControlBody } from "@cardweave/shared/domain/control-bodies";
import type { DocId } from "@cardweave/shared/domain/ids";
import { ok, type Result } from "@cardweave/shared/domain/result";
import { directoryDoc } from "@cardweave/shared/entries/doc-ids";
import type { Principal } from "@cardweave/shared/http/principal";
import { write } from "@cardweave/shared/replica/act";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { AuditLog } from "../audit/audit-log.ts";

/** What is signed, what the caller is told, and what the audit log says of it. */
export type Decision<T> = {
  readonly body: ControlBody;
  /** Signed before it, in the same step. */
  readonly also?: readonly ControlBody[];
  /** Where it is signed; the directory when not said. */
  readonly doc?: DocId;
  readonly answer: T;
  readonly act: string;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
};

export type ControlParts = { readonly replica: Replica; readonly audit: AuditLog };

/** Signs headquarters' changes, which the feed takes to every node. */
export class ControlDesk {
  readonly #parts: ControlParts;

  constructor(parts: ControlParts) {
    this.#parts = parts;
  }

  get directory(): Replica["directory"] {
    return this.#parts.replica.directory;
  }

  /** Decides on the directory as it stands in the step that signs the change. */
  async edit<T>(by: Principal, decide: () => Result<Decision<T>>): Promise<Result<T>> {
    const { replica, audit } = this.#parts;
    const done = await replica.step(async (step) => {
      const decision = decide();
      if (!decision.ok) return decision;
      const author = { by: by.user ?? null, key: null };
      const { body, also = [], doc = directoryDoc } = decision.value;
      const bodies = [...also, body].map((one) => ({ doc, body: one }));
      await write(replica, step, { author, bodies });
      return decision;
    });
    if (!done.ok) return done;
    const { act, subject, detail = {}, answer } = done.value;
    audit.note({ by, act, subject, detail });
    return ok(answer);
  }
}
