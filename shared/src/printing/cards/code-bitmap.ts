import { channels } from "../../domain/card-design/colour.ts";
import type { CodeItem, Colour } from "../../domain/card-design/design.ts";
import type { Bitmap } from "../../ports/code-reader.ts";
import type { CodeSymbol } from "./code-symbol.ts";
import { fitted } from "./fit-code.ts";

/** 600 dots an inch, in millimetres. */
const dotsPerMm = 600 / 25.4;
/** Of bars only so much is painted, in millimetres: they are the same all the way down. */
const barsSeen = 4;

/** The code as it will lie on the card, in its colours; `under` is what lies below its box. */
export function codeBitmap(item: CodeItem, symbol: CodeSymbol, under: Colour): Bitmap {
  const isBars = symbol.extent.height === 0;
  const seen = isBars ? { ...item, height: Math.min(item.height, barsSeen) } : item;
  const width = Math.round(seen.width * dotsPerMm);
  const height = Math.round(seen.height * dotsPerMm);
  const dots = new Uint32Array(width * height).fill(dotOf(item.light ?? under));
  const dark = dotOf(item.dark);
  for (const run of fitted({ ...seen, x: 0, y: 0 }, symbol)) {
    const [left, right] = [run.x, run.x + run.width].map((at) => Math.round(at * dotsPerMm));
    const [top, bottom] = [run.y, run.y + run.height].map((at) => Math.round(at * dotsPerMm));
    for (let y = top ?? 0; y < (bottom ?? 0); y++) {
      dots.fill(dark, y * width + (left ?? 0), y * width + (right ?? 0));
    }
  }
  return { width, height, data: new Uint8ClampedArray(dots.buffer) };
}

const alpha = 255;

/** Four bytes in the order of this machine, so that they lie as red, green, blue, alpha. */
function dotOf(colour: Colour): number {
  const bytes = Uint8Array.from([...channels(colour), alpha]);
  return new Uint32Array(bytes.buffer)[0] ?? 0;
}
