import { assert } from "@cardweave/shared/domain/assert";
import type { Random } from "@cardweave/shared/ports/clock";
import type { DeskDatabase, DeskRow } from "@cardweave/shared/ports/desk-database";
import { opened, seal } from "../people/seal.ts";

/** `details` is what the kind of batch needs besides, as JSON text. */
export type Batch = {
  readonly id: string;
  readonly kind: "voucher" | "coupon";
  readonly details: string;
  readonly count: number;
  readonly made: number;
  readonly at: number;
};

/** Who asked, under which key, for what: a retry finds the first batch. */
export type BatchAsked = {
  readonly author: string;
  readonly key: string;
  readonly request: string;
};

export type BatchPage = {
  readonly kind: Batch["kind"];
  /** Older than this row. */
  readonly before: number | null;
  readonly limit: number;
};

export type BatchBookParts = {
  readonly desk: DeskDatabase;
  /** Seals numbers: 32 bytes that lie in no table and in no backup without a passphrase. */
  readonly key: Uint8Array;
  readonly random: Random;
};

const utf8 = new TextEncoder();

/** Batches and their numbers on the hub's desk; numbers are written down before anything is made. */
export class BatchBook {
  readonly #parts: BatchBookParts;
  readonly #desk: DeskDatabase;

  constructor(parts: BatchBookParts) {
    this.#parts = parts;
    this.#desk = parts.desk;
  }

  /** The batch of a key, whatever was asked for under it. */
  asked({ author, key }: Omit<BatchAsked, "request">): (Batch & { request: string }) | undefined {
    const sql = "SELECT * FROM batches WHERE author = ? AND key = ?";
    const [row] = this.#desk.rows(sql, author, key);
    return row === undefined ? undefined : { ...batchIn(row), request: String(row["request"]) };
  }

  add({ id, kind, details, count, at }: Batch, { author, key, request }: BatchAsked): void {
    this.#desk.run(
      "INSERT INTO batches (id, kind, author, key, request, details, count, at) " +
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      id,
      kind,
      author,
      key,
      request,
      details,
      count,
      at,
    );
  }

  batch(id: string): Batch | undefined {
    const [row] = this.#desk.rows("SELECT * FROM batches WHERE id = ?", id);
    return row === undefined ? undefined : batchIn(row);
  }

  /** Newest first. */
  page({ kind, before, limit }: BatchPage): readonly (Batch & { readonly row: number })[] {
    const rows = this.#desk.rows(
      "SELECT rowid AS row, * FROM batches WHERE kind = ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
      kind,
      before ?? Number.MAX_SAFE_INTEGER,
      limit,
    );
    return rows.map((row) => ({ ...batchIn(row), row: Number(row["row"]) }));
  }

  unfinished(): readonly Batch[] {
    return this.#desk.rows("SELECT * FROM batches WHERE made < count ORDER BY rowid").map(batchIn);
  }

  /** Numbers of a batch by their places, from 0; those that lack are made and kept first. */
  ensured(id: string, { from, count }: Part, make: () => string): readonly string[] {
    return this.#desk.transaction(() => {
      const known = this.numbers(id, { from, count });
      const fresh = Array.from({ length: count - known.length }, () => make());
      for (const [at, number] of fresh.entries()) {
        const place = from + known.length + at;
        this.#desk.run(
          "INSERT INTO numbers VALUES (?, ?, ?)",
          id,
          place,
          this.#sealed(id, place, number),
        );
      }
      return [...known, ...fresh];
    });
  }

  numbers(id: string, { from, count }: Part): readonly string[] {
    const sql = "SELECT * FROM numbers WHERE batch = ? AND place >= ? AND place < ? ORDER BY place";
    return this.#desk.rows(sql, id, from, from + count).map((row) => this.#opened(id, row));
  }

  #sealed(id: string, place: number, number: string): Uint8Array {
    const { key, random } = this.#parts;
    return seal(utf8.encode(number), { key, label: labelOf(id, place) }, random);
  }

  #opened(id: string, row: DeskRow): string {
    const sealed = row["sealed"];
    assert(sealed instanceof Uint8Array, "numbers are bytes");
    const label = labelOf(id, Number(row["place"]));
    const plain = opened(sealed, { key: this.#parts.key, label });
    assert(plain !== undefined, "numbers were sealed with this hub's key");
    return Buffer.from(plain).toString("utf8");
  }

  /** The entries of so many are durable. */
  noteMade(id: string, made: number): void {
    this.#desk.run("UPDATE batches SET made = ? WHERE id = ?", made, id);
  }
}

export type Part = { readonly from: number; readonly count: number };

function labelOf(id: string, place: number): string {
  return `number ${id} ${place}`;
}

function batchIn(row: DeskRow): Batch {
  const kind = row["kind"] === "coupon" ? "coupon" : "voucher";
  return {
    id: String(row["id"]),
    kind,
    details: String(row["details"]),
    count: Number(row["count"]),
    made: Number(row["made"]),
    at: Number(row["at"]),
  };
}
