import { codeText } from "@cardweave/shared/domain/card-design/card-code";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import type { Principal } from "@cardweave/shared/http/principal";
import type { CardFileQuery } from "@cardweave/shared/protocol/http/card-batch";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { AuditLog } from "../audit/audit-log.ts";
import { stateOf } from "./batch-view.ts";
import type { CardPrinter } from "./card-printer.ts";
import type { PlacedCard, PrintBook } from "./print-book.ts";

export type CardFileParts = {
  readonly replica: Replica;
  readonly audit: AuditLog;
  readonly book: PrintBook;
  readonly printer: CardPrinter;
};

export type CardFile = {
  readonly media: string;
  readonly bytes: Uint8Array;
  readonly name: string;
};

/** What goes to a printer or a print shop; who took it is written down. */
export class CardFiles {
  readonly #parts: CardFileParts;

  constructor(parts: CardFileParts) {
    this.#parts = parts;
  }

  /** Goes on after what was printed when no place is named; refused until all was read back. */
  async file(id: string, query: CardFileQuery, by: Principal): Promise<Result<CardFile>> {
    const { book, audit, printer } = this.#parts;
    const batch = book.batch(id);
    if (batch === undefined) return refused("not-found");
    const state = stateOf(batch);
    if (state !== "made" && state !== "printed") return refused("conflict", { state });
    const from = query.from ?? Math.min(batch.printed + 1, batch.count);
    const cards = book.cards(batch, { from, count: query.count });
    const { format, layout, sides } = query;
    audit.note({
      by,
      act: "card-file",
      subject: id,
      detail: { format, from, count: cards.length },
    });
    const name = `cards-${id}-${String(from).padStart(5, "0")}`;
    if (format === "csv") {
      const bytes = Buffer.from(this.#csv(cards), "utf8");
      return ok({ media: "text/csv; charset=utf-8", bytes, name: `${name}.csv` });
    }
    const bytes = await printer.pdf(cards, batch.terms, { layout, sides });
    return ok({ media: "application/pdf", bytes, name: `${name}.pdf` });
  }

  #csv(cards: readonly PlacedCard[]): string {
    const { domain } = this.#parts.replica.directory.policy;
    const rows = cards.map((card) =>
      [card.place, card.scheme, card.number, codeText("qr", card, domain)].join(","),
    );
    return ["place,scheme,number,qr", ...rows, ""].join("\r\n");
  }
}
