import { codeText, type PrintedCard } from "../../domain/card-design/card-code.ts";
import {
  type CardSide,
  type CodeItem,
  cardSize,
  type Lettering,
} from "../../domain/card-design/design.ts";
import { type Canvas, mm, type Pdf } from "./card-canvas.ts";
import { type CardStyle, fieldText } from "./card-face.ts";
import { codeSymbol } from "./code-symbol.ts";
import { fitted } from "./fit-code.ts";

export type Face = {
  readonly side: CardSide;
  readonly card: PrintedCard;
  readonly style: CardStyle;
};

/** `x`, `y`: where the card's corner lies on the page; `over` how far its background goes beyond. */
export type Spot = { readonly x: number; readonly y: number; readonly over: number };

/** One side of a card, in millimetres on the page. */
export function drawSide(canvas: Canvas, face: Face, spot: Spot): void {
  const { pdf } = canvas;
  pdf.save();
  pdf.translate(spot.x * mm, spot.y * mm);
  drawBackground(canvas, face.side, spot.over);
  for (const item of face.side.items) {
    if (item.kind === "code") drawCode(pdf, item, face);
    else if (item.kind === "text") drawText(pdf, item, item.text[face.style.language]);
    else drawField(pdf, item, fieldText(item.field, face.card, face.style));
  }
  pdf.restore();
}

function drawBackground({ pdf, pictures }: Canvas, side: CardSide, over: number): void {
  const [width, height] = [(cardSize.width + 2 * over) * mm, (cardSize.height + 2 * over) * mm];
  const corner = -over * mm;
  pdf.rect(corner, corner, width, height).fill(side.colour);
  const picture = side.picture === null ? undefined : pictures.get(side.picture);
  if (picture === undefined) return;
  pdf.save();
  pdf.rect(corner, corner, width, height).clip();
  const scale = Math.max(width / picture.width, height / picture.height);
  const [wide, high] = [picture.width * scale, picture.height * scale];
  const [x, y] = [corner + (width - wide) / 2, corner + (height - high) / 2];
  // What was opened is shown as a file would be; the library's types only know the latter.
  pdf.image(picture as unknown as Buffer, x, y, { width: wide, height: high });
  pdf.restore();
}

function drawCode(pdf: Pdf, item: CodeItem, { card, style }: Face): void {
  const text = codeText(item.code, card, style.domain);
  if (text === undefined) return;
  if (item.light !== null) {
    pdf.rect(item.x * mm, item.y * mm, item.width * mm, item.height * mm).fill(item.light);
  }
  const runs = fitted(item, codeSymbol(item.code, text)).map(
    ({ x, y, width, height }) => `${points(x)} ${points(y)} ${points(width)} ${points(height)} re`,
  );
  // One path in one go: sharp at every size, small, and quick to make.
  pdf.fillColor(item.dark).addContent(runs.join("\n"));
  pdf.fill();
}

function points(length: number): string {
  return (length * mm).toFixed(4);
}

function drawText(pdf: Pdf, place: Lettering, text: string): void {
  const { x, y, width, height, size, font, colour, align } = place;
  const room = { width: width * mm, height: height * mm, align, ellipsis: true };
  pdf.font(font).fontSize(size).fillColor(colour);
  pdf.text(text, x * mm, y * mm, room);
}

/** A name or a number stays on one line and gets smaller to fit; what is too long still is cut. */
function drawField(pdf: Pdf, place: Lettering, text: string): void {
  if (text === "") return;
  pdf.font(place.font).fontSize(place.size);
  const isOver = pdf.widthOfString(text) / (place.width * mm);
  const size = isOver > 1 ? Math.max(leastLetters, place.size / isOver - 0.01) : place.size;
  drawText(pdf, { ...place, size, height: (size * lineHeight) / mm }, text);
}

const leastLetters = 5;
/** Of the letters' size: one line, and no second one. */
const lineHeight = 1.3;
