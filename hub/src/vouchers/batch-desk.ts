import { ownNumber } from "@cardweave/shared/domain/card";
import { instant } from "@cardweave/shared/domain/measure";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { Principal } from "@cardweave/shared/http/principal";
import type { DeskDatabase } from "@cardweave/shared/ports/desk-database";
import type { ListQuery } from "@cardweave/shared/protocol/http/list";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { AuditLog } from "../audit/audit-log.ts";
import type { Batch, BatchAsked, BatchBook, Part } from "./batch-book.ts";
import type { BatchMaker } from "./batch-maker.ts";

export type BatchDeskParts = {
  readonly replica: Replica;
  readonly desk: DeskDatabase;
  readonly book: BatchBook;
  readonly maker: BatchMaker;
  readonly audit: AuditLog;
  readonly failed: (fault: unknown) => void;
};

/** A call that names itself, so that a retry makes nothing twice. */
export type Asking = {
  readonly by: Principal;
  readonly key: string;
  readonly request: string;
};

export type NewBatch = Pick<Batch, "kind" | "details" | "count">;

export type Progress = {
  readonly id: string;
  readonly count: number;
  readonly made: number;
  readonly state: "making" | "ready";
  readonly at: string;
};

const idLength = 8;

/** Takes in orders for batches, and tells how far they are. */
export class BatchDesk {
  readonly #parts: BatchDeskParts;

  constructor(parts: BatchDeskParts) {
    this.#parts = parts;
  }

  /** The batch is written down when this answers; it is made after that, whatever happens. */
  order({ by, key, request }: Asking, wish: NewBatch): Result<Batch> {
    const { desk, book, maker, audit, replica, failed } = this.#parts;
    const asked: BatchAsked = { author: by.user ?? by.operator ?? by.role, key, request };
    const before = book.asked(asked);
    if (before !== undefined)
      return before.request === request ? ok(before) : refused("key-reused");
    const { clock, random } = replica.ports;
    const id = ownNumber(random.bytes(10)).slice(0, idLength);
    const batch: Batch = { ...wish, id, made: 0, at: clock.now() };
    desk.transaction(() => {
      book.add(batch, asked);
      const detail = { kind: batch.kind, count: batch.count };
      audit.note({ by, act: "batch-made", subject: id, detail });
    });
    maker.make(batch).catch(failed);
    return ok(batch);
  }

  find(id: string, kind: Batch["kind"]): Result<Batch> {
    const batch = this.#parts.book.batch(id);
    return batch?.kind === kind ? ok(batch) : refused("not-found");
  }

  list(kind: Batch["kind"], { cursor, limit }: ListQuery): Result<BatchList> {
    const before = cursor === undefined ? null : Number(cursor);
    if (Number.isNaN(before)) return refused("invalid", { fields: [{ field: "cursor" }] });
    const page = this.#parts.book.page({ kind, before, limit: limit + 1 });
    const items = page.slice(0, limit);
    const last = items.at(-1);
    const next = page.length > limit && last !== undefined ? String(last.row) : null;
    return ok({ items, next });
  }

  progress({ id, count, made, at }: Batch): Progress {
    const zone = this.#parts.replica.directory.network?.zone ?? "UTC";
    const state = made < count ? "making" : "ready";
    return { id, count, made, state, at: rfc3339(zone, instant(at)) };
  }

  /** Numbers are worth money, so who takes them out is written down. */
  handOut(batch: Batch, by: Principal, part: Part): Result<readonly string[]> {
    const { book, audit } = this.#parts;
    if (batch.made < batch.count) {
      return refused("conflict", { state: "making", made: batch.made, count: batch.count });
    }
    const numbers = book.numbers(batch.id, part);
    const detail = { from: part.from + 1, count: numbers.length };
    audit.note({ by, act: "batch-file", subject: batch.id, detail });
    return ok(numbers);
  }
}

export type BatchList = { readonly items: readonly Batch[]; readonly next: string | null };
