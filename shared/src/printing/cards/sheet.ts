import { cardSize, type SideName } from "../../domain/card-design/design.ts";
import { mm, type Pdf } from "./card-canvas.ts";

/** A4, in millimetres. */
export const sheetSize = { width: 210, height: 297 } as const;
const columns = 2;
const rows = 5;
export const cardsOnSheet: number = columns * rows;
/** Between two cards; each gives its background half of it to be cut in. */
const gap = 4;
export const sheetBleed: number = gap / 2;

const left = (sheetSize.width - columns * cardSize.width - (columns - 1) * gap) / 2;
const top = (sheetSize.height - rows * cardSize.height - (rows - 1) * gap) / 2;

/** Backs lie mirrored, so that a sheet turned over its long edge has each behind its front. */
export function placeOnSheet(at: number, side: SideName): { x: number; y: number } {
  const column = side === "back" ? columns - 1 - (at % columns) : at % columns;
  const row = Math.floor(at / columns);
  return { x: left + column * (cardSize.width + gap), y: top + row * (cardSize.height + gap) };
}

const markLength = 3;
/** Marks begin where the background of a card that is cut badly ends. */
const markGap = sheetBleed + 0.4;

/** Thin lines in the margins, where each cut begins and ends. */
export function drawMarks(pdf: Pdf): void {
  const [right, bottom] = [sheetSize.width - left, sheetSize.height - top];
  pdf.lineWidth(0.25 * mm * 0.5).strokeColor("#000000");
  for (const x of cuts(left, cardSize.width, columns)) {
    line(pdf, { x, y: top - markGap - markLength }, { x, y: top - markGap });
    line(pdf, { x, y: bottom + markGap }, { x, y: bottom + markGap + markLength });
  }
  for (const y of cuts(top, cardSize.height, rows)) {
    line(pdf, { x: left - markGap - markLength, y }, { x: left - markGap, y });
    line(pdf, { x: right + markGap, y }, { x: right + markGap + markLength, y });
  }
}

function cuts(from: number, length: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => from + at * (length + gap)).flatMap((at) => [
    at,
    at + length,
  ]);
}

type Point = { readonly x: number; readonly y: number };

function line(pdf: Pdf, from: Point, to: Point): void {
  pdf
    .moveTo(from.x * mm, from.y * mm)
    .lineTo(to.x * mm, to.y * mm)
    .stroke();
}
