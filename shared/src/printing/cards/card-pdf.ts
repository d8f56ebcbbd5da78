import type { PrintedCard } from "../../domain/card-design/card-code.ts";
import {
  bleed,
  type CardDesign,
  cardSize,
  type SideName,
  sides,
} from "../../domain/card-design/design.ts";
import { type Canvas, type CanvasParts, mm, newCanvas } from "./card-canvas.ts";
import type { CardStyle } from "./card-face.ts";
import { drawSide } from "./draw-side.ts";
import { cardsOnSheet, drawMarks, placeOnSheet, sheetBleed, sheetSize } from "./sheet.ts";

/**
 * `card`: a page the size of a card, for card printers. `bleed`: with 3 mm more on each side, for
 * print shops. `sheet`: ten on A4 with marks to cut along.
 */
export const cardLayouts = ["card", "bleed", "sheet"] as const;
export type CardLayout = (typeof cardLayouts)[number];

export const printedSides = ["both", "front", "back"] as const;
export type PrintedSides = (typeof printedSides)[number];

export type CardPrint = {
  readonly design: CardDesign;
  readonly style: CardStyle;
  readonly layout: CardLayout;
  readonly sides: PrintedSides;
};

export type CardPdfParts = CanvasParts & {
  /** Between pages, so that a long print leaves the process its other work. */
  readonly pause: () => Promise<void>;
};

/** A PDF of cards: front and back of each follow each other, on sheets those of ten. */
export async function cardPdf(
  cards: readonly PrintedCard[],
  print: CardPrint,
  parts: CardPdfParts,
): Promise<Uint8Array> {
  const canvas = newCanvas(parts);
  const onPage = print.layout === "sheet" ? cardsOnSheet : 1;
  for (let from = 0; from < cards.length; from += onPage) {
    const some = cards.slice(from, from + onPage);
    for (const name of sidesOfPrint(print)) {
      if (print.layout === "sheet") drawSheet(canvas, { some, name, print });
      else drawPage(canvas, { some, name, print });
    }
    if ((from / onPage + 1) % pagesInTurn === 0) await parts.pause();
  }
  if (cards.length === 0) canvas.pdf.addPage({ size: pageSize(0), margin: 0 });
  canvas.pdf.end();
  return canvas.whole;
}

const pagesInTurn = 10;

function sidesOfPrint({ design, sides: wanted }: CardPrint): readonly SideName[] {
  const all = design.back === null ? (["front"] as const) : sides;
  return all.filter((name) => wanted === "both" || wanted === name);
}

type Page = {
  readonly some: readonly PrintedCard[];
  readonly name: SideName;
  readonly print: CardPrint;
};

function pageSize(over: number): [number, number] {
  return [(cardSize.width + 2 * over) * mm, (cardSize.height + 2 * over) * mm];
}

function drawPage(canvas: Canvas, { some, name, print }: Page): void {
  const over = print.layout === "bleed" ? bleed : 0;
  const side = print.design[name];
  const [card] = some;
  if (side === null || card === undefined) return;
  canvas.pdf.addPage({ size: pageSize(over), margin: 0 });
  if (over > 0) noteTrim(canvas, over);
  drawSide(canvas, { side, card, style: print.style }, { x: over, y: over, over });
}

/** Where the card ends, for whoever cuts by machine. Source: ISO 32000-1, 14.11.2. */
function noteTrim({ pdf }: Canvas, over: number): void {
  const [width, height] = pageSize(over);
  const edge = over * mm;
  const { dictionary } = pdf.page as unknown as { dictionary: { data: Record<string, unknown> } };
  dictionary.data["TrimBox"] = [edge, edge, width - edge, height - edge];
  dictionary.data["BleedBox"] = [0, 0, width, height];
}

function drawSheet(canvas: Canvas, { some, name, print }: Page): void {
  const side = print.design[name];
  if (side === null) return;
  const size: [number, number] = [sheetSize.width * mm, sheetSize.height * mm];
  canvas.pdf.addPage({ size, margin: 0 });
  drawMarks(canvas.pdf);
  for (const [at, card] of some.entries()) {
    const spot = { ...placeOnSheet(at, name), over: sheetBleed };
    drawSide(canvas, { side, card, style: print.style }, spot);
  }
}
