import { assert } from "@cardweave/shared/domain/assert";
import type { CardNumber } from "@cardweave/shared/domain/card";
import type { PrintedCard } from "@cardweave/shared/domain/card-design/card-code";
import { hmacSha256 } from "@cardweave/shared/entries/hash";
import type { Random } from "@cardweave/shared/ports/clock";
import type { DeskDatabase, DeskRow } from "@cardweave/shared/ports/desk-database";
import type { PrintScheme } from "@cardweave/shared/protocol/http/card-design";
import { opened, seal } from "../people/seal.ts";
import type { PrintTerms } from "./card-printer.ts";

/** A copy of the design, so that the print stays what was ordered. */
export type BatchTerms = PrintTerms & { readonly scheme: PrintScheme; readonly designId: string };

/** Places count from 1. `unreadable` is the place of a card whose codes could not be read back. */
export type PrintBatch = {
  readonly id: string;
  readonly terms: BatchTerms;
  readonly count: number;
  readonly checked: number;
  readonly unreadable: number | null;
  readonly printed: number;
  readonly released: number | null;
  readonly at: number;
};

export type PlacedCard = PrintedCard & { readonly place: number };

type Asked = { readonly author: string; readonly key: string; readonly request: string };

export type PrintBookParts = {
  readonly desk: DeskDatabase;
  /** Seals numbers and holders, and hides numbers in their marks. */
  readonly key: Uint8Array;
  readonly random: Random;
};

const utf8 = new TextEncoder();

/** Batches of cards on the hub's desk: numbers are written down before any is drawn. */
export class PrintBook {
  readonly #parts: PrintBookParts;
  readonly #desk: DeskDatabase;

  constructor(parts: PrintBookParts) {
    this.#parts = parts;
    this.#desk = parts.desk;
  }

  asked(author: string, key: string): (PrintBatch & { request: string }) | undefined {
    const sql = "SELECT * FROM card_batches WHERE author = ? AND key = ?";
    const [row] = this.#desk.rows(sql, author, key);
    return row === undefined ? undefined : { ...batchIn(row), request: String(row["request"]) };
  }

  add({ id, terms, at }: Pick<PrintBatch, "id" | "terms" | "at">, asked: Asked): void {
    const sql =
      "INSERT INTO card_batches (id, author, key, request, terms, count, at) " +
      "VALUES (?, ?, ?, ?, ?, 0, ?)";
    const { author, key, request } = asked;
    this.#desk.run(sql, id, author, key, request, JSON.stringify(terms), at);
  }

  batch(id: string): PrintBatch | undefined {
    const [row] = this.#desk.rows("SELECT * FROM card_batches WHERE id = ?", id);
    return row === undefined ? undefined : batchIn(row);
  }

  /** Newest first, older than the row `before`. */
  page(before: number | null, limit: number): readonly (PrintBatch & { readonly row: number })[] {
    const sql =
      "SELECT rowid AS row, * FROM card_batches WHERE rowid < ? ORDER BY rowid DESC LIMIT ?";
    const rows = this.#desk.rows(sql, before ?? Number.MAX_SAFE_INTEGER, limit);
    return rows.map((row) => ({ ...batchIn(row), row: Number(row["row"]) }));
  }

  unchecked(): readonly PrintBatch[] {
    const sql =
      "SELECT * FROM card_batches WHERE checked < count AND unreadable IS NULL ORDER BY rowid";
    return this.#desk.rows(sql).map(batchIn);
  }

  /** Whether some batch has this number already. */
  knows(card: CardNumber): boolean {
    const sql = "SELECT 1 FROM printed_cards WHERE mark = ?";
    return this.#desk.rows(sql, this.#mark(card)).length > 0;
  }

  /** At the end of the batch; inside a transaction. */
  append(id: string, { scheme, number, holder }: PrintedCard): void {
    const { key, random } = this.#parts;
    const place = (this.batch(id)?.count ?? 0) + 1;
    const plain = utf8.encode(JSON.stringify({ number, holder }));
    const sealed = seal(plain, { key, label: labelOf(id, place) }, random);
    const sql = "INSERT INTO printed_cards (batch, place, mark, sealed) VALUES (?, ?, ?, ?)";
    this.#desk.run(sql, id, place, this.#mark({ scheme, number }), sealed);
    this.#desk.run("UPDATE card_batches SET count = ? WHERE id = ?", place, id);
  }

  /** Those of these places that are not spoilt. */
  cards({ id, terms }: PrintBatch, { from, count }: Part): readonly PlacedCard[] {
    const sql =
      "SELECT * FROM printed_cards WHERE batch = ? AND spoilt = 0 AND place >= ? AND place < ? " +
      "ORDER BY place";
    return this.#desk.rows(sql, id, from, from + count).map((row) => this.#card(id, terms, row));
  }

  spoilt(id: string): readonly number[] {
    const sql = "SELECT place FROM printed_cards WHERE batch = ? AND spoilt = 1 ORDER BY place";
    return this.#desk.rows(sql, id).map((row) => Number(row["place"]));
  }

  /** What the card at this place showed, once: undefined when it was spoilt before. */
  spoil(batch: PrintBatch, place: number): PlacedCard | undefined {
    const [card] = this.cards(batch, { from: place, count: 1 });
    const sql = "UPDATE printed_cards SET spoilt = 1 WHERE batch = ? AND place = ?";
    if (card !== undefined) this.#desk.run(sql, batch.id, place);
    return card;
  }

  noteChecked(id: string, checked: number): void {
    this.#desk.run("UPDATE card_batches SET checked = ? WHERE id = ?", checked, id);
  }

  noteUnreadable(id: string, place: number): void {
    this.#desk.run("UPDATE card_batches SET unreadable = ? WHERE id = ?", place, id);
  }

  notePrinted(id: string, through: number): void {
    const sql = "UPDATE card_batches SET printed = max(printed, ?) WHERE id = ?";
    this.#desk.run(sql, through, id);
  }

  /** Names and numbers are not needed any more: only the marks stay. Inside a transaction. */
  release(id: string, at: number): void {
    this.#desk.run("UPDATE card_batches SET released = ? WHERE id = ?", at, id);
    this.#desk.run("UPDATE printed_cards SET sealed = x'' WHERE batch = ?", id);
  }

  #card(id: string, { scheme }: BatchTerms, row: DeskRow): PlacedCard {
    const place = Number(row["place"]);
    const sealed = row["sealed"];
    assert(sealed instanceof Uint8Array, "cards are bytes");
    const plain = opened(sealed, { key: this.#parts.key, label: labelOf(id, place) });
    assert(plain !== undefined, "cards were sealed with this hub's key");
    const { number, holder } = JSON.parse(Buffer.from(plain).toString("utf8")) as PrintedCard;
    return { place, scheme, number, holder };
  }

  #mark({ scheme, number }: CardNumber): Uint8Array {
    return hmacSha256(this.#parts.key, `card ${scheme} ${number}`).subarray(0, 16);
  }
}

export type Part = { readonly from: number; readonly count: number };

function labelOf(id: string, place: number): string {
  return `card ${id} ${place}`;
}

function batchIn(row: DeskRow): PrintBatch {
  const numberOrNull = (value: unknown) => (value === null ? null : Number(value));
  return {
    id: String(row["id"]),
    terms: JSON.parse(String(row["terms"])) as BatchTerms,
    count: Number(row["count"]),
    checked: Number(row["checked"]),
    unreadable: numberOrNull(row["unreadable"]),
    printed: Number(row["printed"]),
    released: numberOrNull(row["released"]),
    at: Number(row["at"]),
  };
}
