import bwip from "bwip-js/node";
import type { CardNumber } from "../../domain/card.ts";
import { codeText } from "../../domain/card-design/card-code.ts";
import { type CodeExtent, quietZones } from "../../domain/card-design/code-size.ts";
import type { CodeKind } from "../../domain/card-design/design.ts";
import { qrMatrix, qrRuns } from "../qr-matrix.ts";

export type DarkRun = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A code in modules, its quiet zone included; bars are one high and stretched to their box. */
export type CodeSymbol = { readonly extent: CodeExtent; readonly dark: readonly DarkRun[] };

export function codeSymbol(kind: CodeKind, text: string): CodeSymbol {
  return kind === "qr" ? qrSymbol(text) : barSymbol(kind, text);
}

function qrSymbol(text: string): CodeSymbol {
  const { left, above } = quietZones.qr;
  const matrix = qrMatrix(text);
  const dark = qrRuns(matrix).map(({ x, y, length }) => {
    return { x: x + left, y: y + above, width: length, height: 1 };
  });
  const side = matrix.size + 2 * left;
  return { extent: { width: side, height: side }, dark };
}

function barSymbol(kind: "code128" | "ean13", text: string): CodeSymbol {
  const { left, right } = quietZones[kind];
  const [symbol] = bwip.raw({ bcid: kind, text, includetext: false });
  const widths = symbol !== undefined && "sbs" in symbol ? symbol.sbs : [];
  const dark: DarkRun[] = [];
  let x = left;
  for (const [at, width] of widths.entries()) {
    if (at % 2 === 0) dark.push({ x, y: 0, width, height: 1 });
    x += width;
  }
  return { extent: { width: x + right, height: 0 }, dark };
}

/** Codes of one scheme are equally large, but for Code 128, which packs digits closer. */
const widest: Readonly<Record<string, string>> = {
  own: "AAAAAAAAAAAAAAAAA",
  ean13: "2900000000001",
};

/** The largest code that cards of a scheme need; undefined when it cannot say their numbers. */
export function largestExtent(
  kind: CodeKind,
  scheme: CardNumber["scheme"],
  domain: string,
): CodeExtent | undefined {
  const number = widest[scheme];
  const text = number === undefined ? undefined : codeText(kind, { scheme, number }, domain);
  return text === undefined ? undefined : codeSymbol(kind, text).extent;
}
