import type { CodeItem, CodeKind } from "./design.ts";

/** How wide and high a code is in modules, its quiet zone included; height 0 for bars. */
export type CodeExtent = { readonly width: number; readonly height: number };

/**
 * Modules of white on the left and the right, and above and below for a QR code.
 * Source: ISO/IEC 18004 (4), ISO/IEC 15417 (10), GS1 General Specifications 5.2.3 (11 and 7).
 */
export const quietZones: Readonly<
  Record<CodeKind, { readonly left: number; readonly right: number; readonly above: number }>
> = {
  qr: { left: 4, right: 4, above: 4 },
  code128: { left: 10, right: 10, above: 0 },
  ean13: { left: 11, right: 7, above: 0 },
};

/**
 * The narrowest module in millimetres that scanners and phones read from a scratched card: EAN at
 * 80 % of its nominal size, Code 128 as tills' scanners are sold for, QR for phones.
 */
export const leastModule: Readonly<Record<CodeKind, number>> = {
  qr: 0.38,
  code128: 0.19,
  ean13: 0.264,
};

/** Lower bars are missed by a hand that draws the card past the scanner. */
export const leastBarHeight = 7;

/** The width of one module in millimetres when the code fills its box. */
export function moduleWidth({ width, height }: CodeItem, extent: CodeExtent): number {
  const across = width / extent.width;
  return extent.height === 0 ? across : Math.min(across, height / extent.height);
}
