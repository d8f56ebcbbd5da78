import { type CardNumber, ownNumber } from "@cardweave/shared/domain/card";
import type { PrintedCard } from "@cardweave/shared/domain/card-design/card-code";
import type { CardDesign } from "@cardweave/shared/domain/card-design/design";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import type { Principal } from "@cardweave/shared/http/principal";
import { cardsInCsv, newCardNumber } from "@cardweave/shared/operations/cards/card-numbers";
import type { DeskDatabase } from "@cardweave/shared/ports/desk-database";
import type { CardBatchView, NewCardBatch } from "@cardweave/shared/protocol/http/card-batch";
import type { PrintScheme } from "@cardweave/shared/protocol/http/card-design";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { AuditLog } from "../audit/audit-log.ts";
import { batchView, stateOf } from "./batch-view.ts";
import type { DesignDesk } from "./design-desk.ts";
import type { BatchTerms, PrintBatch, PrintBook } from "./print-book.ts";
import type { PrintChecker } from "./print-checker.ts";

export type PrintDeskParts = {
  readonly replica: Replica;
  readonly desk: DeskDatabase;
  readonly audit: AuditLog;
  readonly book: PrintBook;
  readonly checker: PrintChecker;
  readonly designs: DesignDesk;
  readonly failed: (fault: unknown) => void;
};

/** A call that names itself, so that a retry makes nothing twice. */
export type Asking = { readonly by: Principal; readonly key: string; readonly request: string };

const idLength = 8;

/** Orders for cards, from the first number to the release. */
export class PrintDesk {
  readonly #parts: PrintDeskParts;

  constructor(parts: PrintDeskParts) {
    this.#parts = parts;
  }

  /** The numbers are written down when this answers; their codes are read back after that. */
  async order(wish: NewCardBatch, { by, key, request }: Asking): Promise<Result<CardBatchView>> {
    const { book, checker, failed } = this.#parts;
    const author = by.user ?? by.operator ?? by.role;
    const before = book.asked(author, key);
    if (before !== undefined) {
      return before.request === request ? ok(this.#view(before)) : refused("key-reused");
    }
    const terms = await this.#terms(wish);
    if (!terms.ok) return terms;
    const given = wish.csv === undefined ? ok(null) : this.#given(wish.csv, wish.scheme);
    if (!given.ok) return given;
    const id = this.#write(
      { terms: terms.value, wish, given: given.value },
      { author, key, request, by },
    );
    checker.check(id).catch(failed);
    return this.find(id);
  }

  async #terms(wish: NewCardBatch): Promise<Result<BatchTerms>> {
    const { scheme, language, valid = null, design: designId } = wish;
    const stored = await this.#parts.designs.one(designId);
    if (!stored.ok) return wrong("design", "no-such-design");
    const { design } = stored.value;
    const faults = this.#parts.designs.faults(design, scheme);
    if (faults.length > 0) return refused("invalid", { fields: faults });
    if (!this.#parts.replica.directory.policy.schemes.includes(scheme)) {
      return wrong("scheme", "scheme-not-accepted");
    }
    return ok({ designId, design: design as CardDesign, scheme, language, valid });
  }

  #given(csv: string, scheme: PrintScheme): Result<readonly PrintedCard[]> {
    const cards = cardsInCsv(csv, scheme);
    if (!cards.ok) return cards;
    const known = cards.value.findIndex((card) => this.#parts.book.knows(card));
    return known < 0 ? cards : wrong(`csv.${known + 2}`, "printed-before");
  }

  #write(
    order: {
      readonly terms: BatchTerms;
      readonly wish: NewCardBatch;
      readonly given: readonly PrintedCard[] | null;
    },
    { by, ...asked }: Asking & { readonly author: string },
  ): string {
    const { desk, book, audit, replica } = this.#parts;
    const { clock, random } = replica.ports;
    const id = ownNumber(random.bytes(10)).slice(0, idLength);
    const { terms, wish, given } = order;
    return desk.transaction(() => {
      book.add({ id, terms, at: clock.now() }, asked);
      for (const card of given ?? []) book.append(id, card);
      const count = given === null ? (wish.count ?? 0) : 0;
      for (let at = 0; at < count; at++) book.append(id, this.#fresh(terms, null));
      const detail = { count: given?.length ?? count, design: terms.designId };
      audit.note({ by, act: "card-batch-made", subject: id, detail });
      return id;
    });
  }

  #fresh({ scheme }: BatchTerms, holder: string | null): PrintedCard {
    const isTaken = (card: CardNumber) => this.#parts.book.knows(card);
    return {
      scheme,
      number: newCardNumber(scheme, this.#parts.replica.ports.random, isTaken),
      holder,
    };
  }

  find(id: string): Result<CardBatchView> {
    const batch = this.#parts.book.batch(id);
    return batch === undefined ? refused("not-found") : ok(this.#view(batch));
  }

  list({ cursor, limit }: ListQuery): Result<Listed<CardBatchView>> {
    const before = cursor === undefined ? null : Number(cursor);
    if (Number.isNaN(before)) return wrong("cursor", "not one of ours");
    const page = this.#parts.book.page(before, limit + 1);
    const last = page[limit - 1];
    const next = page.length > limit && last !== undefined ? String(last.row) : null;
    return ok({ items: page.slice(0, limit).map((batch) => this.#view(batch)), next });
  }

  /** All places up to this one came out of the printer; said again it changes nothing. */
  printed(id: string, through: number, by: Principal): Result<CardBatchView> {
    const { desk, book, audit } = this.#parts;
    const batch = this.#open(id);
    if (!batch.ok) return batch;
    if (through > batch.value.count) return wrong("through", "more-than-there-are");
    desk.transaction(() => {
      book.notePrinted(id, through);
      audit.note({ by, act: "cards-printed", subject: id, detail: { through } });
    });
    return this.find(id);
  }

  /** Each is replaced once, at the end of the batch; who holds it gets the new card. */
  spoilt(id: string, places: readonly number[], by: Principal): Result<CardBatchView> {
    const { desk, book, audit, checker, failed } = this.#parts;
    const batch = this.#open(id);
    if (!batch.ok) return batch;
    const never = places.find((place) => place > batch.value.printed);
    if (never !== undefined) return wrong("places", "not-printed-yet");
    desk.transaction(() => {
      for (const place of new Set(places)) {
        const card = book.spoil(batch.value, place);
        if (card !== undefined) book.append(id, this.#fresh(batch.value.terms, card.holder));
      }
      audit.note({ by, act: "cards-spoilt", subject: id, detail: { places } });
    });
    checker.check(id).catch(failed);
    return this.find(id);
  }

  /** The end of a batch: all is printed, what was spoilt is replaced, names are forgotten. */
  release(id: string, by: Principal): Result<CardBatchView> {
    const { desk, book, audit, replica } = this.#parts;
    const batch = book.batch(id);
    if (batch === undefined) return refused("not-found");
    const state = stateOf(batch);
    if (state === "released") return this.find(id);
    if (state !== "printed") return refused("conflict", { state });
    desk.transaction(() => {
      book.release(id, replica.ports.clock.now());
      audit.note({ by, act: "card-batch-released", subject: id });
    });
    return this.find(id);
  }

  /** A batch of which every card that there is was read back, and that is not released. */
  #open(id: string): Result<PrintBatch> {
    const batch = this.#parts.book.batch(id);
    if (batch === undefined) return refused("not-found");
    const state = stateOf(batch);
    return state === "made" || state === "printed" ? ok(batch) : refused("conflict", { state });
  }

  #view(batch: PrintBatch): CardBatchView {
    const zone = this.#parts.replica.directory.network?.zone ?? "UTC";
    return batchView(batch, { zone, spoilt: this.#parts.book.spoilt(batch.id) });
  }
}

function wrong(field: string, reason: string): Result<never> {
  return refused("invalid", { fields: [{ field, reason }] });
}
