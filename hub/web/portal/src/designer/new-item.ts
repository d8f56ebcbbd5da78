import { textContrast } from "@cardweave/shared/domain/card-design/colour";
import {
  type Box,
  type CardItem,
  type CardSide,
  type CodeItem,
  type CodeKind,
  cardSize,
  type Lettering,
  safeMargin,
} from "@cardweave/shared/domain/card-design/design";

type Size = Pick<Box, "width" | "height">;

/** Large enough for every number that such a code has to hold. Unit: mm. */
const codeSizes: Readonly<Record<CodeKind, Size>> = {
  qr: { width: 20, height: 20 },
  code128: { width: 64, height: 16 },
  ean13: { width: 34, height: 12 },
};
const letterSize: Size = { width: 40, height: 6 };
/** Of the search for a free place. Unit: mm. */
const step = 1;

function meet(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

/** The first place, line by line, where it lies on nothing; the middle when there is none. */
function freePlace({ items }: CardSide, { width, height }: Size): Box {
  for (let y = safeMargin; y + height <= cardSize.height - safeMargin; y += step) {
    for (let x = safeMargin; x + width <= cardSize.width - safeMargin; x += step) {
      const box = { x, y, width, height };
      if (!items.some((item) => meet(box, item))) return box;
    }
  }
  const [x, y] = [(cardSize.width - width) / 2, (cardSize.height - height) / 2];
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10, width, height };
}

const [ink, paper] = ["#1d2433", "#ffffff"] as const;

/** Dark or light, whichever is seen better on that side. */
function inkOn({ colour }: CardSide): string {
  return textContrast(ink, colour) >= textContrast(paper, colour) ? ink : paper;
}

export function newItem(kind: CardItem["kind"], side: CardSide): CardItem {
  if (kind === "code") {
    const box = freePlace(side, codeSizes.qr);
    return { kind, code: "qr", ...box, dark: "#000000", light: "#ffffff" };
  }
  const lettering: Lettering = {
    ...freePlace(side, letterSize),
    size: 10,
    font: "regular",
    colour: inkOn(side),
    align: "left",
  };
  if (kind === "field") return { kind, ...lettering, field: "holder" };
  return { kind, ...lettering, text: { de: "Neuer Text", en: "New text" } };
}

function inside(from: number, length: number, whole: number): number {
  return Math.max(safeMargin, Math.min(from, Math.round((whole - safeMargin - length) * 10) / 10));
}

/** Another kind of code needs another box; it stays where it was as far as it fits. */
export function withCodeKind(item: CodeItem, code: CodeKind): CodeItem {
  const { width, height } = codeSizes[code];
  const x = inside(item.x, width, cardSize.width);
  const y = inside(item.y, height, cardSize.height);
  return { ...item, code, x, y, width, height };
}
