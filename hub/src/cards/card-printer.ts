import type { PrintedCard } from "@cardweave/shared/domain/card-design/card-code";
import {
  type CardDesign,
  type Language,
  picturesOf,
} from "@cardweave/shared/domain/card-design/design";
import type { CodeReader } from "@cardweave/shared/ports/code-reader";
import type { PrintFonts } from "@cardweave/shared/ports/print-fonts";
import type { CardStyle } from "@cardweave/shared/printing/cards/card-face";
import { type CardPrint, cardPdf } from "@cardweave/shared/printing/cards/card-pdf";
import { codesReadBack } from "@cardweave/shared/printing/cards/check-codes";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { PictureShelf } from "./picture-shelf.ts";

export type PrinterParts = {
  readonly replica: Replica;
  readonly shelf: PictureShelf;
  readonly fonts: PrintFonts;
  readonly codes: CodeReader;
};

/** What is the same on all cards of a batch. */
export type PrintTerms = {
  readonly design: CardDesign;
  readonly language: Language;
  readonly valid: string | null;
};

/** Draws cards of this network, and looks at what it drew. */
export class CardPrinter {
  readonly #parts: PrinterParts;

  constructor(parts: PrinterParts) {
    this.#parts = parts;
  }

  pdf(
    cards: readonly PrintedCard[],
    { design, ...terms }: PrintTerms,
    form: Pick<CardPrint, "layout" | "sides">,
  ): Promise<Uint8Array> {
    const { shelf, fonts, replica } = this.#parts;
    const { clock, timers } = replica.ports;
    const style = this.#style(terms);
    return cardPdf(
      cards,
      { design, style, ...form },
      {
        title: `${style.network}: ${design.name}`,
        now: clock.now(),
        fonts,
        pictures: shelf.pictures(picturesOf(design)),
        pause: () => new Promise<void>((resolve) => void timers.after(0, resolve)),
      },
    );
  }

  readsBack(card: PrintedCard, { design, ...terms }: PrintTerms): Promise<boolean> {
    return codesReadBack(design, card, { style: this.#style(terms), reader: this.#parts.codes });
  }

  #style({ language, valid }: Omit<PrintTerms, "design">): CardStyle {
    const { network, policy } = this.#parts.replica.directory;
    return { network: network?.name ?? "", domain: policy.domain, language, valid };
  }
}
