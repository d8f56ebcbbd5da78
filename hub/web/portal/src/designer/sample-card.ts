import {
  codeText,
  writtenNumber,
  writtenValid,
} from "@cardweave/shared/domain/card-design/card-code";
import { quietZones } from "@cardweave/shared/domain/card-design/code-size";
import {
  type Box,
  type CardDesign,
  type CardField,
  type CodeItem,
  type Language,
  sidesOf,
} from "@cardweave/shared/domain/card-design/design";
import { qrModules } from "@cardweave/shared/ui/qr-modules";

/** A card of nobody's, as the test print shows it. */
const numbers = { own: "SPECIMENSPECIMENX", ean13: "2900000000001" } as const;
const holders = { de: "Erika Mustermann", en: "Jane Doe" } as const;

/** Bars of an EAN can only say numbers of that scheme. */
export function schemeOf(design: CardDesign): "own" | "ean13" {
  const items = sidesOf(design).flatMap(([, side]) => side.items);
  const isEan = items.some((item) => item.kind === "code" && item.code === "ean13");
  return isEan ? "ean13" : "own";
}

export interface Sample {
  readonly language: Language;
  readonly scheme: "own" | "ean13";
  readonly networkName: string;
  /** Of the network's links. */
  readonly domain: string;
}

export function sampleText(field: CardField, { language, scheme, networkName }: Sample): string {
  if (field === "name") return networkName;
  if (field === "holder") return holders[language];
  if (field === "valid") return writtenValid("2030-12-31", language);
  return writtenNumber({ scheme, number: numbers[scheme] });
}

function qrBoxes(item: Box, text: string): readonly Box[] {
  const { left } = quietZones.qr;
  const { size, isDark } = qrModules(text);
  const side = size + 2 * left;
  const one = Math.min(item.width, item.height) / side;
  const x = item.x + (item.width - one * side) / 2;
  const y = item.y + (item.height - one * side) / 2;
  return Array.from({ length: size ** 2 }, (_, at) => at)
    .map((at) => [at % size, Math.floor(at / size)] as const)
    .filter(([column, row]) => isDark(column, row))
    .map(([column, row]) => ({
      x: x + (left + column) * one,
      y: y + (left + row) * one,
      width: one,
      height: one,
    }));
}

/** Modules of the bars: 17 characters and what frames them, and an EAN's 13 digits. */
const barModules = { code128: 222, ean13: 95 } as const;

/** Bars to their width, with their quiet zone; which are dark says nothing. */
function barBoxes(item: CodeItem, kind: "code128" | "ean13"): readonly Box[] {
  const { left, right } = quietZones[kind];
  const one = item.width / (barModules[kind] + left + right);
  return Array.from({ length: barModules[kind] }, (_, at) => at)
    .filter((at) => at < 2 || at > barModules[kind] - 3 || (at * 5 + (at % 7) * 3) % 8 < 4)
    .map((at) => ({
      x: item.x + (left + at) * one,
      y: item.y,
      width: one,
      height: item.height,
    }));
}

/** The dark parts of a code, to their size and with the quiet zone around them, as a path. */
export function sampleCode(item: CodeItem, { scheme, domain }: Sample): string {
  const text = codeText(item.code, { scheme, number: numbers[scheme] }, domain);
  const isQr = item.code === "qr";
  const boxes = item.code === "qr" ? qrBoxes(item, text ?? "") : barBoxes(item, item.code);
  // Neighbours would show a hair of light between them on a screen.
  const over = isQr ? 0.01 : 0;
  return boxes
    .map(({ x, y, width, height }) => {
      const [right, down] = [fine(width + over), fine(height + over)];
      return `M${fine(x)} ${fine(y)}h${right}v${down}h${-right}z`;
    })
    .join("");
}

/** Unit: mm. Rounding: to a ten thousandth. */
function fine(length: number): number {
  return Math.round(length * 10_000) / 10_000;
}
